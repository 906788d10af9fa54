import type { AskedQuestion } from '../../look/question.ts';
import { catalog } from '../../questions/catalog.ts';
import type { Issue as Trouble } from '../../questions/check.ts';
import { stateField } from '../../questions/field.ts';
import { type Place, placeOf } from '../../questions/flow.ts';
import type { Answer, Question } from '../../questions/model.ts';
import { proofKindsOf } from '../../questions/proofs.ts';
import { isAnswered } from '../../questions/value.ts';
import { AutoSave, SavedLine } from '../parts/auto-save.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { FirstScreenEnd } from '../parts/first-screen.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ownProofs, Proofs } from '../parts/proofs.tsx';
import { OtherAnswers, QuestionParts } from '../parts/question/parts.tsx';
import { Steps } from '../parts/steps.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { AskOthers, othersCanTell } from './ask-others.tsx';
import { addWords } from './bewijs-bij.tsx';
import { choseField, proofField, revisionField, skipField, sourcesFor } from './keep-answer.ts';
import { SafetyLine } from './safety-line.tsx';
import { SeenBy } from './seen-by.tsx';
import { StillNotice } from './still-notice.tsx';
import { TogetherLine } from './together-line.tsx';

export type QuestionPageProps = {
  view: View;
  question: Question;
  read: AskedQuestion;
  place: Place;
  answer: Answer | undefined;
  /** Where the form is sent. */
  action: string;
  /** Instead of the question before: the row among the answers. */
  back: string | undefined;
  issues: readonly Issue[];
  troubles: readonly Trouble[];
};

/** Where we are, the question with its controls, ways not to answer, why it is asked and who can see it (U1–U4, U19). */
export function QuestionPage(props: QuestionPageProps) {
  const { view, question, read, place, action, issues } = props;
  const { t, language } = view;
  const chapter = catalog.chapter(question.chapter).title[language];
  const where = place.run === 'more' ? t('fill.more-about', { chapter }) : chapter;
  const step = t('common.step-of', { step: place.number, of: place.of });
  const sensitive = question.sensitiveTopic || question.chapter === 'nodig';
  return (
    <Page
      view={view}
      title={`${step} – ${where}`}
      back={props.back ?? before(question, place)}
      here="passport"
      typing={{ form: formId, action }}
      quickExit={sensitive}
      voice={question.parts.some((part) => part.kind === 'long')}
      firstScreen
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {read.old ? <StillNotice view={view} action={action} /> : null}
      <TogetherLine view={view} together={read.together} at={{ question, place: inLesson(question, read) }} />
      <Steps view={view} where={where} step={place.number} of={place.of} />
      <AutoSave view={view}>
        <Form view={view} action={action} id={formId}>
          <Marks {...props} />
          <QuestionParts
            view={view}
            question={question}
            answer={props.answer}
            issues={issues}
            sourcesOf={(part) => sourcesFor(part, read, language)}
          />
          <FirstScreenEnd />
          <WithAnswer view={view} question={question} proofs={read.proofs} />
          <QuestionHelp view={view} question={question} />
          <Chosen view={view} question={question} answer={props.answer} />
          <Actions>
            <Button kind="main">{t('common.go-on')}</Button>
            {isAnswered(read.answer) ? null : (
              <Button kind="quiet" name={skipField} value="over" noCheck>
                {t('fill.skip')}
              </Button>
            )}
          </Actions>
          <div class="or">
            <OtherAnswers view={view} />
          </div>
          <div class="foot">
            <SavedLine view={view} saved={read.revision > 0}>
              <SeenBy view={view} question={question} seers={read.seers} />
            </SavedLine>
            <p class="soft">{t('fill.why', { why: question.why[language] })}</p>
            {read.versions === 0 ? null : (
              <p>
                <Link href={paths.earlier(question.chapter, question.id)}>{t('memory.look-back')}</Link>
              </p>
            )}
          </div>
        </Form>
      </AutoSave>
      {othersCanTell(question.id) ? <AskOthers view={view} /> : null}
      {sensitive ? <SafetyLine view={view} /> : null}
    </Page>
  );
}

const formId = 'antwoord';

/** A class does the questions of the method together: what a region added is not counted there. */
const inLesson = ({ id }: Question, { route, filled }: AskedQuestion): Place | undefined =>
  placeOf(catalog, id, route ?? undefined, filled);

function before({ chapter }: Question, { previous }: Place): string {
  return previous === undefined ? paths.chapter(chapter) : paths.question(chapter, previous);
}

/** On which revision this was written; what was chosen instead of an answer; what went wrong the last time (U15). */
function Marks({ read, answer, troubles }: QuestionPageProps) {
  return (
    <>
      <input type="hidden" name={revisionField} value={String(read.revision)} autocomplete="off" />
      {answer === undefined || answer.state === 'given' ? null : (
        <input type="hidden" name={choseField} value={answer.state} />
      )}
      {troubles.map(({ field, key }) => (
        <input type="hidden" name="fout" value={`${field} ${key}`} />
      ))}
    </>
  );
}

/** What goes with the answer, and the way to add to it: a button of this form, so that what was typed is kept first (F17, F22). */
function WithAnswer({
  view,
  question,
  proofs,
}: Pick<QuestionPageProps, 'view' | 'question'> & { proofs: AskedQuestion['proofs'] }) {
  const kinds = proofKindsOf(question);
  if (kinds.length === 0) return null;
  return (
    <div class="with-answer" id="bewijs">
      {proofs.length === 0 ? null : (
        <section aria-labelledby="erbij">
          <h2 id="erbij" class="label">
            {view.t('proofs.with-answer')}
          </h2>
          <Proofs view={view} proofs={proofs} at={ownProofs} />
        </section>
      )}
      <Button
        compact
        name={proofField}
        value="erbij"
        noCheck
        icon={kinds.includes('image') ? 'picture' : 'microphone'}
      >
        {view.t(addWords(question))}
      </Button>
    </div>
  );
}

/** What it means, and what somebody could answer (F20, U16). */
export function QuestionHelp({ view, question }: { view: View; question: Question }) {
  const { t, language } = view;
  const { meaning, examples } = question;
  return (
    <div class="help">
      {meaning === undefined ? null : (
        <Disclosure words={t('common.what-does-it-mean')}>
          <p>{meaning[language]}</p>
        </Disclosure>
      )}
      {examples.length === 0 ? null : (
        <Disclosure words={t('fill.examples', { count: examples.length })}>
          <ul>
            {examples.map((example) => (
              <li>{example[language]}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

/** "Liever in een gesprek" was chosen: with whom, and how to answer after all. */
function Chosen({ view, question, answer }: { view: View; question: Question; answer: Answer | undefined }) {
  if (answer === undefined || answer.state === 'given') return null;
  const { t, language } = view;
  const names = question.with.map((who) => t(`fill.with-${who}`));
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
  return (
    <Notice kind="done">
      <p>{t('fill.you-chose', { chosen: catalog.states[answer.state][language] })}</p>
      {names.length === 0 ? null : <p>{t('fill.talk-with', { who: list })}</p>}
      <p>{t('fill.answer-after-all')}</p>
      <p>
        <Button kind="quiet" name={stateField} value="given" noCheck>
          {t('fill.take-back')}
        </Button>
      </p>
    </Notice>
  );
}
