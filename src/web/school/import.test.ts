import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { listFile } from '../../../tests/harness/list-file.ts';
import { largeBundle } from '../../../tests/harness/one-roster.ts';
import { schools } from '../../../tests/harness/school.ts';
import { signInAtDoor } from '../../../tests/harness/staff-door.ts';
import type { OrganisationId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let dean: Browser;
let school: OrganisationId;
beforeAll(async () => {
  doors = await freshDoors();
  await enrol(doors.house, schools);
  dean = await signInAtDoor(doors, 'smit@proefschool.example', 'dean');
  const [row] = await doors.house.owner(
    `select id from organisations.organisation where name = 'De Proefschool'`,
  );
  school = row?.id as OrganisationId;
});
afterAll(() => doors.house.drop());

const read = async (file: Uint8Array) => {
  const path = paths.roster(school);
  const als = hiddenField((await dean.get(path)).html, 'als');
  const sent = await dean.upload(path, { als }, file);
  expect([sent.status, sent.location]).toEqual([303, paths.rosterCheck(school)]);
  return dean.get(paths.rosterCheck(school));
};
const take = (html: string) => {
  const fields = { lijst: hiddenField(html, 'lijst'), als: hiddenField(html, 'als'), doe: 'neem' };
  return dean.post(paths.rosterCheck(school), fields);
};
const places = async () =>
  (await doors.house.owner('select count(*)::int as n from organisations.place where "left" is null'))[0]?.n;
const issuesIn = (html: string): string[] =>
  (/<ul class="row-issues">(.*?)<\/ul>/s.exec(html)?.[1] ?? '')
    .split('</li>')
    .map((one) =>
      one
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean);

describe('a file of 1,500 pupils with 20 broken rows, through the page', () => {
  it('as a list: the 20 are told by their row in plain words, and the others are in', async () => {
    const { html } = await read(new TextEncoder().encode(listFile(1_500, 20)));
    const told = issuesIn(html);
    expect(told).toHaveLength(20);
    expect(told.slice(0, 3)).toEqual([
      'Rij 76: hier staat geen naam. Zet de naam erbij.',
      'Rij 151: hier staat geen klas. Zet de klas erbij.',
      'Rij 226: dit nummer staat ook in rij 2. Haal een van de twee weg.',
    ]);
    expect(html).toContain('1.480 leerlingen zijn nieuw');
    expect(await places()).toBe(0);
    expect((await take(html)).html).toContain('De lijst staat klaar');
    expect(await places()).toBe(1_480);
  });

  it('as a OneRoster bundle: by file and row, whom it cannot read stays, and the mentors can be made with it', async () => {
    const { html } = await read(largeBundle());
    const told = issuesIn(html);
    expect(told).toHaveLength(20);
    expect(told[1]).toBe('users.csv, rij 151: hier staat geen klas. Zet de klas erbij.');
    expect(told[2]).toBe('users.csv, rij 226: deze leerling zit in meer klassen. Laat er één staan.');
    const taken = await take(html);
    expect(taken.html).toContain('In dit bestand staan ook 60 mentoren.');
    const path = paths.newMentors(school);
    const lijst = /name="lijst" value="([^"]*)"/.exec(taken.html)?.[1] ?? '';
    const als = hiddenField(taken.html, 'als');
    const check = await dean.post(path, { lijst, als });
    expect(check.html).toContain('60 mentoren krijgen');
    const made = await dean.post(path, { lijst, als, doe: 'ja' });
    expect(made.html).toContain('De mentoren staan klaar');
    const [row] = await doors.house.owner(
      `select count(distinct person)::int as n from organisations.staff where role = 'mentor' and organisation = $1`,
      [school],
    );
    expect(row?.n).toBeGreaterThanOrEqual(60);
  });

  it('of a zip that is another school’s or half, says what to do', async () => {
    const path = paths.roster(school);
    const als = hiddenField((await dean.get(path)).html, 'als');
    const { oneRoster } = await import('../../../tests/harness/one-roster.ts');
    const pupils = [{ id: 'u1', first: 'A', last: 'B', classes: ['1A'] }];
    for (const [setup, words] of [
      [{ school: 'Elders' }, 'In deze zip staat uw school niet. Wij zien: Elders, Een Andere School.'],
      [{ instead: { 'classes.csv': undefined } }, 'In deze zip missen wij: classes.csv.'],
      [
        { instead: { 'manifest.csv': 'propertyName,value\nfile.users,delta' } },
        'staat alleen wat er anders is',
      ],
    ] as const) {
      const { status, html } = await dean.upload(
        path,
        { als },
        oneRoster({ version: '1.1', pupils, ...setup }),
      );
      expect([status, html.includes(words)]).toEqual([422, true]);
    }
  });
});
