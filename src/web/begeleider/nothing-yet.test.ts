import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { signInAtDoor } from '../../../tests/harness/staff-door.ts';
import type { StaffRole } from '../../access/actor.ts';
import type { OrganisationId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { paths } from '../paths.ts';

/** Where nothing is yet, the first page of each role says what to do first (issue 5, U34). */
let doors: FreshDoors;
const who = (name: string, role: StaffRole) => ({
  ...{ name, mail: `${name}@leeg.example`, roles: [{ role }] },
});
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, {
    region: 'Leeg',
    organisations: [{ kind: 'region', name: 'Leeg', staff: [who('regio', 'region-admin')] }],
  });
  await enrol(doors.house, {
    region: 'Begin',
    organisations: [
      { kind: 'region', name: 'Begin', staff: [who('begin', 'region-admin')] },
      { kind: 'school', name: 'De School', staff: [who('decaan', 'dean')] },
      {
        ...{ kind: 'school', name: 'De Buren', groups: [{ name: '1A', schoolYear: '2026-2027' }] },
        staff: [
          who('buur', 'dean'),
          { ...who('mentor', 'mentor'), roles: [{ role: 'mentor', groups: ['1A'] }] },
        ],
      },
      { kind: 'mbo', name: 'Het Mbo', staff: [who('intaker', 'intaker')] },
      { kind: 'doorstroompunt', name: 'Het Punt', staff: [who('consulent', 'adviser')] },
    ],
  });
});
afterAll(() => doors.house.drop());

const home = async (name: string): Promise<[Browser, string]> => {
  const browser = await signInAtDoor(doors, `${name}@leeg.example`);
  return [browser, (await browser.get(paths.staffHome())).html];
};
/** The address behind the one main button. */
const mainOf = (html: string): string => /class="button main[^"]*" href="([^"]+)"/.exec(html)?.[1] ?? '';

describe('with nothing yet', () => {
  it('an admin begins with the municipalities, by which the register knows what is theirs', async () => {
    const [admin, html] = await home('regio');
    expect(html).toContain('Zet eerst uw gemeenten erbij.');
    expect(mainOf(html)).toBe(paths.newOrganisation());
    const form = (await admin.get(paths.newOrganisation())).html;
    const als = hiddenField(form, 'als');
    await admin.post(paths.newOrganisation(), { als, soort: 'municipality', naam: 'Gemeente Leeg' });
    const next = (await admin.get(paths.staffHome())).html;
    expect(next).toContain('Begin met de lijst van DUO.');
    expect(mainOf(next)).toBe(paths.register());
  });

  it('an admin whose places have somebody is told who did not sign: nobody can choose those (F124)', async () => {
    const [, html] = await home('begin');
    expect(html).toContain('Er zijn nog 3 plekken zonder.');
    expect(mainOf(html)).toBe(paths.contracts());
  });

  it('a dean begins with a list, or makes classes without one, and then gives them mentors (F49)', async () => {
    const [dean, html] = await home('decaan');
    expect(html).toContain('Er zijn nog geen klassen.');
    const [school] = await doors.house.owner(
      `select id from organisations.organisation where name = 'De School'`,
    );
    const path = paths.newYear(school?.id as OrganisationId);
    expect(html).toContain(`href="${path}"`);
    const als = hiddenField((await dean.get(path)).html, 'als');
    expect((await dean.post(path, { als, klassen: ' \n' })).html).toContain('Typ de naam van een klas');
    const long = await dean.post(path, { als, klassen: `3B\n${'4'.repeat(31)}` });
    expect([long.status, long.html.includes('3B\n4')]).toEqual([422, true]);
    expect((await dean.post(path, { als, klassen: '3B\r\n 4  A \r\n3B' })).status).toBe(303);
    const made = await doors.house.owner(`select name from organisations."group" order by name`);
    expect(made.map(({ name }) => name)).toEqual(['1A', '3B', '4 A']);
    const next = (await dean.get(paths.staffHome())).html;
    expect(next).toContain('Deze klassen hebben geen mentor');
    expect(mainOf(next)).toBe(paths.newMentors(school?.id as OrganisationId));
  });

  it('a mentor of a class that nobody is in yet begins with a lesson', async () => {
    const [, html] = await home('mentor');
    for (const words of ['Nog niemand op de lijst', 'Nog geen les gegeven', 'Start een les'])
      expect(html).toContain(words);
  });

  it.each([
    ['intaker', 'Een jongere zoekt uw mbo'],
    ['consulent', 'Een jongere vraagt zelf om hulp.'],
  ])('to the %s it is told how something comes, and why it may not', async (name, words) => {
    const [, html] = await home(name);
    expect(html).toContain(words);
    expect(html).toContain('Pas dan kan een jongere u kiezen.');
  });
});
