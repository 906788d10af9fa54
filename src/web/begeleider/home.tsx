import type { Child } from '#jsx/jsx-runtime';
import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GroupId, readId } from '../../base/id.ts';
import { handlers } from '../../consent/record-rows.ts';
import { countWaiting } from '../../consent/school.ts';
import { listAsking } from '../../guidance/write.ts';
import { listInbox } from '../../inbox/list.ts';
import { type Group, readGroups } from '../../organisations/groups.ts';
import { leadLesson } from '../../organisations/lead.ts';
import { openLesson } from '../../organisations/lesson.ts';
import { readyLesson } from '../../questions/lessons.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { showRegion } from '../regio/home.tsx';
import { type Asked, staffRoute } from '../route.ts';
import { showSchool } from '../school/home.tsx';
import { noteSchool } from '../start/class-code.ts';
import { showAdviser } from './adviser-home.tsx';
import { showIntaker } from './intaker-home.tsx';
import { showTime } from './time.ts';
import { weekOf } from './week.tsx';
import { Ways, WorkLinks } from './work-links.tsx';

/** Where people at work begin: a mentor with the own groups and one thing to do, others with what was shared with them. */
export const staffHomeRoute = staffRoute(paths.staffHome(), {
  get: (asked) => showHome(asked, []),
  async post(asked) {
    const { form, view } = asked;
    const group = readId<GroupId>(form.get('groep') ?? undefined);
    if (group === undefined) return showHome(asked, [{ field: 'groep', words: view.t('staff.group-issue') }]);
    await startWith(asked, group);
    return asked.go(paths.lessonBoard(group));
  },
});

/** A ready lesson, or free. When a lesson is on already, it goes on with the plan that was chosen, from its beginning. */
async function startWith(asked: Asked<StaffActor>, group: GroupId): Promise<void> {
  const { actor, house, form } = asked;
  const plan = readyLesson(form.get('plan') ?? undefined)?.id;
  const lesson = await openLesson(actor, house, group, plan);
  await noteSchool(asked);
  if (plan !== undefined && lesson.plan !== plan)
    await leadLesson(actor, house, group, { plan, step: 0, seen: lesson.step });
}

async function showHome(asked: Asked<StaffActor>, issues: readonly Issue[]): Promise<Response> {
  const { actor } = asked;
  const status = issues.length > 0 ? 422 : 200;
  if (actor.role === 'region-admin') return showRegion(asked);
  if (actor.role === 'dean') return showSchool(asked, await waitingFor(asked));
  if (actor.role === 'adviser') return showAdviser(asked);
  if (actor.role === 'intaker') return showIntaker(asked);
  if (actor.role !== 'mentor')
    return asked.show(<OtherHome asked={asked} waiting={await waitingFor(asked)} />, status);
  const groups = await groupsOf(asked);
  const page =
    groups.length === 0 ? (
      <NoGroups asked={asked} />
    ) : (
      <Groups
        asked={asked}
        groups={groups}
        asking={(await listAsking(actor, asked.house)).length}
        shared={(await listInbox(actor, asked.house)).length}
        issues={issues}
        week={await weekOf(asked)}
      />
    );
  return asked.show(page, status);
}

/** How many wait for this role about consent; of no other role anybody does. */
async function waitingFor({ actor, house }: Asked<StaffActor>): Promise<number | undefined> {
  if (!handlers.some((role) => role === actor.role)) return undefined;
  return countWaiting(actor, house);
}

/** Who stopped being a mentor meanwhile has no groups; that is no fault of this page. */
async function groupsOf({ actor, house }: Asked<StaffActor>): Promise<readonly Group[]> {
  try {
    return await readGroups(actor, house);
  } catch (error) {
    if (error instanceof Fault && error.kind === 'not-there') return [];
    throw error;
  }
}

type GroupsProps = {
  asked: Asked<StaffActor>;
  groups: readonly Group[];
  asking: number;
  shared: number;
  issues: readonly Issue[];
};

