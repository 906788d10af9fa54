import type { StaffActor } from '../../access/actor.ts';
import { showCode } from '../../base/code.ts';
import { type Board, readBoard } from '../../insight/board.ts';
import type { Lesson } from '../../organisations/lesson.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { Qr } from '../parts/qr.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { countWords, Dots } from './dots.tsx';
import { groupOf } from './les.tsx';
import { showTime } from './time.ts';

/**
 * The board of a lesson, for a projector (U53, look.md layout 4): where to go, the code, who is in and how far. First names and dots,
 * never an answer; names can be hidden. Shown by mistake it does no harm.
 */
export const boardRoute = staffRoute(pattern.lessonBoard, {
  async get(asked) {
    const group = groupOf(asked);
    const board = await readBoard(asked.actor, asked.house, group);
    if (board.lesson === undefined) return asked.go(paths.lesson(group));
    return asked.show(<BoardPage asked={asked} board={board} lesson={board.lesson} />);
  },
});

type BoardProps = { asked: Asked<StaffActor>; board: Board; lesson: Lesson };

function BoardPage({ asked, board, lesson }: BoardProps) {
  const { view, query } = asked;
  const { t } = view;
  const { group } = board;
  const hidden = query.get('namen') === 'uit';
  const other = hidden ? paths.lessonBoard(group.id) : `${paths.lessonBoard(group.id)}?namen=uit`;
  return (
    <Page
      view={view}
      wide
      readAloud={false}
      title={t('lesson.board-title')}
      heading={t('lesson.group-of', { group: group.name, organisation: group.organisationName })}
      back={paths.staffHome()}
      beside={<Controls asked={asked} board={board} />}
    >
      <pvs-refresh id="bord" seconds="5">
        <Sign asked={asked} lesson={lesson} />
        <section class="board-list" aria-labelledby="binnen">
          <div class="row apart">
            <h2 id="binnen">{t('lesson.in', { count: board.members.length })}</h2>
            <LinkButton compact href={other}>
              {t(hidden ? 'lesson.show-names' : 'lesson.hide-names')}
            </LinkButton>
          </div>
          <Inside asked={asked} board={board} hidden={hidden} />
        </section>
      </pvs-refresh>
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

/** Black on yellow, as signs along the way: readable from the last row. */
function Sign({ asked, lesson }: Pick<BoardProps, 'asked' | 'lesson'>) {
  const { view, desk } = asked;
  const { t, language, now } = view;
  return (
    <div class="board">
      <div class="board-words">
        <p class="board-step">{t('lesson.go-to')}</p>
        <p class="board-address">{new URL(desk.origin()).host}</p>
        <p class="board-step">{t('lesson.type-code')}</p>
        <p class="board-code">
          <Code view={view} code={showCode(lesson.code)} large />
        </p>
        <p>
          {t('lesson.until', { time: showTime(language, lesson.ends) })}{' '}
          <pvs-countdown
            until={lesson.ends.toISOString()}
            data-now={now.toISOString()}
            data-words={t('lesson.left', { time: '{time}' })}
          />
        </p>
      </div>
      <div class="board-scan">
        <Qr address={desk.origin() + paths.join(lesson.code)} name={t('lesson.qr')} large />
        <p>{t('lesson.qr-words')}</p>
      </div>
    </div>
  );
}

function Inside({ asked, board, hidden }: Pick<BoardProps, 'asked' | 'board'> & { hidden: boolean }) {
  const { view } = asked;
  const { t } = view;
  const { group, members } = board;
  if (members.length === 0) return <p>{t('lesson.waiting')}</p>;
  if (hidden) return <p>{t('lesson.names-hidden')}</p>;
  return (
    <>
      <ul class="board-names">
        {members.map((member) => (
          <li>
            <b>
              <bdi>{member.called}</bdi>
            </b>
            <Dots chapters={member.chapters} />
            <span class="small">{countWords(view, member)}</span>
          </li>
        ))}
      </ul>
      <div class="row apart">
        <p class="soft small">{t('lesson.legend')}</p>
        <Link href={paths.lesson(group.id)}>{t('lesson.to-list')}</Link>
      </div>
    </>
  );
}
