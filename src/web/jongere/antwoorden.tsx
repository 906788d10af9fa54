import { Fault } from '../../base/fault.ts';
import { listTaken, type TakenOver } from '../../mirror/list.ts';
import { readAnswers } from '../../passport/answer.ts';
import { type Home, readHome } from '../../passport/home.ts';
import { type Proof, readProofs } from '../../passport/proof.ts';
import type { Catalog } from '../../questions/catalog.ts';
import { runs } from '../../questions/flow.ts';
import type { Answer, Answers, ChapterId, Question } from '../../questions/model.ts';
import { readAnswer } from '../../questions/show.ts';
import { Page } from '../parts/page.tsx';
import { ownProofs, Proofs } from '../parts/proofs.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';
import { StampChoice } from './klaar.tsx';
import { OthersWords } from './others-words.tsx';
import { changeAnswer, readChapter } from './way.ts';

/** "Bekijk je antwoorden": the questions of a chapter with what was answered, each to change in two taps (U7, U8, P29). */
export const answersRoute = ownerRoute(pattern.answers, {
  async get({ actor, house, params, view, show }) {
    const chapter = readChapter(params.chapter);
    if (chapter === undefined) throw new Fault('not-there', 'no such chapter');
    const home = await readHome(actor, house);
    const { answers, told } = await readAnswers(actor, house, chapter);
    const { proofs } = await readProofs(actor, house, questionsOf(told, chapter));
    // What others wrote is read alone (F34).
    const others = actor.pair === undefined ? await listTaken(actor, house) : [];
    const taken = others.filter((one) => one.chapter === chapter);
    const read = { home, chapter, answers, asked: told, proofs, taken };
    return show(<AnswersPage view={view} {...read} />);
  },
});

/** Of either route: what the other one has is not shown. */
const questionsOf = (catalog: Catalog, chapter: ChapterId): string[] =>
  catalog.questions.filter((question) => question.chapter === chapter).map(({ id }) => id);

type Props = {
  view: View;
  home: Home;
  chapter: ChapterId;
  answers: Answers;
  /** The questions as they were asked. */
  asked: Catalog;
  proofs: readonly Proof[];
  taken: readonly TakenOver[];
};

function AnswersPage({ view, home, chapter, answers, asked, proofs, taken }: Props) {
  const { t, language } = view;
  const title = asked.chapter(chapter).title[language];
  const { start, core, more } = runs(asked, chapter, home.route ?? undefined, home.filled);
  const told = more.filter((question) => home.filled.has(question.id));
  const kept = asked.questions.filter(
    (one) => one.chapter === chapter && asked.isKept(one.id) && home.filled.has(one.id),
  );
  const shown = [...start, ...core, ...told, ...kept];
  return (
    <Page
      view={view}
      title={`${t('fill.your-answers')} – ${title}`}
      heading={t('fill.your-answers')}
      lead={title}
      back={paths.chapter(chapter)}
      here="passport"
      quickExit={chapter === 'nodig'}
    >
      <div class="stack">
        {shown.map((question) => (
          <AnswerSheet
            view={view}
            question={question}
            answer={answers[question.id]}
            proofs={proofs.filter((one) => one.question === question.id)}
          />
        ))}
      </div>
      {shown.length === 0 ? <p>{t('fill.no-answers')}</p> : null}
      <FromOthers view={view} taken={taken} />
      {home.progress[chapter].stamped === null && shown.length > 0 ? (
        <section aria-labelledby="klaar">
          <h2 id="klaar">{t('fill.is-it-done')}</h2>
          <StampChoice view={view} chapter={chapter} />
        </section>
      ) : null}
    </Page>
  );
}

/** What others wrote and was taken over, apart from the own answers. */
function FromOthers({ view, taken }: { view: View; taken: readonly TakenOver[] }) {
  const { t } = view;
  if (taken.length === 0) return null;
  return (
    <section aria-labelledby="van-anderen" class="flow">
      <h2 id="van-anderen">{t('mirror.from-others-mine')}</h2>
      {taken.map((words) => (
        <Sheet>
          <OthersWords view={view} words={words} />
          <p>
            <a
              class="link"
              href={paths.otherRead(words.id)}
              aria-label={t('mirror.see-of', { who: words.by })}
            >
              {t('mirror.see')}
            </a>
          </p>
        </Sheet>
      ))}
    </section>
  );
}

/** The question stands here as it was when it was answered. When it has other words by now, or is asked no more, this says so. */
function AskedThen({ view: { t, catalog, language }, question }: { view: View; question: Question }) {
  const now = catalog.question(question.id);
  if (now === undefined || catalog.isKept(question.id))
    return <p class="small soft">{t('fill.asked-no-more')}</p>;
  if (now.title[language] === question.title[language]) return null;
  return <p class="small soft">{t('fill.asked-now', { question: now.title[language] })}</p>;
}

/** Carries the question's id, so that changing an answer comes back to its own row. */
function AnswerSheet(props: {
  view: View;
  question: Question;
  answer: Answer | undefined;
  proofs: readonly Proof[];
}) {
  const { view, question, answer, proofs } = props;
  const { t, language } = view;
  const title = question.title[language];
  const lines = answer === undefined ? [] : readAnswer(question, answer, language);
  const empty = lines.length === 0 && proofs.length === 0;
  return (
    <Sheet as="section" labelledBy={`${question.id}-vraag`}>
      <div id={question.id} tabindex={-1} class="answer-row">
        <SheetHead>
          <h2 id={`${question.id}-vraag`} class="asked">
            {title}
          </h2>
          <a
            class="answer-change"
            href={changeAnswer(question.chapter, question.id)}
            aria-label={t(empty ? 'fill.fill-in-of' : 'fill.change-of', { question: title })}
          >
            {t(empty ? 'fill.fill-in' : 'fill.change')}
          </a>
        </SheetHead>
        <AskedThen view={view} question={question} />
        {empty ? <p class="soft">{t('common.none')}</p> : null}
        {lines.length === 0 ? null : <AnswerLines lines={lines} />}
        <Proofs view={view} proofs={proofs} at={ownProofs} />
      </div>
    </Sheet>
  );
}
