import { showCode } from '../../base/code.ts';
import type { Board } from '../../insight/board.ts';
import type { Lesson } from '../../organisations/lesson.ts';
import { catalog } from '../../questions/catalog.ts';
import { cardOf, pieceOf, stepAt, stepsOf } from '../../questions/lessons.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { FirstScreenEnd } from '../parts/first-screen.tsx';
import { Form } from '../parts/form.tsx';
import { Qr } from '../parts/qr.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { countWords, Dots } from './dots.tsx';
import { questionsInWords, stepInWords } from './step-words.ts';
import { showTime } from './time.ts';

/** How one screen shows the board: in which language, where the class goes, and whether names stand on it. */
export type BoardView = { view: View; origin: string; names: boolean };
type RegionProps = BoardView & { board: Board; lesson: Lesson };

/** The part of the board that its server renews. */
export function BoardRegion(props: RegionProps) {
  const { board, lesson, names } = props;
  const live = paths.lessonLive(board.group.id);
  return (
    <pvs-live id="bord" src={names ? `${live}?namen=aan` : live}>
      {lesson.step === 0 ? <Sign {...props} /> : <Now {...props} />}
      <Lead {...props} />
      <FirstScreenEnd />
      <Inside {...props} />
    </pvs-live>
  );
}

/** Black on yellow, as signs along the way: readable from the last row. */
function Sign(props: RegionProps) {
  const { view, origin, lesson } = props;
  const { t } = view;
  return (
    <div class="board">
      <div class="board-words">
        <p class="board-step">{t('lesson.go-to')}</p>
        <p class="board-address">{new URL(origin).host}</p>
        <p class="board-step">{t('lesson.type-code')}</p>
        <p class="board-code">
          <Code view={view} code={showCode(lesson.code)} large />
        </p>
        <Until {...props} />
      </div>
      <div class="board-scan">
        <Qr address={origin + paths.join(lesson.code)} name={t('lesson.qr')} large />
        <p>{t('lesson.qr-words')}</p>
      </div>
    </div>
  );
}

/** What the class does now, as large as the code was; the code stays, smaller, for who comes late. */
function Now(props: RegionProps) {
  const { view, origin, board, lesson } = props;
  const { t, language } = view;
  const step = stepAt(lesson.plan, lesson.step);
  const piece = pieceOf(step);
  const card = cardOf(step);
  return (
    <div class="board now">
      <div class="board-words">
        <p class="board-step">{t('lesson.now')}</p>
        {piece === undefined ? null : (
          <>
            <p class="board-chapter">{catalog.chapter(piece.chapter).title[language]}</p>
            <p class="board-questions">{questionsInWords(view, piece)}</p>
          </>
        )}
        {step?.board === undefined ? null : <p class="board-questions">{step.board[language]}</p>}
        {card === undefined ? null : <p class="board-card">{card.words[language]}</p>}
        {board.ready === undefined ? null : (
          <p class="board-ready">{t('lesson.ready', { ready: board.ready, present: board.present })}</p>
        )}
      </div>
      <div class="board-late">
        <p>
          {t('lesson.go-to')} <b>{new URL(origin).host}</b> {t('lesson.type-code')}
        </p>
        <p class="board-code small">
          <Code view={view} code={showCode(lesson.code)} large />
        </p>
        <Until {...props} />
      </div>
    </div>
  );
}

function Until({ view, lesson }: RegionProps) {
  const { t, language } = view;
  return (
    <p>
      {t('lesson.until', { time: showTime(language, lesson.ends) })}{' '}
      <Countdown view={view} until={lesson.ends} />
    </p>
  );
}

/** On, or back. Says where it leads, and which step it was pressed at: a second press leads nowhere. */
function Lead({ view, board: { group }, lesson }: RegionProps) {
  const { t } = view;
  const steps = stepsOf(lesson.plan);
  const next = steps[lesson.step];
  return (
    <Form view={view} action={paths.lesson(group.id)}>
      <input type="hidden" name="gezien" value={String(lesson.step)} />
      <Actions>
        {next === undefined ? (
          <p>{t('lesson.last-step')}</p>
        ) : (
          <Button kind="main" name="doe" value="verder">
            {t(lesson.step === 0 ? 'lesson.start-together' : 'lesson.next')}
          </Button>
        )}
        {lesson.step === 0 ? null : (
          <Button kind="quiet" name="doe" value="terug">
            {t('lesson.previous')}
          </Button>
        )}
        {next === undefined ? null : (
          <p class="soft">{t('lesson.next-is', { what: stepInWords(view, next) })}</p>
        )}
      </Actions>
    </Form>
  );
}

/**
 * "Maak tweetallen" (F115). That there are pairs stands on the board, and nothing of what they do. `ronde`: the round that was pressed at, so
 * that pressed twice makes them once.
 */
function Duos({ view, board: { group, present }, lesson: { round, duos } }: RegionProps) {
  const { t } = view;
  if (present < 2 && !duos) return null;
  return (
    <Form view={view} action={paths.lesson(group.id)}>
      <input type="hidden" name="ronde" value={String(round)} />
      <div class="row">
        {duos ? (
          <Button compact kind="quiet" name="doe" value="geen-tweetallen">
            {t('lesson.duos-stop')}
          </Button>
        ) : null}
        <Button compact name="doe" value="tweetallen">
          {t(duos ? 'lesson.duos-again' : 'lesson.duos-make')}
        </Button>
      </div>
    </Form>
  );
}

function Inside(props: RegionProps) {
  const { view, board, names, lesson } = props;
  const { t, language } = view;
  const { group, members, present } = board;
  const inside = members.filter((member) => member.present);
  const others = members.filter((member) => !member.present).map(({ called }) => called);
  const other = names ? paths.lessonBoard(group.id) : `${paths.lessonBoard(group.id)}?namen=aan`;
  return (
    <section class="board-list" aria-labelledby="binnen">
      <div class="row apart">
        <h2 id="binnen">{t('lesson.in-of', { present, all: members.length })}</h2>
        <div class="row screen-only">
          <Duos {...props} />
          {members.length === 0 ? null : (
            <LinkButton compact href={other}>
              {t(names ? 'lesson.hide-names' : 'lesson.show-names')}
            </LinkButton>
          )}
        </div>
      </div>
      {lesson.duos ? <p>{t('lesson.duos-stand')}</p> : null}
      {present === 0 ? <p>{t('lesson.waiting')}</p> : null}
      {names && inside.length > 0 ? (
        <ul class="board-names">
          {inside.map((member) => (
            <li>
              <b>
                <bdi>{member.called}</bdi>
              </b>
              <Dots chapters={member.chapters} />
              <span class="small">{countWords(view, member)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {names && inside.length > 0 ? <p class="soft small">{t('lesson.legend')}</p> : null}
      {names && others.length > 0 ? (
        <p>{t('lesson.not-in', { names: new Intl.ListFormat(language).format(others) })}</p>
      ) : null}
    </section>
  );
}
