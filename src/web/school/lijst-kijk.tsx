import type { StaffActor } from '../../access/actor.ts';
import type { OrganisationId } from '../../base/id.ts';
import { schoolYear } from '../../base/school-year.ts';
import { dropList, type Preview, previewList, takeList } from '../../organisations/roster.ts';
import type { ListedMentor, RowIssue } from '../../organisations/roster-columns.ts';
import type { Listed, RosterPlan } from '../../organisations/roster-plan.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { schoolOf } from './lijst.tsx';

/** What taking over the list would do: who is new, who moves, who leaves, and which rows could not be read (F50). One press does all of it. */
export const rosterCheckRoute = staffRoute(pattern.rosterCheck, {
  get: (asked) => showPreview(asked, false),
  async post(asked) {
    const { actor, house, form, view } = asked;
    const organisation = schoolOf(asked);
    if (form.get('doe') === 'weg') {
      await dropList(actor, house, organisation);
      return asked.go(paths.roster(organisation));
    }
    const taken = await takeList(actor, house, organisation, form.get('lijst') ?? '');
    if (taken.kind === 'changed') return showPreview(asked, true);
    // A second press finds no list that waits: it was taken over by the first.
    return taken.kind === 'gone'
      ? asked.go(paths.staffHome())
      : asked.show(
          <Taken view={view} plan={taken.plan} school={organisation} mentors={taken.roster.mentors} />,
        );
  },
});

async function showPreview(asked: Asked<StaffActor>, changed: boolean): Promise<Response> {
  const { actor, house, view } = asked;
  const organisation = schoolOf(asked);
  const preview = await previewList(actor, house, organisation);
  if (preview === undefined) return asked.go(paths.roster(organisation));
  const { t } = view;
  const { plan, roster } = preview;
  const nothing = countChanges(plan) === 0;
  const page = (
    <Page
      view={view}
      title={t('school.check')}
      heading={t(nothing ? 'school.check-nothing' : 'school.check')}
      lead={nothing ? t('school.check-nothing-lead') : t('school.check-lead', { year: preview.year })}
      back={paths.roster(organisation)}
      fault={changed}
    >
      <div class="stack">
        {changed ? (
          <Notice kind="mind" status>
            {t('school.check-changed')}
          </Notice>
        ) : null}
        {preview.year === schoolYear(view.now) ? null : (
          <Notice>{t('school.check-next', { year: preview.year })}</Notice>
        )}
        <Summary view={view} preview={preview} />
        <Issues view={view} issues={roster.issues} />
        <Form view={view} action={paths.rosterCheck(organisation)}>
          <input type="hidden" name="lijst" value={preview.mark} />
          <Actions>
            {nothing ? null : (
              <Button kind="main" name="doe" value="neem">
                {t('school.check-take')}
              </Button>
            )}
            <Button name="doe" value="weg">
              {t('school.check-drop')}
            </Button>
          </Actions>
        </Form>
        {nothing ? <Mentors view={view} school={organisation} mentors={roster.mentors} /> : null}
        <Changes view={view} plan={plan} />
      </div>
    </Page>
  );
  return asked.show(page, changed ? 409 : 200);
}

const countChanges = ({ fresh, moves, renamed, leaves }: RosterPlan): number =>
  fresh.length + moves.length + renamed.length + leaves.length;

function Summary({ view: { t }, preview: { plan, roster } }: { view: View; preview: Preview }) {
  const count = (of: readonly unknown[]): string | undefined =>
    of.length === 0 ? undefined : String(of.length);
  return (
    <Sheet>
      <Rows
        rows={[
          [t('school.count-fresh'), count(plan.fresh)],
          [t('school.count-moves'), count(plan.moves)],
          [t('school.count-renamed'), count(plan.renamed)],
          [t('school.count-leaves'), count(plan.leaves)],
          [t('school.count-same'), plan.same === 0 ? undefined : String(plan.same)],
          [t('school.count-groups'), plan.newGroups.join(', ')],
          [t('school.count-issues'), count(roster.issues)],
        ]}
      />
    </Sheet>
  );
}

/** So many rows are shown; of a file with more, something is the matter with the file. */
const mostShown = 40;

/** In which file of a bundle somebody or something should stand. */
const lacking: Partial<Record<RowIssue['kind'], string>> = {
  'unknown-user': 'users.csv',
  'unknown-class': 'classes.csv',
};

