import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type AgreementId, idFrom, readId } from '../../base/id.ts';
import { type Agreement, keepAgreement, tickAgreement } from '../../talks/agree.ts';
import { isAhead } from '../../talks/life.ts';
import { acceptTalk, readNews, removeTalk } from '../../talks/plan.ts';
import type { Talk } from '../../talks/read.ts';
import type { Key } from '../../words/catalogs.ts';
import { showMoment } from '../../words/text.ts';
import {
  AgreementFields,
  AgreementSheet,
  noAgreement,
  readAgreement,
  type TypedAgreement,
} from '../parts/agreements.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { AgendaWords, talkRows, whenInWords } from '../parts/talk-words.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { ownTalk, seenRevision } from './own-talk.ts';

/** One talk: when, with whom, what about, into a calendar, changed or called off, and what was agreed (F38, F121). Prints well (C15). */
export const talkRoute = ownerRoute(pattern.talk, {
  get: async (asked) => page(asked, await ownTalk(asked)),
  async post(asked) {
    const { actor, house, form, go } = asked;
    const found = await ownTalk(asked);
    const { id } = found.talk;
    switch (form.get('doe')) {
      case 'ja': {
        const seen = { id, revision: seenRevision(form) };
        const done = await acceptTalk(actor, house, seen, found.talk.remind);
        return go(`${paths.talk(id)}?na=${done === 'other' ? 'ander' : 'ja'}`);
      }
      case 'gezien':
        await readNews(actor, house, id);
        return go(paths.home());
      case 'weg':
        await removeTalk(actor, house, id);
        return go(`${paths.talks()}?weg`);
      case 'klaar':
      case 'niet-klaar':
        return tick(asked, found.agreements);
      case 'afspraak':
        return agree(asked, found);
      default:
        throw new Fault('malformed', 'no such thing to do with a talk');
    }
  },
});

type Found = { talk: Talk; agreements: readonly Agreement[] };

async function tick(asked: Asked<OwnerActor>, agreements: readonly Agreement[]): Promise<Response> {
  const { actor, house, form, params, go } = asked;
  const id = readId<AgreementId>(form.get('afspraak') ?? undefined);
  if (id === undefined || !agreements.some((one) => one.id === id))
    throw new Fault('not-there', 'no agreement of this talk');
  await tickAgreement(actor, house, id, form.get('doe') === 'klaar');
  return go(`/gesprekken/${params.talk}#a-${id}`);
}

async function agree(asked: Asked<OwnerActor>, found: Found): Promise<Response> {
  const { actor, house, form, view, go } = asked;
  const { typed, draft, issues } = readAgreement(form, view);
  if (issues.length > 0) return page(asked, found, typed, issues);
  const id = idFrom<AgreementId>(`agreement ${actor.owner} ${form.get('eens')}`);
  await keepAgreement(actor, house, id, draft, found.talk.id);
  return go(`${paths.talk(found.talk.id)}?na=afspraak#a-${id}`);
}

const after: Record<string, Key> = {
  ja: 'talks.accepted',
  ander: 'talks.other-version',
  anders: 'talks.changed',
  bewaard: 'common.saved',
  afspraak: 'common.saved',
  af: 'talks.called-off',
};

function page(
  asked: Asked<OwnerActor>,
  { talk, agreements }: Found,
  typed: TypedAgreement = noAgreement,
  issues: readonly Issue[] = [],
): Response {
  const { view, query } = asked;
  const { t } = view;
  const who = talk.words.who;
  const said = after[query.get('na') ?? ''];
  return asked.show(
    <Page
      view={view}
      title={t('talks.one-title')}
      heading={t(talk.state === 'proposed' ? 'talks.proposed-by' : 'talks.with', { who })}
      lead={whenInWords(view, talk)}
      back={paths.talks()}
      beside={<PrintButton view={view} />}
      here="talks"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="stack">
        {said === undefined ? null : (
          <Notice kind={query.get('na') === 'ander' ? 'mind' : 'done'} status>
            <p>{t(said, { who })}</p>
            <p>{t(talk.mentor === null ? 'talks.tell-yourself' : 'talks.knows', { who })}</p>
          </Notice>
        )}
        <State view={view} talk={talk} />
        <Rows rows={talkRows(view, talk)} />
        <Agenda view={view} talk={talk} />
        <Ways view={view} talk={talk} />
        <Agreements asked={asked} talk={talk} agreements={agreements} typed={typed} issues={issues} />
      </div>
    </Page>,
    issues.length > 0 ? 422 : 200,
  );
}

