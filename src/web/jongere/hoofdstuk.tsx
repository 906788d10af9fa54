import { Fault } from '../../base/fault.ts';
import { readAnswers } from '../../passport/answer.ts';
import { type Home, readHome } from '../../passport/home.ts';
import { catalog } from '../../questions/catalog.ts';
import { runs } from '../../questions/flow.ts';
import type { Answers, ChapterId, Question } from '../../questions/model.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AskOthers, othersCanAdd } from './ask-others.tsx';
import { StampOrPlace, StateWords } from './chapter-sheet.tsx';
import { QuestionList } from './question-list.tsx';
import { readChapter, routeBefore, stageOf, wayInto } from './way.ts';

/** One chapter: what it is about, its core questions with how each stands, and the rest behind "Wil je meer vertellen?". */
export const chapterRoute = ownerRoute(pattern.chapter, {
  async get({ actor, house, params, view, show }) {
    const chapter = readChapter(params.chapter);
    if (chapter === undefined) throw new Fault('not-there', 'no such chapter');
    const home = await readHome(actor, house);
    const { answers } = await readAnswers(actor, house, chapter);
    return show(<ChapterPage view={view} home={home} chapter={chapter} answers={answers} />);
  },
});

type Props = { view: View; home: Home; chapter: ChapterId; answers: Answers };

function ChapterPage({ view, home, chapter, answers }: Props) {
  const { t, language } = view;
  const { title, intro } = catalog.chapter(chapter);
  const { start, core, more } = runs(view.catalog, chapter, home.route ?? undefined, home.filled);
  const answered = [...core, ...more].some((question) => home.filled.has(question.id));
  return (
    <Page
      view={view}
      title={title[language]}
      heading={title[language]}
      lead={intro[language]}
      back={paths.home()}
      here="passport"
      quickExit={chapter === 'nodig'}
    >
      <div class="stack">
        {chapter === 'nodig' ? <Notice>{t('fill.needs-private')}</Notice> : null}
        {home.route === null && asksMore(chapter) ? <RouteFirst view={view} chapter={chapter} /> : null}
        {core.length + start.length === 0 ? null : (
          <>
            <Progress view={view} home={home} chapter={chapter} answered={answered} />
            <QuestionList
              view={view}
              questions={[...start, ...core]}
              answers={answers}
              filled={home.filled}
            />
          </>
        )}
        <More view={view} questions={more} answers={answers} filled={home.filled} />
        {othersCanAdd(chapter) ? <AskOthers view={view} /> : null}
        <p>
          <Link href={paths.proofs()}>{t('proofs.all')}</Link>
        </p>
      </div>
    </Page>
  );
}

/** How far it is, and the one thing to do: begin, go on, or look whether it is done. */
function Progress({ view, home, chapter, answered }: Omit<Props, 'answers'> & { answered: boolean }) {
  const { t } = view;
  const stage = stageOf(home, chapter, view);
  const open = stage.stamped === undefined;
  return (
    <>
      <Sheet withStamp>
        <p>
          <StateWords view={view} stage={stage} />
        </p>
        {home.look.stempels === 'uit' ? null : <StampOrPlace view={view} stage={stage} seed={home.seed} />}
      </Sheet>
      <Actions>
        {open ? (
          <LinkButton kind="main" href={wayInto(view, chapter, home)}>
            {stage.progress.state === 'not-begun' ? t('fill.begin') : t('common.go-on')}
          </LinkButton>
        ) : null}
        {answered ? <LinkButton href={paths.answers(chapter)}>{t('fill.look-answers')}</LinkButton> : null}
        {open ? null : <LinkButton href={paths.done(chapter)}>{t('fill.about-stamp')}</LinkButton>}
      </Actions>
    </>
  );
}

function More({
  view,
  questions,
  answers,
  filled,
}: {
  view: View;
  questions: readonly Question[];
  answers: Answers;
  filled: Home['filled'];
}) {
  if (questions.length === 0) return null;
  const begun = questions.some(({ id }) => answers[id] !== undefined || filled.has(id));
  return (
    <Disclosure words={view.t('fill.more')} open={begun}>
      <p>{view.t('fill.more-lead')}</p>
      <QuestionList view={view} questions={questions} answers={answers} filled={filled} />
    </Disclosure>
  );
}

/** Has questions that come only with mbo or work. */
const asksMore = (chapter: ChapterId): boolean => chapter === 'wil' || chapter === 'stap';

function RouteFirst({ view: { t }, chapter }: { view: View; chapter: ChapterId }) {
  const alone = chapter === 'stap';
  return (
    <Notice>
      <p>{t(alone ? 'fill.route-first' : 'fill.route-more')}</p>
      <p>
        <LinkButton kind={alone ? 'main' : 'line'} href={routeBefore(chapter)}>
          {t('fill.choose-route')}
        </LinkButton>
      </p>
      {alone ? <p>{t('fill.route-talk')}</p> : null}
    </Notice>
  );
}