/** Rows that could not be read, each with what to do. The others can be taken over all the same. */
function Issues({ view: { t }, issues }: { view: View; issues: readonly RowIssue[] }) {
  if (issues.length === 0) return null;
  const more = issues.length - mostShown;
  return (
    <section class="flow" aria-labelledby="rijen">
      <h2 id="rijen">{t('school.issues', { count: issues.length })}</h2>
      <p>{t('school.issues-lead')}</p>
      <ul class="row-issues">
        {issues.slice(0, mostShown).map(({ row, file, kind, other }) => (
          <li>
            <strong>
              {file === undefined ? t('school.row', { row }) : t('school.row-in', { row, file })}
            </strong>{' '}
            {t(`school.issue-${kind}`, { other: other ?? 0, file: lacking[kind] ?? '' })}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{t('school.issues-more', { count: more })}</p> : null}
    </section>
  );
}

/** Each change by name, behind one tap. */
function Changes({ view: { t }, plan }: { view: View; plan: RosterPlan }) {
  const { fresh, moves, renamed, leaves, unsure } = plan;
  const called = ({ first, last }: Pick<Listed, 'first' | 'last'>): string => `${first} ${last}`.trim();
  const parts = [
    {
      words: t('school.who-fresh', { count: fresh.length }),
      lines: fresh.map((one) => [called(one), one.group]),
    },
    {
      words: t('school.who-moves', { count: moves.length }),
      lines: moves.map(({ from, to, back }) => [
        called(to),
        back
          ? t('school.move-back', { to: to.group })
          : t('school.move', { from: from.groupName, to: to.group }),
      ]),
    },
    {
      words: t('school.who-renamed', { count: renamed.length }),
      lines: renamed.map(({ from, to }) => [called(to), t('school.was-called', { name: called(from) })]),
    },
    {
      words: t('school.who-leaves', { count: leaves.length }),
      lines: leaves.map((one) => [called(one), one.groupName]),
    },
    {
      words: t('school.who-unsure', { count: unsure.length }),
      lines: unsure.map((one) => [called(one), one.groupName]),
    },
  ];
  return (
    <div class="flow">
      {parts.map(({ words, lines }) =>
        lines.length === 0 ? null : (
          <Disclosure words={words}>
            <ul>
              {lines.map(([name, what]) => (
                <li>
                  <bdi>{name}</bdi>, {what}
                </li>
              ))}
            </ul>
          </Disclosure>
        ),
      )}
    </div>
  );
}

type Teaching = { view: View; school: OrganisationId; mentors: readonly ListedMentor[] | undefined };

/** Mentors that stood in the file too: they go to the page that makes mentors, which asks first. */
function Mentors({ view, school, mentors = [] }: Teaching) {
  const { t } = view;
  if (mentors.length === 0) return null;
  const lines = mentors.map(
    ({ name, mail, groups }) => `${bare(name)}; ${bare(mail)}; ${groups.map(bare).join(', ')}`,
  );
  return (
    <Sheet tone="sky">
      <p>{t('school.taken-mentors', { count: mentors.length })}</p>
      <Form view={view} action={paths.newMentors(school)}>
        <input type="hidden" name="lijst" value={lines.join('\n')} />
        <Actions>
          <Button>{t('school.taken-mentors-look')}</Button>
        </Actions>
      </Form>
    </Sheet>
  );
}

/** Without the signs that stand between the parts of such a line. */
const bare = (words: string): string => words.replace(/[;,/\t\r\n]/g, ' ');

function Taken({ view, plan, school, mentors }: Teaching & { plan: RosterPlan }) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('school.taken')}
      heading={t('school.taken')}
      lead={t('school.taken-lead', { count: countChanges(plan) })}
      back={paths.staffHome()}
    >
      <div class="stack">
        {plan.fresh.length === 0 ? null : <p>{t('school.taken-cards')}</p>}
        {plan.newGroups.length === 0 || mentors?.length ? null : <p>{t('school.taken-groups')}</p>}
        <Mentors view={view} school={school} mentors={mentors} />
        <Actions>
          <LinkButton kind="main" href={paths.staffHome()}>
            {t('school.to-home')}
          </LinkButton>
        </Actions>
      </div>
    </Page>
  );
}
