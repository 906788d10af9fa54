import type { Child } from '#jsx/jsx-runtime';
import type { AskedQuestion } from '../../look/question.ts';
import type { Answer, Question } from '../../questions/model.ts';
import { allLines } from '../../questions/show.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';

/** Which of the texts was chosen: the id of a version, or `stond` for what stands. */
export const chooseField = 'keuze';

/**
 * Another device wrote something else: both are in the house, and stand here at every opening of the question until the young person
 * chooses. What was not chosen can be looked back at.
 */
export function ConflictPage(props: {
  view: View;
  question: Question;
  read: Pick<AskedQuestion, 'answer' | 'asides'>;
  /** The question's own address. */
  action: string;
}) {
  const { view, question, read, action } = props;
  const { t, language } = view;
  return (
    <Page
      view={view}
      title={t('fill.other-device')}
      heading={question.title[language]}
      lead={t('fill.other-device')}
      back={paths.chapter(question.chapter)}
      here="passport"
      quickExit={question.sensitiveTopic}
    >
      <Form view={view} action={action} id="antwoord">
        <div class="stack">
          {read.asides.map(({ id, answer }, at) => (
            <Choice
              view={view}
              id={`nu-${at + 1}`}
              words={t('fill.you-wrote-now')}
              question={question}
              answer={answer}
            >
              <Button kind={at === 0 ? 'main' : 'line'} name={chooseField} value={id}>
                {t('fill.keep-now')}
              </Button>
            </Choice>
          ))}
          <Choice
            view={view}
            id="stond"
            words={t('fill.stood-there')}
            question={question}
            answer={read.answer}
          >
            <Button name={chooseField} value="stond">
              {t('fill.keep-there')}
            </Button>
          </Choice>
        </div>
        <p class="soft">{t('fill.other-stays')}</p>
      </Form>
    </Page>
  );
}

function Choice(props: {
  view: View;
  id: string;
  words: string;
  question: Question;
  answer: Answer | undefined;
  children: Child;
}) {
  const { view, id, words, question, answer } = props;
  const lines = answer === undefined ? [] : allLines(question, answer, view.language);
  return (
    <Sheet as="section" labelledBy={id}>
      <h2 id={id}>{words}</h2>
      {lines.length === 0 ? <p class="soft">{view.t('common.none')}</p> : <AnswerLines lines={lines} />}
      <Actions>{props.children}</Actions>
    </Sheet>
  );
}
