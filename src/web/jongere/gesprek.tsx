import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type AgreementId, idFrom, readId } from '../../base/id.ts';
import { type Agreement, keepAgreement, tickAgreement } from '../../talks/agree.ts';
import { acceptTalk, readNews, removeTalk } from '../../talks/plan.ts';
import type { Talk } from '../../talks/read.ts';
import type { Key } from '../../words/catalogs.ts';
import {
  AddAgreement,
  AgreementSheet,
  noAgreement,
  readAgreement,
  type TypedAgreement,
} from '../parts/agreements.tsx';
import { LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { seenRevision } from '../parts/seen-revision.tsx';
import { talkRows, whenInWords } from '../parts/talk-words.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { ownTalk } from './own-talk.ts';
import { Agenda, State, Ways } from './talk-state.tsx';

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

type AgreementsProps = {
  asked: Asked<OwnerActor>;
  talk: Talk;
  agreements: readonly Agreement[];
  typed: TypedAgreement;
  issues: readonly Issue[];
};

function Agreements({ asked, talk, agreements, typed, issues }: AgreementsProps) {
  const { view } = asked;
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
        <AddAgreement
          view={view}
          action={paths.talk(talk.id)}
          typed={typed}
          issues={issues}
          once={asked.form.get('eens')}
        />
      )}
    </section>
  );
}
