import type { Child } from '#jsx/jsx-runtime';
import { formFromAnswer } from '../../questions/fill.ts';
import type { Answer, Question } from '../../questions/model.ts';
import { type Line, readAnswer } from '../../questions/show.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';
import { type Kept, revisionField } from './keep-answer.ts';

/** Another device wrote something else: both stand here, nothing is lost, and the young person chooses. */
export function ConflictPage(props: {
  view: View;
  question: Question;
  conflict: Extract<Kept, { kept: false }>;
  /** The question's own address. */
  back: string;
}) {
  const { view, question, conflict, back } = props;
  const { t, language } = view;
  return (
    <Page
      view={view}
      title={t('fill.other-device')}
      heading={question.title[language]}
      lead={t('fill.other-device')}
      back={back}
      here="passport"
      quickExit={question.sensitiveTopic}
    >
      <Form view={view} action={back} id="antwoord">
        <input type="hidden" name={revisionField} value={String(conflict.revision)} autocomplete="off" />
        {formFromAnswer(question, conflict.ours).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="stack">
          <Version
            view={view}
            id="nu"
            words={t('fill.you-wrote-now')}
            question={question}
            answer={conflict.ours}
          >
            <Button kind="main" name="keuze" value="nu">
              {t('fill.keep-now')}
            </Button>
          </Version>
          <Version
            view={view}
            id="stond"
            words={t('fill.stood-there')}
            question={question}
            answer={conflict.theirs}
          >
            <Button name="keuze" value="stond">
              {t('fill.keep-there')}
            </Button>
          </Version>
        </div>
      </Form>
    </Page>
  );
}

/** Here also what was typed before "Liever in een gesprek": it is part of what one chooses between. */
function allLines(question: Question, answer: Answer, { language }: View): Line[] {
  const shown = readAnswer(question, answer, language);
  if (answer.state === 'given') return shown;
  return [...shown, ...readAnswer(question, { ...answer, state: 'given' }, language)];
}

function Version(props: {
  view: View;
  id: string;
  words: string;
  question: Question;
  answer: Answer | undefined;
  children: Child;
}) {
  const { view, id, words, question, answer } = props;
  const lines = answer === undefined ? [] : allLines(question, answer, view);
  return (
    <Sheet as="section" labelledBy={id}>
      <h2 id={id}>{words}</h2>
      {lines.length === 0 ? <p class="soft">{view.t('common.none')}</p> : <AnswerLines lines={lines} />}
      <Actions>{props.children}</Actions>
    </Sheet>
  );
}
