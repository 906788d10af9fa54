import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GroupId, type OwnerId, readId } from '../../base/id.ts';
import { type Board, type BoardMember, readBoard } from '../../insight/board.ts';
import { openLesson, renewCode, stopLesson } from '../../organisations/lesson.ts';
import { removeMember } from '../../organisations/member.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { chapterRows, countWords, Dots } from './dots.tsx';
import { showTime } from './time.ts';

/** A group's lesson: start, new code, stop, and the list of who takes part. For the mentor's own screen; the board is for all eyes. */
export const lessonRoute = staffRoute(pattern.lesson, {
  async get(asked) {
    const board = await readBoard(asked.actor, asked.house, groupOf(asked));
    return asked.show(<LessonPage asked={asked} board={board} />);
  },
  async post(asked) {
    const { actor, house, form } = asked;
    const group = groupOf(asked);
    switch (form.get('doe')) {
      case 'start':
        await openLesson(actor, house, group);
        return asked.go(paths.lessonBoard(group));
      case 'nieuw':
        await renewCode(actor, house, group);
        return asked.go(paths.lessonBoard(group));
      case 'stop':
        await stopLesson(actor, house, group);
        return asked.go(`${paths.lesson(group)}?na=stop`);
      case 'weg':
        await remove(asked, group);
        return asked.go(`${paths.lesson(group)}?na=weg`);
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

async function remove({ actor, house, form }: Asked<StaffActor>, group: GroupId): Promise<void> {
  const owner = readId<OwnerId>(form.get('wie') ?? undefined);
  if (owner === undefined || !(await removeMember(actor, house, group, owner)))
    throw new Fault('not-there', 'nobody of this list');
}

function LessonPage({ asked, board }: { asked: Asked<StaffActor>; board: Board }) {
  const { view, query } = asked;
  const { t } = view;
  const { group, members } = board;
  const heading = t('lesson.group-of', { group: group.name, organisation: group.organisationName });
  const after = query.get('na');
  return (
    <Page view={view} title={t('lesson.list-title')} heading={heading} back={paths.staffHome()}>
      <div class="stack">
        {after === 'stop' && board.lesson === undefined ? (
          <Notice kind="done" status>
            {t('lesson.stopped')}
          </Notice>
        ) : null}
        {after === 'weg' ? (
          <Notice kind="done" status>
            {t('lesson.removed')}
          </Notice>
        ) : null}
        <State asked={asked} board={board} />
        <section class="flow" aria-labelledby="lijst">
          <h2 id="lijst">{t('lesson.list-title')}</h2>
          <p>{t(members.length === 0 ? 'lesson.nobody' : 'lesson.list-lead')}</p>
          <ul class="grid">
            {members.map((member) => (
              <Member asked={asked} member={member} group={group.id} />
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

/** Whether there is a lesson, and the one thing to do next. */
function State({ asked, board: { group, lesson } }: { asked: Asked<StaffActor>; board: Board }) {
  const { view } = asked;
  const { t, language } = view;
  if (lesson === undefined) {
    return (
      <Form view={view} action={paths.lesson(group.id)}>
        <p>{t('lesson.not-open-what')}</p>
        <Actions>
          <Button kind="main" name="doe" value="start">
            {t('staff.start-lesson')}
          </Button>
        </Actions>
      </Form>
    );
  }
  return (
    <Form view={view} action={paths.lesson(group.id)}>
      <p>{t('lesson.until', { time: showTime(language, lesson.ends) })}</p>
      <Actions>
        <LinkButton kind="main" href={paths.lessonBoard(group.id)}>
          {t('lesson.to-board')}
        </LinkButton>
        <Button kind="stop" name="doe" value="stop">
          {t('lesson.stop')}
        </Button>
      </Actions>
    </Form>
  );
}

/** One on the list. Taking off is two taps away, and says before the second what it does and what it does not (U28). */
function Member({ asked, member, group }: { asked: Asked<StaffActor>; member: BoardMember; group: GroupId }) {
  const { view } = asked;
  const { t } = view;
  const { called: name, owner } = member;
  return (
    <Sheet as="li">
      <SheetHead>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <Dots chapters={member.chapters} />
      </SheetHead>
      <p class="small">{countWords(view, member)}</p>
      <Disclosure words={t('lesson.more', { name })}>
        <Rows rows={chapterRows(view, member)} />
        <h4>{t('lesson.remove', { name })}</h4>
        <p>{t('lesson.remove-what', { name })}</p>
        <Form view={view} action={paths.lesson(group)}>
          <input type="hidden" name="wie" value={owner} />
          <Button name="doe" value="weg" compact>
            {t('lesson.remove-now')}
          </Button>
        </Form>
      </Disclosure>
    </Sheet>
  );
}
