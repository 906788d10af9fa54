import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type AgreementId, idFrom, readId, type TalkId } from '../../base/id.ts';
import { cleanLine } from '../../questions/clean.ts';
import { lookTalk, type SeenTalk } from '../../talks/guide.ts';
import { isAhead } from '../../talks/life.ts';
import { addAgreement, declineTalk, tickAsMentor } from '../../talks/propose.ts';
import type { Key } from '../../words/catalogs.ts';
import { showMoment } from '../../words/text.ts';
import {
  AddAgreement,
  AgreementSheet,
  noAgreement,
  readAgreement,
  type TypedAgreement,
} from '../parts/agreements.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { calendarAnswer } from '../parts/calendar-answer.ts';
import { PrintButton } from '../parts/copy.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { seenRevision } from '../parts/seen-revision.tsx';
import { AgendaWords, talkRows, whenInWords } from '../parts/talk-words.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';

/** A talk as the mentor sees it who takes part: when, where, the agenda that the young person chose, and the agreements of this talk. */
export const staffTalkRoute = staffRoute(pattern.staffTalk, {
  get: async (asked) => page(asked, await lookTalk(asked.actor, asked.house, talkIdOf(asked))),
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    const id = talkIdOf(asked);
    const here = paths.staffTalk(id);
    switch (form.get('doe')) {
      case 'af':
        await declineTalk(actor, house, id, cleanLine(form.get('bericht') ?? '', 200));
        return go(`${here}?na=af`);
      case 'afspraak': {
        const { typed, draft, issues } = readAgreement(form, view);
        if (issues.length > 0) return page(asked, await lookTalk(actor, house, id), { typed, issues });
        const agreement = idFrom<AgreementId>(`agreement ${actor.person} ${form.get('eens')}`);
        await addAgreement(actor, house, agreement, id, draft);
        return go(`${here}?na=afspraak#a-${agreement}`);
      }
      case 'klaar':
      case 'niet-klaar': {
        const agreement = readId<AgreementId>(form.get('afspraak') ?? undefined);
        if (agreement === undefined) throw new Fault('not-there', 'no such agreement');
        const seen = { id: agreement, revision: seenRevision(form) };
        const ticked = await tickAsMentor(actor, house, seen, form.get('doe') === 'klaar');
        if (ticked === 'other') return page(asked, await lookTalk(actor, house, id), { other: true });
        return go(`${here}#a-${agreement}`);
      }
      default:
        throw new Fault('malformed', 'no such thing to do with a talk');
    }
  },
});

export const staffTalkCalendarRoute = staffRoute(pattern.staffTalkCalendar, {
  async get(asked) {
    const { talk } = await lookTalk(asked.actor, asked.house, talkIdOf(asked));
    return calendarAnswer(asked, talk, asked.query.has('plek') ? talk.words.place : undefined);
  },
});

/** The talk in the address. One that cannot be an id is no other than one that is not this mentor's. */
export function talkIdOf({ params }: Pick<Asked<StaffActor>, 'params'>): TalkId {
  const id = readId<TalkId>(params.talk);
  if (id === undefined) throw new Fault('not-there', 'no such talk');
  return id;
}

const after: Record<string, Key> = {
  voorstel: 'guide.proposed-now',
  af: 'guide.off-now',
  afspraak: 'guide.saved',
};

/** `other`: what was to be ticked was changed meanwhile. */
type After = { typed?: TypedAgreement; issues?: readonly Issue[]; other?: boolean };

