import type { StaffActor, StaffRole } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type OrganisationId, type PersonId, readId } from '../../base/id.ts';
import { dayAfter, startOfDay } from '../../base/wall.ts';
import { writeAgain } from '../../identity/mail-trial.ts';
import { changeHeld, giveRoles } from '../../identity/staffing.ts';
import { type Region, readRegion, type Worker } from '../../insight/school.ts';
import { changeOne } from '../../organisations/keep.ts';
import type { OrganisationTable } from '../../organisations/rows.ts';
import { rolesAt } from '../../organisations/tree.ts';
import { isMail } from '../../organisations/wave.ts';
import { roleWords } from '../begeleider/hats.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { dayIn } from '../school/klas.tsx';
import { HandOver, MailBack } from '../school/mail-back.tsx';
import { MentorWhen } from '../school/mentor-when.tsx';
import type { View } from '../view.ts';

/** One organisation of the region: who has which role there, and until when (F55). Mentors are made by the school's own dean. */
export const organisationRoute = staffRoute(pattern.organisation, {
  get: (asked) => showOne(asked, []),
  async post(asked) {
    const { actor, house, form, go } = asked;
    const { one } = await find(asked);
    const [what, id] = (form.get('doe') ?? '').split('.');
    if (what === 'weg' || what === 'terug') await changeOne(actor, house, one.id, { gone: what === 'weg' });
    else if (what === 'stop') await stop(asked, one, id);
    else if (what === 'mail') await mailAgain(asked, one.id, id);
    else {
      const issues = await add(asked, one);
      if (issues.length > 0) return showOne(asked, issues);
    }
    return go(`${paths.organisation(one.id)}?klaar`);
  },
});

/** Roles that the admin of a region gives; the other ones of a school its dean gives. */
const given = ({ kind }: OrganisationTable): readonly StaffRole[] =>
  rolesAt[kind].filter((role) => role !== 'mentor' && role !== 'region-admin');

async function find(asked: Asked<StaffActor>): Promise<{ region: Region; one: OrganisationTable }> {
  const id = readId<OrganisationId>(asked.params.organisation);
  const region = await readRegion(asked.actor, asked.house);
  const one = region.organisations.find((known) => known.id === id);
  if (one === undefined) throw new Fault('not-there', 'nothing of this region');
  return { region, one };
}

async function stop(asked: Asked<StaffActor>, one: OrganisationTable, id: string | undefined): Promise<void> {
  const { actor, house, form, view } = asked;
  const person = readId<PersonId>(id);
  const role = given(one).find((known) => known === form.get(`rol-${id}`));
  const held = person && role && { person, role, organisation: one.id, group: null };
  if (!held || !(await changeHeld(actor, house, held, { until: view.now })))
    throw new Fault('not-there', 'nobody has this role here');
}

/** Letters go again to somebody whose address they came back from (C6). */
async function mailAgain(
  { actor, house }: Asked<StaffActor>,
  organisation: OrganisationId,
  id: string | undefined,
): Promise<void> {
  const person = readId<PersonId>(id);
  if (person === undefined || !(await writeAgain(actor, house, organisation, person)))
    throw new Fault('not-there', 'nothing came back from them');
}

async function add(asked: Asked<StaffActor>, one: OrganisationTable): Promise<readonly Issue[]> {
  const { actor, house, form, view, desk } = asked;
  const { t } = view;
  const name = (form.get('naam') ?? '').trim().replace(/\s+/g, ' ').slice(0, 120);
  const mail = (form.get('mail') ?? '').trim();
  const roles = given(one);
  const role = roles.length === 1 ? roles[0] : roles.find((known) => known === form.get('rol'));
  const last = dayIn(form.get('tot') ?? '', view.now);
  const issues: Issue[] = [];
  if (name === '') issues.push({ field: 'naam', words: t('school.name-empty') });
  if (!isMail(mail)) issues.push({ field: 'mail', words: t('school.mail-odd') });
  if (role === undefined) issues.push({ field: 'rol', words: t('region.role-empty') });
  if (last === 'odd') issues.push({ field: 'tot', words: t('school.day-odd') });
  if (issues.length > 0 || role === undefined) return issues;
  const until = last === undefined ? undefined : startOfDay(dayAfter(last, 1));
  const address = desk.origin() + paths.staffSignIn();
  const gives = { role, organisation: one.id, groups: [], until, address };
  const made = await giveRoles(actor, house, [{ who: { name, mail }, gives }]);
  return made === 'self' ? [{ field: 'mail', words: t('school.self') }] : [];
}

