import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { comeAsClassmate } from '../../identity/come-asked.ts';
import { type Classmate, type Classmates, readClassmates } from '../../look/classmates.ts';
import { askCompanion } from '../../mirror/ask.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { ClassmateSheet, firstOf } from './classmate-sheet.tsx';

type Owner = Asked<OwnerActor>;

/**
 * "Klasgenoten" (F115, decision 0034): in a lesson, with whom the mentor put you together, or whom you choose yourself. Who wants to hear something asks; the other
 * gives strength cards and a compliment with one tap; and who asked reads it first and takes it over, or not. Nothing is counted.
 */
export const askClassmateRoute = ownerRoute(paths.askClassmate(), {
  alone: true,
  get: async (asked) => page(asked, await readClassmates(asked.actor, asked.house), []),
  async post(asked) {
    const { actor, house, form, view } = asked;
    const classmates = await readClassmates(actor, house);
    const whom = classmates?.others.find(({ handle }) => handle === form.get('wie'));
    if (classmates === undefined || whom === undefined)
      return page(asked, classmates, [{ field: 'wie', words: view.t('classmates.choose-issue') }]);
    switch (form.get('doe')) {
      case 'vraag':
        return ask(asked, classmates, whom);
      case 'geef':
        return give(asked, classmates, whom);
      default:
        throw new Fault('malformed', 'no such thing to do with a classmate');
    }
  },
});

/** From now on this classmate, and nobody without the code, can give an answer; until the lesson ends. */
async function ask({ actor, house, go }: Owner, classmates: Classmates, whom: Classmate): Promise<Response> {
  const { called, lesson, ends } = classmates;
  await askCompanion(actor, house, {
    who: { name: whom.called, role: 'classmate', language: 'nl' },
    question: { kind: 'cards' },
    called,
    until: ends,
    classmate: { giver: whom.owner, lesson },
  });
  return go(`${paths.askClassmate()}?gevraagd`);
}

async function give(asked: Owner, classmates: Classmates, { owner, theirs }: Classmate): Promise<Response> {
  const { actor, house, view, go, signInAsked } = asked;
  const came = theirs && (await comeAsClassmate(actor, house, { invitation: theirs.invitation, owner }));
  if (came?.kind === 'in') return signInAsked(go(paths.askedAnswer()), came.token);
  return page(asked, classmates, [{ field: 'wie', words: view.t('classmates.over') }]);
}

function page(asked: Owner, classmates: Classmates | undefined, issues: readonly Issue[]): Response {
  const { view, show } = asked;
  const { t } = view;
  const wrong = issues.length > 0 && classmates !== undefined;
  return show(
    <Page
      view={view}
      title={t('classmates.title')}
      heading={t('classmates.heading')}
      lead={t('classmates.lead')}
      back={paths.others()}
      here="passport"
      fault={wrong}
    >
      {classmates === undefined ? (
        <NoLesson asked={asked} />
      ) : (
        <InLesson asked={asked} classmates={classmates} issues={issues} />
      )}
    </Page>,
    wrong ? 422 : 200,
  );
}

function NoLesson({ asked: { view } }: { asked: Owner }) {
  const { t } = view;
  return (
    <section class="flow">
      <p>{t('classmates.no-lesson')}</p>
      <p>{t('classmates.no-lesson-what')}</p>
      <Actions>
        <LinkButton kind="main" href={paths.home()}>
          {t('classmates.to-home')}
        </LinkButton>
        <LinkButton href={paths.joinGroup()}>{t('classmates.to-class')}</LinkButton>
      </Actions>
    </section>
  );
}

type Props = { asked: Owner; classmates: Classmates; issues: readonly Issue[] };

function InLesson({ asked, classmates, issues }: Props) {
  const { view, query } = asked;
  const { t } = view;
  const duo = classmates.others.filter((one) => one.duo);
  const between = classmates.others.filter((one) => !one.duo && (one.mine ?? one.theirs) !== undefined);
  const main = firstOf([...duo, ...between]);
  const sheets = (some: readonly Classmate[]) => (
    <ul class="grid">
      {some.map((classmate) => (
        <ClassmateSheet view={view} classmate={classmate} main={main} />
      ))}
    </ul>
  );
  return (
    <div class="stack">
      <ErrorSummary view={view} issues={issues} />
      {query.has('gevraagd') && issues.length === 0 ? (
        <Notice kind="done" status>
          {t('classmates.asked-now')}
        </Notice>
      ) : null}
      <pvs-refresh id="klasgenoten" seconds="10" class="stack">
        {classmates.duos ? (
          <section class="flow" aria-labelledby="tweetal">
            <h2 id="tweetal">{t('classmates.duo')}</h2>
            {duo.length === 0 ? <p>{t('classmates.duo-waits')}</p> : sheets(duo)}
          </section>
        ) : null}
        {between.length === 0 ? null : (
          <section class="flow" aria-labelledby="ook">
            <h2 id="ook">{t('classmates.between')}</h2>
            {sheets(between)}
          </section>
        )}
      </pvs-refresh>
      <Choose asked={asked} classmates={classmates} issues={issues} main={main === undefined} />
      <section class="flow" aria-labelledby="hoe">
        <h2 id="hoe">{t('classmates.how')}</h2>
        <ul>
          {(['asks', 'first', 'mentor', 'no', 'end'] as const).map((line) => (
            <li>{t(`classmates.how-${line}`)}</li>
          ))}
        </ul>
        <noscript>
          <p>
            <a href={paths.askClassmate()}>{t('classmates.again')}</a>
          </p>
        </noscript>
      </section>
    </div>
  );
}

/** Anybody else who is in the lesson at this moment, by the name for the class. Nobody is chosen beforehand. */
function Choose({ asked, classmates, issues, main }: Props & { main: boolean }) {
  const { view } = asked;
  const { t } = view;
  const rest = classmates.others.filter((one) => !one.duo && one.mine === undefined);
  if (rest.length === 0) return classmates.others.length === 0 ? <p>{t('classmates.choose-none')}</p> : null;
  const fields = (
    <Form view={view} action={paths.askClassmate()}>
      <Radios
        name="wie"
        legend={t('classmates.choose-who')}
        hint={t('classmates.choose-hint')}
        issue={issueOf(issues, 'wie')}
        options={rest.map(({ handle, called }) => ({ value: handle, words: called }))}
        chosen={[]}
        lay="small"
      />
      <Actions>
        <Button kind={main ? 'main' : 'line'} name="doe" value="vraag" noCheck>
          {t('classmates.ask-now')}
        </Button>
      </Actions>
    </Form>
  );
  if (main) return fields;
  return (
    <Disclosure words={t('classmates.choose')} open={issues.length > 0}>
      {fields}
    </Disclosure>
  );
}