function page(
  asked: Asked<StaffActor>,
  seen: SeenTalk,
  { typed = noAgreement, issues = [], other = false }: After = {},
): Response {
  const { view, query } = asked;
  const { t } = view;
  const { member, talk } = seen;
  const said = after[query.get('na') ?? ''];
  return asked.show(
    <Page
      view={view}
      title={t('talks.one-title')}
      heading={t('talks.with', { who: member.called })}
      lead={whenInWords(view, talk)}
      back={paths.staffHome()}
      beside={<PrintButton view={view} />}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="stack">
        {other ? (
          <Notice kind="mind" status>
            <p>{t('guide.other-agreement')}</p>
          </Notice>
        ) : null}
        {said === undefined ? null : (
          <Notice kind="done" status>
            <p>{t(said, { name: member.called })}</p>
          </Notice>
        )}
        <State asked={asked} seen={seen} />
        <Rows rows={[...talkRows(view, talk, 'guide.bring'), [t('guide.group'), member.groupName]]} />
        <Agenda asked={asked} seen={seen} />
        <Ways asked={asked} seen={seen} />
        <Agreements asked={asked} seen={seen} typed={typed} issues={issues} />
      </div>
    </Page>,
    issues.length > 0 ? 422 : other ? 409 : 200,
  );
}

type Props = { asked: Asked<StaffActor>; seen: SeenTalk };

function State({ asked: { view }, seen: { talk } }: Props) {
  const { t, language } = view;
  if (talk.state === 'planned') return null;
  const words = talk.state === 'cancelled' ? 'talks.is-off' : 'guide.waits';
  return (
    <Notice kind={talk.state === 'cancelled' ? 'mind' : 'info'}>
      <p>{t(words)}</p>
      {talk.was === null ? null : <p>{t('talks.was', { day: showMoment(language, talk.was) })}</p>}
    </Notice>
  );
}

function Agenda({ asked: { view }, seen: { member, talk } }: Props) {
  const { t } = view;
  const { agenda } = talk.words;
  return (
    <section aria-labelledby="agenda" class="flow">
      <h2 id="agenda">{t('guide.agenda-title', { name: member.called })}</h2>
      <p>{t(agenda.length === 0 ? 'guide.agenda-none' : 'guide.agenda')}</p>
      <ul>
        {agenda.map((item) => (
          <li>
            <AgendaWords view={view} item={item} />
          </li>
        ))}
      </ul>
      <p class="screen-only">
        <a class="link" href={paths.cards()}>
          {t('talks.cards')}
        </a>
      </p>
    </section>
  );
}

function Ways({ asked: { view }, seen: { talk } }: Props) {
  const { t } = view;
  const file = paths.staffTalkCalendar(talk.id);
  if (talk.state === 'cancelled') {
    return (
      <p class="screen-only">
        <a class="link" href={file} download>
          {t('guide.out-of-calendar')}
        </a>
      </p>
    );
  }
  if (!isAhead(talk, view.now)) return null;
  return (
    <div class="stack screen-only">
      <Actions>
        <LinkButton kind="main" href={file} download>
          {t('guide.into-calendar')}
        </LinkButton>
        <LinkButton href={paths.staffTalkMove(talk.id)}>{t('guide.other-time')}</LinkButton>
      </Actions>
      <Disclosure words={t('guide.decline')}>
        <Form view={view} action={paths.staffTalk(talk.id)}>
          <p>{t('guide.decline-what')}</p>
          <TextField view={view} name="bericht" label={t('guide.note')} optional maxlength={200} />
          <Button kind="stop" name="doe" value="af">
            {t('guide.decline-now')}
          </Button>
        </Form>
      </Disclosure>
    </div>
  );
}

function Agreements(props: Props & { typed: TypedAgreement; issues: readonly Issue[] }) {
  const { asked, seen, typed, issues } = props;
  const { view, form } = asked;
  const { t } = view;
  const { talk, agreements, member } = seen;
  return (
    <section aria-labelledby="afspraken" class="flow">
      <h2 id="afspraken">{t('talks.agreements-both')}</h2>
      <p>{t('guide.agreements-what', { name: member.called })}</p>
      <ul class="grid">
        {agreements.map((agreement) => (
          <AgreementSheet
            view={view}
            agreement={agreement}
            own="mentor"
            action={paths.staffTalk(talk.id)}
            other={member.called}
          />
        ))}
      </ul>
      {talk.state === 'cancelled' ? null : (
        <AddAgreement
          view={view}
          action={paths.staffTalk(talk.id)}
          typed={typed}
          issues={issues}
          once={form.get('eens')}
        />
      )}
    </section>
  );
}
