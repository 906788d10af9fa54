import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type AgreementId, idFrom, readId } from '../../base/id.ts';
import { readAnswers } from '../../passport/answer.ts';
import type { QuestionId } from '../../questions/model.ts';
import { readAnswer } from '../../questions/show.ts';
import {
  type Agreement,
  changeAgreement,
  keepAgreement,
  listAgreements,
  removeAgreement,
  tickAgreement,
} from '../../talks/agree.ts';
import { readMyTalks } from '../../talks/read.ts';
import {
  AgreementFields,
  AgreementSheet,
  noAgreement,
  readAgreement,
  type TypedAgreement,
  typedAgreement,
} from '../parts/agreements.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SeenRevision, seenRevision } from '../parts/seen-revision.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';

/** All agreements, out of talks and by oneself, and those that stand in the passport (sm7, sw5, sw6): shown, not asked again (U11). */
export const agreementsRoute = ownerRoute(paths.agreements(), {
  get: (asked) => list(asked),
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    if (form.get('doe') === 'klaar' || form.get('doe') === 'niet-klaar') {
      const id = readId<AgreementId>(form.get('afspraak') ?? undefined);
      if (id === undefined) throw new Fault('not-there', 'no such agreement');
      await tickAgreement(actor, house, id, form.get('doe') === 'klaar');
      return go(`${paths.agreements()}#a-${id}`);
    }
    const { typed, draft, issues } = readAgreement(form, view);
    if (issues.length > 0) return list(asked, typed, issues);
    const id = idFrom<AgreementId>(`agreement ${actor.owner} ${form.get('eens')}`);
    await keepAgreement(actor, house, id, draft);
    return go(`${paths.agreements()}?na=bewaard#a-${id}`);
  },
});

/** One agreement: other words for one's own, or away with it. */
export const agreementRoute = ownerRoute(pattern.agreement, {
  async get(asked) {
    const agreement = await ownAgreement(asked);
    return one(asked, agreement, { typed: typedAgreement(agreement) });
  },
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    const agreement = await ownAgreement(asked);
    if (form.get('doe') === 'weg') {
      await removeAgreement(actor, house, agreement.id);
      return go(`${paths.agreements()}?na=weg`);
    }
    const { typed, draft, issues } = readAgreement(form, view);
    const seen = { id: agreement.id, revision: seenRevision(form) };
    // What has to be mended keeps the version that it was made of: another one that came meanwhile is still to be told.
    if (issues.length > 0) return one(asked, { ...agreement, revision: seen.revision }, { typed, issues });
    if ((await changeAgreement(actor, house, seen, draft)) === 'other')
      return one(asked, await ownAgreement(asked), { typed, other: true });
    return go(`${paths.agreements()}?na=bewaard#a-${agreement.id}`);
  },
});

async function ownAgreement({ actor, house, params }: Asked<OwnerActor>): Promise<Agreement> {
  const found = (await listAgreements(actor, house)).find(({ id }) => id === params.agreement);
  if (found === undefined) throw new Fault('not-there', 'no such agreement of this owner');
  return found;
}