/** A proposal asks for a yes, another time, or a no; one that is off says so, with what the mentor wrote. */
function State({ view, talk }: { view: View; talk: Talk }) {
  const { t, language } = view;
  const { who, note } = talk.words;
  const wrote = note === '' ? null : <p>{t('talks.wrote', { who, note })}</p>;
  if (talk.state === 'cancelled') {
    return (
      <Notice kind="mind">
        <p>{t('talks.is-off')}</p>
        {wrote}
      </Notice>
    );
  }
  if (talk.state !== 'proposed' || !isAhead(talk, view.now)) return wrote;
  const was = talk.was === null ? null : <p>{t('talks.was', { day: showMoment(language, talk.was) })}</p>;
  return (
    <Form view={view} action={paths.talk(talk.id)}>
      {wrote}
      {was}
      <input type="hidden" name="versie" value={String(talk.revision)} autocomplete="off" />
      <Actions>
        <Button kind="main" name="doe" value="ja">
          {t('talks.yes')}
        </Button>
        <LinkButton href={paths.talkMove(talk.id)}>{t('talks.other-time')}</LinkButton>
        <LinkButton kind="stop" href={paths.talkStop(talk.id)}>
          {t('talks.no')}
        </LinkButton>
      </Actions>
    </Form>
  );
}

/** What stands on the agenda, and who sees that. */
function Agenda({ view, talk }: { view: View; talk: Talk }) {
  const { t } = view;
  const { agenda, who } = talk.words;
  return (
    <section aria-labelledby="agenda" class="flow">
      <h2 id="agenda">{t('talks.agenda')}</h2>
      {agenda.length === 0 ? (
        <p>{t('talks.agenda-none')}</p>
      ) : (
        <ul>
          {agenda.map((item) => (
            <li>
              <AgendaWords view={view} item={item} />
            </li>
          ))}
        </ul>
      )}
      <p class="soft">{t(talk.mentor === null ? 'talks.only-you' : 'talks.sees-this', { who })}</p>
      {isAhead(talk, view.now) ? (
        <Actions>
          <LinkButton href={paths.talkAgenda(talk.id)} icon="pen">
            {t('talks.change-agenda')}
          </LinkButton>
        </Actions>
      ) : null}
    </section>
  );
}

/** Into the calendar (also what is off, to take it out), another time, off, or thrown away. */
function Ways({ view, talk }: { view: View; talk: Talk }) {
  const { t } = view;
  const ahead = isAhead(talk, view.now);
  const file = paths.talkCalendar(talk.id);
  if (!ahead) {
    return (
      <Form view={view} action={paths.talk(talk.id)}>
        <div class="row screen-only">
          {talk.state === 'cancelled' ? (
            <a href={file} download class="link">
              {t('talks.out-of-calendar')}
            </a>
          ) : null}
          <Button kind="quiet" name="doe" value="weg">
            {t('talks.remove')}
          </Button>
        </div>
      </Form>
    );
  }
  if (talk.state === 'proposed') return null;
  return (
    <section aria-labelledby="agenda-bestand" class="flow screen-only">
      <h2 id="agenda-bestand">{t('talks.into-calendar')}</h2>
      <p>{t('talks.calendar-what')}</p>
      <Actions>
        <LinkButton kind="main" href={file} download>
          {t('talks.into-mine')}
        </LinkButton>
        {talk.words.place === '' ? null : (
          <LinkButton href={`${file}?plek`} download>
            {t('talks.into-mine-place')}
          </LinkButton>
        )}
      </Actions>
      <Actions>
        <LinkButton href={paths.talkMove(talk.id)}>{t('talks.move')}</LinkButton>
        <LinkButton kind="stop" href={paths.talkStop(talk.id)}>
          {t('talks.call-off')}
        </LinkButton>
      </Actions>
    </section>
  );
}

type AgreementsProps = {
  asked: Asked<OwnerActor>;
  talk: Talk;
  agreements: readonly Agreement[];
  typed: TypedAgreement;
  issues: readonly Issue[];
};

function Agreements({ asked, talk, agreements, typed, issues }: AgreementsProps) {
  const { view, form } = asked;
  const { t } = view;
  const who = talk.words.who;
  return (
    <section aria-labelledby="afspraken" class="flow">
      <h2 id="afspraken">{t('talks.agreements')}</h2>
      <p>{t(talk.kind === 'intake' ? 'talks.agreements-intake' : 'talks.agreements-what', { who })}</p>
      <ul class="grid">
        {agreements.map((agreement) => (
          <AgreementSheet
            view={view}
            agreement={agreement}
            own="owner"
            action={paths.talk(talk.id)}
            other={who}
          >
            <LinkButton
              kind="quiet"
              compact
              href={paths.agreement(agreement.id)}
              spoken={`${t('talks.agreement-change')}: ${agreement.words.what}`}
            >
              {t('talks.agreement-change')}
            </LinkButton>
          </AgreementSheet>
        ))}
      </ul>
      {talk.state === 'cancelled' ? null : (
        <details open={issues.length > 0}>
          <summary>{t('talks.agreement-add')}</summary>
          <div class="disclosed">
            <Form view={view} action={paths.talk(talk.id)} once={form.get('eens') ?? randomUUID()}>
              <AgreementFields view={view} typed={typed} issues={issues} />
              <Actions>
                <Button name="doe" value="afspraak">
                  {t('talks.agreement-keep')}
                </Button>
              </Actions>
            </Form>
          </div>
        </details>
      )}
    </section>
  );
}
