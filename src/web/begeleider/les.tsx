import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GroupId, type OwnerId, readId } from '../../base/id.ts';
import { type ClassApplied, readClassApplied } from '../../insight/applied.ts';
import { type Board, readBoard } from '../../insight/board.ts';
import { makeDuos, stopDuos } from '../../organisations/duo.ts';
import { leadLesson } from '../../organisations/lead.ts';
import { openLesson, renewCode, stopLesson } from '../../organisations/lesson.ts';
import { removeMember, restoreMember } from '../../organisations/member.ts';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { noteSchool } from '../start/class-code.ts';
import { ClassAppliedPart } from './class-applied.tsx';
import { AfterAct, LessonState, LessonWays } from './lesson-state.tsx';
import { MemberList } from './member-list.tsx';

/** A group's lesson: start, lead, new code, stop, and the list of who takes part. For the mentor's own screen; the board is for all eyes. */
export const lessonRoute = staffRoute(pattern.lesson, {
  async get(asked) {
    const group = groupOf(asked);
    const board = await readBoard(asked.actor, asked.house, group);
    const applied = await readClassApplied(asked.actor, asked.house, group);
    return asked.show(<LessonPage asked={asked} board={board} applied={applied} />);
  },
  async post(asked) {
    const { actor, house, form } = asked;
    const group = groupOf(asked);
    switch (form.get('doe')) {
      case 'start':
        await openLesson(actor, house, group);
        await noteSchool(asked);
        return asked.go(paths.lessonBoard(group));
      case 'verder':
      case 'terug':
      case 'kies':
        await lead(asked, group);
        return asked.go(paths.lessonBoard(group));
      case 'tweetallen':
        await makeDuos(actor, house, group, number(form.get('ronde')));
        return asked.go(paths.lessonBoard(group));
      case 'geen-tweetallen':
        await stopDuos(actor, house, group, number(form.get('ronde')));
        return asked.go(paths.lessonBoard(group));
      case 'nieuw':
        await renewCode(actor, house, group);
        await noteSchool(asked);
        return asked.go(paths.lessonBoard(group));
      case 'stop':
        await stopLesson(actor, house, group);
        return asked.go(`${paths.lesson(group)}?na=stop`);
      case 'weg':
        await remove(asked, group);
        return removed(asked, group);
      case 'terugzetten':
        await restoreMember(actor, house, group, whom(asked));
        return asked.go(`${paths.lesson(group)}?na=terug`);
      default:
        throw new Fault('malformed', 'no such thing to do with a lesson');
    }
  },
});

/** The group in the address. One that cannot be an id is no other than one that is not this mentor's. */
export function groupOf({ params }: Pick<Asked<StaffActor>, 'params'>): GroupId {
  const group = readId<GroupId>(params.group);
  if (group === undefined) throw new Fault('not-there', 'no such group');
  return group;
}

/** To the step after, the one before, or one that was chosen; from the step that the pressed page showed. */
async function lead({ actor, house, form }: Asked<StaffActor>, group: GroupId): Promise<void> {
  const { lesson } = await readBoard(actor, house, group);
  if (lesson === undefined) return;
  const { plan, step } = lesson;
  const chosen = form.get('doe') === 'kies';
  const seen = chosen ? step : number(form.get('gezien'));
  const to = chosen ? number(form.get('stap')) : seen + (form.get('doe') === 'verder' ? 1 : -1);
  await leadLesson(actor, house, group, { plan, step: to, seen });
}

function number(text: string | null): number {
  if (text === null || !/^\d{1,3}$/.test(text)) throw new Fault('malformed', 'no such step');
  return Number(text);
}

function whom({ form }: Asked<StaffActor>): OwnerId {
  const owner = readId<OwnerId>(form.get('wie') ?? undefined);
  if (owner === undefined) throw new Fault('not-there', 'nobody of this list');
  return owner;
}

async function remove(asked: Asked<StaffActor>, group: GroupId): Promise<void> {
  if (!(await removeMember(asked.actor, asked.house, group, whom(asked))))
    throw new Fault('not-there', 'nobody of this list');
}

/** The list without that one, and a way to take it back; the id stays in the form and out of the address. */
async function removed(asked: Asked<StaffActor>, group: GroupId): Promise<Response> {
  const board = await readBoard(asked.actor, asked.house, group);
  return asked.show(<LessonPage asked={asked} board={board} removed={whom(asked)} />);
}

type Props = { asked: Asked<StaffActor>; board: Board; removed?: OwnerId; applied?: ClassApplied };

function LessonPage({ asked, board, removed, applied = [] }: Props) {
  const { view } = asked;
  const { t } = view;
  const { group } = board;
  return (
    <Page
      view={view}
      title={t('lesson.list-title')}
      heading={t('lesson.group-of', { group: group.name, organisation: group.organisationName })}
      back={paths.staffHome()}
      wide
    >
      <div class="stack">
        <AfterAct asked={asked} board={board} removed={removed} />
        <LessonState view={view} board={board} />
        <MemberList view={view} board={board} />
        <ClassAppliedPart view={view} applied={applied} />
        <LessonWays view={view} board={board} />
      </div>
    </Page>
  );
}