async function list(
  asked: Asked<OwnerActor>,
  typed: TypedAgreement = noAgreement,
  issues: readonly Issue[] = [],
): Promise<Response> {
  const { actor, house, view, query, form } = asked;
  const { t } = view;
  const { agreements, ahead, before } = await readMyTalks(actor, house);
  const names = new Map([...ahead, ...before].map(({ id, words }) => [id, words.who]));
  const said = query.get('na');
  return asked.show(
    <Page
      view={view}
      title={t('talks.agreements')}
      heading={t('talks.agreements')}
      lead={t('talks.agreements-lead')}
      back={paths.talks()}
      here="talks"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {said === 'bewaard' || said === 'weg' ? (
        <Notice kind="done" status>
          <p>{t(said === 'weg' ? 'talks.agreement-gone' : 'common.saved')}</p>
        </Notice>
      ) : null}
      {agreements.length === 0 ? <p>{t('talks.agreements-none')}</p> : null}
      <h2 class="hear-only">{t('talks.agreements-both')}</h2>
      <ul class="grid">
        {agreements.map((agreement) => (
          <AgreementSheet
            view={view}
            agreement={agreement}
            own="owner"
            action={paths.agreements()}
            other={(agreement.talk && names.get(agreement.talk)) || t('talks.the-other')}
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
      <section aria-labelledby="erbij" class="flow">
        <h2 id="erbij">{t('talks.agreement-add')}</h2>
        <Form view={view} action={paths.agreements()} once={form.get('eens') ?? randomUUID()}>
          <AgreementFields view={view} typed={typed} issues={issues} />
          <Actions>
            <Button kind="main">{t('talks.agreement-keep')}</Button>
          </Actions>
        </Form>
      </section>
      <FromPassport asked={asked} lines={await inPassport(asked)} />
    </Page>,
    issues.length > 0 ? 422 : 200,
  );
}

const lists: readonly QuestionId[] = ['sm7', 'sw6', 'sw5'];

/** What the passport itself has of agreements and talks; it is shared there, and nowhere else. */
async function inPassport({ actor, house, view }: Asked<OwnerActor>) {
  const { answers, told } = await readAnswers(actor, house, 'stap');
  return lists.flatMap((id) => {
    const [question, answer] = [told.question(id), answers[id]];
    if (question === undefined || answer?.state !== 'given') return [];
    const lines = readAnswer(question, answer, view.language);
    return lines.length === 0 ? [] : [{ question, lines }];
  });
}

type FromPassportProps = { asked: Asked<OwnerActor>; lines: Awaited<ReturnType<typeof inPassport>> };

function FromPassport({ asked: { view }, lines }: FromPassportProps) {
  const { t, language } = view;
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="paspoort" class="flow">
      <h2 id="paspoort">{t('talks.in-passport')}</h2>
      {lines.map(({ question, lines }) => (
        <Sheet>
          <h3>{question.title[language]}</h3>
          <AnswerLines lines={lines} />
          <p>
            <a href={paths.question(question.chapter, question.id)}>{t('fill.change')}</a>
          </p>
        </Sheet>
      ))}
    </section>
  );
}

/** `other`: it was changed on another device meanwhile. What was typed still stands, beside how it is now. */
type Typed = { typed: TypedAgreement; issues?: readonly Issue[]; other?: boolean };

function one(
  asked: Asked<OwnerActor>,
  agreement: Agreement,
  { typed, issues = [], other = false }: Typed,
): Response {
  const { view } = asked;
  const { t } = view;
  const mine = agreement.by === 'owner';
  return asked.show(
    <Page
      view={view}
      title={t('talks.agreement')}
      heading={t('talks.agreement')}
      lead={mine ? undefined : t('talks.agreement-not-yours')}
      back={paths.agreements()}
      here="talks"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {other ? <OtherWords view={view} agreement={agreement} /> : null}
      {mine ? (
        <Form view={view} action={paths.agreement(agreement.id)}>
          <SeenRevision revision={agreement.revision} />
          <AgreementFields view={view} typed={typed} issues={issues} />
          <Actions>
            <Button kind="main" name="doe" value="bewaar">
              {t('talks.keep')}
            </Button>
          </Actions>
        </Form>
      ) : (
        <p class="answer">
          <bdi>{agreement.words.what}</bdi>
        </p>
      )}
      <Form view={view} action={paths.agreement(agreement.id)}>
        <p>{t(agreement.mentor === null ? 'talks.agreement-away' : 'talks.agreement-away-both')}</p>
        <Button kind="stop" name="doe" value="weg">
          {t('talks.agreement-remove')}
        </Button>
      </Form>
    </Page>,
    issues.length > 0 ? 422 : other ? 409 : 200,
  );
}

function OtherWords({ view, agreement }: { view: View; agreement: Agreement }) {
  const { t } = view;
  const { what, who, when } = typedAgreement(agreement);
  return (
    <Notice kind="mind" status>
      <p>{t('talks.agreement-other')}</p>
      <p class="answer">
        <bdi>{[what, who, when].filter(Boolean).join(' · ')}</bdi>
      </p>
      <p>{t('talks.agreement-other-next')}</p>
    </Notice>
  );
}
