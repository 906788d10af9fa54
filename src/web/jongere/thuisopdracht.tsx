import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { readAnswers } from '../../passport/answer.ts';
import { catalog } from '../../questions/catalog.ts';
import type { Answers, ChapterId, Question } from '../../questions/model.ts';
import { readAnswer } from '../../questions/show.ts';
import { cardsFor } from '../../questions/talk-cards.ts';
import { makeAssignment } from '../../talks/assign.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { AnswerLines } from './answer-lines.tsx';
import { readChapter } from './way.ts';

/**
 * The home assignment on one page, to print (F45): a talk at home about one chapter, with questions to ask and lines to write on. Nothing
 * of the passport stands on it, unless the young person ticks an answer; then that is written down, and the page itself is kept nowhere.
 */
export const assignmentRoute = ownerRoute(pattern.assignment, {
  get: (asked) => page(asked, []),
  async post(asked) {
    const { actor, house, form } = asked;
    const chapter = chapterOf(asked);
    const ticked = form.getAll('antwoord');
    if (ticked.length > 0) await makeAssignment(actor, house, chapter);
    return page(asked, ticked);
  },
});

function chapterOf({ params }: Asked<OwnerActor>): ChapterId {
  const chapter = readChapter(params.chapter);
  if (chapter === undefined) throw new Fault('not-there', 'no such chapter');
  return chapter;
}

async function page(asked: Asked<OwnerActor>, ticked: readonly string[]): Promise<Response> {
  const { actor, house, view, show } = asked;
  const { t, language } = view;
  const chapter = chapterOf(asked);
  const title = catalog.chapter(chapter).title[language];
  const { answers } = await readAnswers(actor, house, chapter);
  const given = catalog.questions.filter((question) => isGiven(question, chapter, answers));
  const chosen = given.filter(({ id }) => ticked.includes(id));
  return show(
    <Page
      view={view}
      title={t('talks.assignment')}
      heading={t('talks.assignment-of', { chapter: title })}
      lead={t('talks.assignment-lead')}
      back={paths.talks()}
      beside={<PrintButton view={view} />}
      here="talks"
      quickExit={chapter === 'nodig'}
    >
      <div class="assignment">
        <ol class="assignment-steps">
          <li>{t('talks.assignment-1')}</li>
          <li>
            {t('talks.assignment-2')}
            <ul>
              {cardsFor(chapter, 'parent').map(({ words }) => (
                <li>
                  {words[language]}
                  <span class="write-line" />
                </li>
              ))}
            </ul>
          </li>
          <li>
            {t('talks.assignment-3')}
            <span class="write-line" />
            <span class="write-line" />
          </li>
          <li>{t('talks.assignment-4')}</li>
        </ol>
        {chosen.length === 0 ? null : (
          <section aria-labelledby="van-mij" class="flow">
            <h2 id="van-mij">{t('talks.assignment-mine')}</h2>
            {chosen.map((question) => (
              <div class="asked-answered">
                <h3 class="asked">{question.title[language]}</h3>
                <Given question={question} answers={answers} language={language} />
              </div>
            ))}
          </section>
        )}
      </div>
      {given.length === 0 ? null : (
        <Form view={view} action={paths.assignment(chapter)}>
          <div class="screen-only flow">
            <Checks
              name="antwoord"
              legend={t('talks.assignment-choose')}
              hint={t('talks.assignment-choose-hint')}
              options={given.map((question) => ({ value: question.id, words: question.title[language] }))}
              chosen={ticked}
            />
            <Actions>
              <Button kind="main">{t('talks.assignment-put')}</Button>
              <LinkButton href={paths.cardsOf(chapter, 'parent')}>{t('talks.cards-parent')}</LinkButton>
            </Actions>
          </div>
        </Form>
      )}
    </Page>,
  );
}

/** What there is to tick: answers in words, of this chapter, and never what nobody else may see. */
function isGiven(question: Question, chapter: ChapterId, answers: Answers): boolean {
  const answer = answers[question.id];
  return (
    question.chapter === chapter &&
    question.shareable &&
    answer?.state === 'given' &&
    hasWords(question, answer)
  );
}

const hasWords = (question: Question, answer: Answers[string]): boolean =>
  readAnswer(question, answer, 'nl').length > 0;

function Given({
  question,
  answers,
  language,
}: {
  question: Question;
  answers: Answers;
  language: 'nl' | 'en';
}) {
  const answer = answers[question.id];
  return answer === undefined ? null : <AnswerLines lines={readAnswer(question, answer, language)} />;
}