async function showOne(asked: Asked<StaffActor>, issues: readonly Issue[]): Promise<Response> {
  const { view, query, show } = asked;
  const { t } = view;
  const { region, one } = await find(asked);
  const whole = region.organisations.find(({ id }) => id === one.parent);
  const people = region.workers.filter(({ organisation }) => organisation === one.id);
  const about = [t(`region.one-${one.kind}`), one.place, one.code].filter(Boolean).join(', ');
  const page = (
    <Page
      view={view}
      title={t('region.organisation')}
      heading={one.name}
      lead={whole === undefined ? about : t('region.part-of', { about, whole: whole.name })}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        {query.has('klaar') && issues.length === 0 ? (
          <Notice kind="done" status>
            {t('school.saved')}
          </Notice>
        ) : null}
        {one.gone === null ? null : <Notice kind="mind">{t('region.gone-what')}</Notice>}
        <section class="flow" aria-labelledby="wie">
          <h2 id="wie">{t('region.people')}</h2>
          {people.length === 0 ? <p>{t('region.nobody')}</p> : null}
          {people.map((worker) => (
            <WorkerSheet view={view} one={one} worker={worker} own={worker.person === asked.actor.person} />
          ))}
        </section>
        {given(one).length === 0 ? null : <AddWorker asked={asked} one={one} issues={issues} />}
        {one.kind === 'region' ? null : (
          <Disclosure words={t(one.gone === null ? 'region.gone-set' : 'region.gone-undo')}>
            <Form view={view} action={paths.organisation(one.id)}>
              <p>{t('region.gone-means')}</p>
              <Button name="doe" value={one.gone === null ? 'weg' : 'terug'}>
                {t(one.gone === null ? 'region.gone-yes' : 'region.gone-no')}
              </Button>
            </Form>
          </Disclosure>
        )}
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

type WorkerProps = { view: View; one: OrganisationTable; worker: Worker; own: boolean };

/** Nobody changes their own role: then there is nothing to press. */
function WorkerSheet({ view, one, worker, own }: WorkerProps) {
  const { t } = view;
  return (
    <Sheet>
      <p>
        <bdi class="strong">{worker.name}</bdi>, {t(roleWords[worker.role]).toLowerCase()}
        <MentorWhen view={view} mentor={worker} />
      </p>
      <MailBack view={view} worker={worker} action={paths.organisation(one.id)} />
      {given(one).includes(worker.role) && !own ? (
        <Form view={view} action={paths.organisation(one.id)}>
          <input type="hidden" name={`rol-${worker.person}`} value={worker.role} />
          <Button
            kind="stop"
            compact
            name="doe"
            value={`stop.${worker.person}`}
            spoken={t('region.stop-who', { name: worker.name })}
          >
            {t('region.stop')}
          </Button>
        </Form>
      ) : null}
    </Sheet>
  );
}

type AddProps = { asked: Asked<StaffActor>; one: OrganisationTable; issues: readonly Issue[] };

function AddWorker({ asked, one, issues }: AddProps) {
  const { view, form } = asked;
  const { t } = view;
  const roles = given(one);
  return (
    <section class="flow" aria-labelledby="erbij">
      <h2 id="erbij">{t('region.add')}</h2>
      <Form view={view} action={paths.organisation(one.id)}>
        {roles.length === 1 && roles[0] !== undefined ? (
          <p>{t('region.as-role', { role: t(roleWords[roles[0]]).toLowerCase() })}</p>
        ) : (
          <Radios
            name="rol"
            legend={t('region.role')}
            issue={issueOf(issues, 'rol')}
            options={roles.map((role) => ({ value: role, words: t(roleWords[role]) }))}
            chosen={[form.get('rol') ?? '']}
          />
        )}
        <TextField
          view={view}
          name="naam"
          label={t('school.name')}
          issue={issueOf(issues, 'naam')}
          value={form.get('naam') ?? ''}
          maxlength={120}
        />
        <TextField
          view={view}
          name="mail"
          type="email"
          label={t('school.mail')}
          issue={issueOf(issues, 'mail')}
          value={form.get('mail') ?? ''}
          maxlength={254}
        />
        <TextField
          view={view}
          name="tot"
          optional
          label={t('school.until-day')}
          hint={t('school.day-hint')}
          issue={issueOf(issues, 'tot')}
          value={form.get('tot') ?? ''}
          size="short"
        />
        <Actions>
          <Button kind="main" name="doe" value="erbij">
            {t('school.add')}
          </Button>
        </Actions>
        <HandOver asked={asked} />
      </Form>
    </section>
  );
}
