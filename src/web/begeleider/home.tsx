import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GroupId, readId } from '../../base/id.ts';
import { type Group, readGroups } from '../../organisations/groups.ts';
import { openLesson } from '../../organisations/lesson.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { showTime } from './time.ts';

/** Where people at work begin: a mentor with the own groups and one thing to do, others with what was shared with them. */
export const staffHomeRoute = staffRoute(paths.staffHome(), {
  get: (asked) => showHome(asked, []),
  async post(asked) {
    const { actor, house, form, view } = asked;
    const group = readId<GroupId>(form.get('groep') ?? undefined);
    if (group === undefined) return showHome(asked, [{ field: 'groep', words: view.t('staff.group-issue') }]);
    await openLesson(actor, house, group);
    return asked.go(paths.lessonBoard(group));
  },
});

async function showHome(asked: Asked<StaffActor>, issues: readonly Issue[]): Promise<Response> {
  const { actor } = asked;
  const status = issues.length > 0 ? 422 : 200;
  if (actor.role !== 'mentor') return asked.show(<OtherHome asked={asked} />, status);
  const groups = await groupsOf(asked);
  const page =
    groups.length === 0 ? (
      <NoGroups asked={asked} />
    ) : (
      <Groups asked={asked} groups={groups} issues={issues} />
    );
  return asked.show(page, status);
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

type GroupsProps = { asked: Asked<StaffActor>; groups: readonly Group[]; issues: readonly Issue[] };

function Groups({ asked, groups, issues }: GroupsProps) {
  const { view } = asked;
  const { t } = view;
  const live = groups.filter((group) => group.lessonEnds !== undefined);
  const free = groups.filter((group) => group.lessonEnds === undefined);
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
        {live.map((group) => (
          <LiveLesson asked={asked} group={group} />
        ))}
        {free.length === 0 ? null : (
          <StartLesson asked={asked} groups={free} issues={issues} main={live.length === 0} />
        )}
        <section class="flow" aria-labelledby="lijsten">
          <h2 id="lijsten">{t('staff.lists')}</h2>
          <ul class="links">
            {groups.map((group) => (
              <li>
                <a href={paths.lesson(group.id)}>{t('lesson.list-of', { group: group.name })}</a>
              </li>
            ))}
          </ul>
        </section>
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

function LiveLesson({ asked, group }: { asked: Asked<StaffActor>; group: Group }) {
  const { t, language } = asked.view;
  const { id, name, lessonEnds } = group;
  return (
    <Sheet as="section" tone="sky" labelledBy={`les-${id}`}>
      <h2 id={`les-${id}`}>
        {t('staff.live-now')}: {name}
      </h2>
      <p>{t('staff.live-until', { time: lessonEnds === undefined ? '' : showTime(language, lessonEnds) })}</p>
      <Actions>
        <LinkButton kind="main" href={paths.lessonBoard(id)}>
          {t('staff.to-board')}
        </LinkButton>
      </Actions>
    </Sheet>
  );
}

/** With one group there is nothing to choose (U54). The list's own name for it is in sight. */
function StartLesson({ asked, groups, issues, main }: GroupsProps & { main: boolean }) {
  const { view } = asked;
  const { t } = view;
  const [only] = groups;
  const options = groups.map(({ id, name, organisationName }) => ({
    value: id,
    words: name,
    note: organisationName,
  }));
  return (
    <Form view={view} action={paths.staffHome()}>
      {groups.length === 1 && only !== undefined ? (
        <>
          <p>{t('staff.one-group', { group: only.name, organisation: only.organisationName })}</p>
          <input type="hidden" name="groep" value={only.id} />
        </>
      ) : (
        <Radios
          name="groep"
          legend={t('staff.which-group')}
          issue={issueOf(issues, 'groep')}
          options={options}
          chosen={[]}
          lay="pair"
        />
      )}
      <Actions>
        <Button kind={main ? 'main' : 'line'}>{t('staff.start-lesson')}</Button>
      </Actions>
    </Form>
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
      {null}
    </Page>
  );
}

/** Advisers, intakers and others: nothing to see before a young person shares it. */
function OtherHome({ asked }: { asked: Asked<StaffActor> }) {
  const { view } = asked;
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('staff.work-title')}
      heading={t('staff.work-title')}
      lead={t('staff.work-lead')}
    >
      <p>{t('staff.work-what')}</p>
      <Actions>
        <LinkButton kind="main" href={paths.receive()}>
          {t('staff.work-open')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
