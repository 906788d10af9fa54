import type { StaffActor } from '../../access/actor.ts';
import { type Board, readBoard } from '../../insight/board.ts';
import type { Lesson } from '../../organisations/lesson.ts';
import { stepsOf } from '../../questions/lessons.ts';
import { Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { BoardRegion, type BoardView } from './board-region.tsx';
import { groupOf } from './les.tsx';
import { stepInWords } from './step-words.ts';

/**
 * The board of a lesson, for a projector (U53, F116, look.md layout 4): where to go, the code, what the class does now, how many are
 * in. It renews itself. Names stand on it only when the mentor asks for them (decision 0024); never an answer.
 */
export const boardRoute = staffRoute(pattern.lessonBoard, {
  async get(asked) {
    const group = groupOf(asked);
    const board = await readBoard(asked.actor, asked.house, group);
    if (board.lesson === undefined) return asked.go(paths.lesson(group));
    return asked.show(<BoardPage asked={asked} board={board} lesson={board.lesson} />);
  },
});

/** How this screen shows a board; its live stream draws with the same. */
export function boardViewOf({ view, desk, query }: Asked<StaffActor>): BoardView {
  return { view, origin: desk.origin(), names: query.get('namen') === 'aan' };
}

type BoardProps = { asked: Asked<StaffActor>; board: Board; lesson: Lesson };

function BoardPage({ asked, board, lesson }: BoardProps) {
  const { view } = asked;
  const { t } = view;
  const { group } = board;
  return (
    <Page
      view={view}
      wide
      readAloud={false}
      firstScreen
      title={t('lesson.board-title')}
      heading={t('lesson.group-of', { group: group.name, organisation: group.organisationName })}
      back={paths.staffHome()}
      beside={<Controls asked={asked} board={board} />}
    >
      <div class="flow board-page">
        <BoardRegion {...boardViewOf(asked)} board={board} lesson={lesson} />
        <noscript>
          <p>
            <Link href={view.address}>{t('lesson.reload')}</Link>
          </p>
        </noscript>
        <ul class="links board-ways">
          <li>
            <a href={`${paths.cards()}?groep=${group.id}`}>{t('lesson.talk-cards')}</a>
          </li>
          <li>
            <a href={paths.lesson(group.id)}>{t('lesson.to-list')}</a>
          </li>
          <li>
            <a href={paths.lessonSignOut(group.id)}>{t('lesson.sign-out')}</a>
          </li>
        </ul>
        <ChooseStep asked={asked} board={board} lesson={lesson} />
      </div>
    </Page>
  );
}

function Controls({ asked: { view }, board: { group } }: Pick<BoardProps, 'asked' | 'board'>) {
  return (
    <Form view={view} action={paths.lesson(group.id)}>
      <div class="row">
        <Button compact name="doe" value="nieuw">
          {view.t('lesson.new-code')}
        </Button>
        <Button compact kind="stop" name="doe" value="stop">
          {view.t('lesson.stop')}
        </Button>
      </div>
    </Form>
  );
}

/** Any step of the plan, for a class that does not go in order. */
function ChooseStep({ asked: { view }, board: { group }, lesson }: BoardProps) {
  const { t } = view;
  const options = [
    { value: '0', words: t('lesson.come-in') },
    ...stepsOf(lesson.plan).map((step, n) => ({ value: String(n + 1), words: stepInWords(view, step) })),
  ];
  return (
    <Disclosure words={t('lesson.choose-step')}>
      <Form view={view} action={paths.lesson(group.id)}>
        <SelectField
          view={view}
          name="stap"
          label={t('lesson.which-step')}
          options={options}
          value={String(lesson.step)}
        />
        <Button name="doe" value="kies">
          {t('lesson.go-there')}
        </Button>
      </Form>
    </Disclosure>
  );
}