function Groups({ asked, groups, asking, shared, issues, week }: GroupsProps & { week: Child }) {
  const { view } = asked;
  const { t } = view;
  const live = groups.some((group) => group.lessonEnds !== undefined);
  return (
    <Page
      view={view}
      title={t('staff.home')}
      heading={t('staff.home')}
      lead={t('staff.home-lead')}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="stack">
        <ul class="grid" id="f-groep" tabindex={-1}>
          {groups.map((group) => (
            <GroupSheet asked={asked} group={group} main={groups.length === 1 && !live} of={groups.length} />
          ))}
        </ul>
        {week}
        <div class="grid">
          <Ways id="van-jongeren" heading={t('staff.from-young')}>
            <li>
              <a href={paths.inbox()}>{t('inbox.count', { count: shared })}</a>
            </li>
            <li>
              <a href={paths.asking()}>{t('mentor.asking-count', { count: asking })}</a>
            </li>
            <li>
              <a href={paths.callCard()}>{t('mentor.call')}</a>
            </li>
          </Ways>
          <Ways id="voor-de-les" heading={t('staff.for-lessons')}>
            <li>
              <a href={paths.readyLessons()}>{t('staff.ready-lessons')}</a>
            </li>
            <li>
              <a href={paths.cards()}>{t('lesson.talk-cards')}</a>
            </li>
            <WorkLinks asked={asked} />
          </Ways>
        </div>
        <Disclosure words={t('staff.five-minutes')}>
          <ol>
            <li>{t('staff.five-minutes-1')}</li>
            <li>{t('staff.five-minutes-2')}</li>
            <li>{t('staff.five-minutes-3')}</li>
          </ol>
        </Disclosure>
      </div>
    </Page>
  );
}

type SheetProps = { asked: Asked<StaffActor>; group: Group; main: boolean; of: number };

/** A class: how many, when the last lesson was, and one press to begin or to go on (U54). */
function GroupSheet({ asked, group, main, of }: SheetProps) {
  const { view } = asked;
  const { t, language } = view;
  const { id, name, organisationName, members, lessonEnds, lastLesson } = group;
  return (
    <Sheet as="li" tone={lessonEnds === undefined ? 'white' : 'sky'}>
      <h2>{lessonEnds === undefined ? name : `${t('staff.live-now')}: ${name}`}</h2>
      <p>
        {organisationName}. {t('staff.members', { count: members })}.
      </p>
      <p class="soft">
        {lastLesson === undefined
          ? t('staff.no-lesson-yet')
          : t('staff.last-lesson', { day: showDay(language, lastLesson) })}
      </p>
      {lessonEnds === undefined ? (
        <Form view={view} action={paths.staffHome()}>
          <Actions>
            <Button kind={main ? 'main' : 'line'} name="groep" value={id}>
              {of === 1 ? t('staff.start-lesson') : t('staff.start-with', { group: name })}
            </Button>
          </Actions>
        </Form>
      ) : (
        <>
          <p>{t('staff.live-until', { time: showTime(language, lessonEnds) })}</p>
          <Actions>
            <LinkButton kind="main" href={paths.lessonBoard(id)}>
              {t('staff.to-board')}
            </LinkButton>
          </Actions>
        </>
      )}
      <p>
        <Link href={paths.lesson(id)}>{t('lesson.list-of', { group: name })}</Link>
      </p>
    </Sheet>
  );
}

function NoGroups({ asked }: { asked: Asked<StaffActor> }) {
  const { view } = asked;
  return (
    <Page
      view={view}
      title={view.t('staff.no-groups')}
      heading={view.t('staff.no-groups')}
      lead={view.t('staff.no-groups-what')}
    >
      <ul class="links">
        <WorkLinks asked={asked} />
      </ul>
    </Page>
  );
}

/** The privacy officer: the logbook, who waits for consent, and nothing of what anybody writes. */
function OtherHome({ asked, waiting = 0 }: { asked: Asked<StaffActor>; waiting: number | undefined }) {
  const { view } = asked;
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('staff.work-title')}
      heading={t('staff.work-title')}
      lead={t('staff.work-lead')}
    >
      <p>{t('staff.officer-what')}</p>
      <Actions>
        <LinkButton kind={waiting > 0 ? 'main' : 'line'} href={paths.waiting()}>
          {t('entrust.waiting', { count: waiting })}
        </LinkButton>
      </Actions>
      <ul class="links">
        <WorkLinks asked={asked} />
        <li>
          <a href={paths.receive()}>{t('staff.work-open')}</a>
        </li>
      </ul>
    </Page>
  );
}
