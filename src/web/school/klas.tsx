import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type PersonId, readId } from '../../base/id.ts';
import { dayAfter, startOfDay } from '../../base/wall.ts';
import { writeAgain } from '../../identity/mail-trial.ts';
import { changeHeld, giveRoles } from '../../identity/staffing.ts';
import { readSchool, type School, type SchoolClass } from '../../insight/school.ts';
import { type ListLine, readSchoolList } from '../../organisations/list.ts';
import { isMail } from '../../organisations/wave.ts';
import { readDay } from '../../questions/day.ts';
import { groupOf } from '../begeleider/les.tsx';
import { Actions, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AddMentor, Mentors } from './class-mentors.tsx';

/** One class for its dean: its mentors, who stands in for whom and until when (F54), and the school's own list with who began. */
export const schoolGroupRoute = staffRoute(pattern.schoolGroup, {
  get: (asked) => showClass(asked, []),
  async post(asked) {
    const { form, go } = asked;
    const issues = form.get('doe') === 'erbij' ? await addMentor(asked) : await changeMentor(asked);
    return issues.length > 0 ? showClass(asked, issues) : go(`${paths.schoolGroup(groupOf(asked))}?klaar`);
  },
});

type Found = { school: School; one: SchoolClass; lines: readonly ListLine[] };

async function find(asked: Asked<StaffActor>): Promise<Found> {
  const { actor, house } = asked;
  const group = groupOf(asked);
  const list = await readSchoolList(actor, house, group);
  const school = await readSchool(actor, house);
  const one = school.classes.find(({ id }) => id === group);
  if (one === undefined || list === undefined) throw new Fault('not-there', 'no such class this year');
  return { school, one, lines: list.lines };
}

/** A mentor who works here already, or somebody new by name and address; with an end day it is somebody who stands in. */
async function addMentor(asked: Asked<StaffActor>): Promise<readonly Issue[]> {
  const { actor, house, form, view, desk } = asked;
  const { school, one } = await find(asked);
  const person = readId<PersonId>(form.get('wie') ?? undefined);
  const here = school.classes.flatMap(({ mentors }) => mentors);
  if (person !== undefined && !here.some((mentor) => mentor.person === person))
    throw new Fault('not-there', 'no mentor of this school');
  const name = (form.get('naam') ?? '').trim().replace(/\s+/g, ' ');
  const mail = (form.get('mail') ?? '').trim();
  const last = dayIn(form.get('tot') ?? '', view.now);
  const issues: Issue[] = [];
  if (person === undefined && name === '') issues.push({ field: 'naam', words: view.t('school.name-empty') });
  if (person === undefined && !isMail(mail)) issues.push({ field: 'mail', words: view.t('school.mail-odd') });
  if (last === 'odd') issues.push({ field: 'tot', words: view.t('school.day-odd') });
  if (issues.length > 0) return issues;
  // Who stands in is mentor through that day.
  const until = last === undefined ? undefined : startOfDay(dayAfter(last, 1));
  const who = person === undefined ? { name: name.slice(0, 120), mail } : { person };
  const address = desk.origin() + paths.staffSignIn();
  const gives = { role: 'mentor' as const, organisation: one.organisation, groups: [one.id], until, address };
  const given = await giveRoles(actor, house, [{ who, gives }]);
  return given === 'self' ? [{ field: 'mail', words: view.t('school.self') }] : [];
}

/** Ends it today, or lets it begin again on a day: then somebody is on leave until then. */
async function changeMentor(asked: Asked<StaffActor>): Promise<readonly Issue[]> {
  const { actor, house, form, view } = asked;
  const { one } = await find(asked);
  const [what, id] = (form.get('doe') ?? '').split('.');
  const person = readId<PersonId>(id);
  if (person === undefined || !one.mentors.some((mentor) => mentor.person === person))
    throw new Fault('not-there', 'no mentor of this class');
  if (what === 'mail') {
    await writeAgain(actor, house, one.organisation, person);
    return [];
  }
  if (person === actor.person) return [{ field: `terug-${person}`, words: view.t('school.self') }];
  const held = { person, role: 'mentor', organisation: one.organisation, group: one.id } as const;
  if (what === 'stop') await changeHeld(actor, house, held, { until: view.now });
  else if (what === 'terug') await changeHeld(actor, house, held, { since: view.now });
  else {
    const back = dayIn(form.get(`terug-${person}`) ?? '', view.now);
    if (back === 'odd' || back === undefined)
      return [{ field: `terug-${person}`, words: view.t('school.day-odd') }];
    await changeHeld(actor, house, held, { since: startOfDay(back) });
  }
  return [];
}

/** A day in a form: absent, odd, or one that is still to come. */
export function dayIn(typed: string, now: Date): string | undefined | 'odd' {
  if (typed.trim() === '') return undefined;
  const day = readDay(typed.slice(0, 40));
  return day === undefined || startOfDay(dayAfter(day, 1)) <= now ? 'odd' : day;
}

async function showClass(asked: Asked<StaffActor>, issues: readonly Issue[]): Promise<Response> {
  const { view, query, show } = asked;
  const { t } = view;
  const { school, one, lines } = await find(asked);
  const page = (
    <Page
      view={view}
      title={t('school.class-title')}
      heading={t('school.class', { group: one.name })}
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
        <Mentors view={view} one={one} issues={issues} />
        <AddMentor asked={asked} school={school} one={one} issues={issues} />
        <ListPart view={view} one={one} lines={lines} />
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

/** The school's own list: who began with the start card. Nothing that somebody wrote. */
function ListPart({ view, one, lines }: { view: View; one: SchoolClass; lines: readonly ListLine[] }) {
  const { t } = view;
  return (
    <section class="flow" aria-labelledby="op-de-lijst">
      <h2 id="op-de-lijst">{t('school.on-list', { count: lines.length })}</h2>
      {lines.length === 0 ? (
        <p>{t('school.on-list-none')}</p>
      ) : (
        <>
          <Actions>
            <LinkButton href={paths.startCards(one.id)}>{t('school.to-cards')}</LinkButton>
          </Actions>
          <table class="list-table">
            <thead>
              <tr>
                <th scope="col">{t('school.name')}</th>
                <th scope="col">{t('school.passport')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ first, last, begun }) => (
                <tr>
                  <td>
                    <bdi>{`${first} ${last}`.trim()}</bdi>
                  </td>
                  <td>{t(begun ? 'school.has-begun' : 'school.not-begun')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
