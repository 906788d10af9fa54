import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { join, schools } from '../../tests/harness/school.ts';
import type { OrganisationId } from '../base/id.ts';
import { enrol } from '../identity/enrol.ts';
import { beginDraft, readSets } from '../method/draft.ts';
import { publishDraft } from '../method/publish.ts';
import { keepSchoolWords, readSchoolWords } from '../method/school.ts';
import { keepTheme, keepTongues, readTheme } from '../method/theme.ts';
import { readGroups } from '../organisations/groups.ts';
import { openLesson } from '../organisations/lesson.ts';
import { chooseTerms } from '../retention/terms.ts';
import { openBox, sealBox } from './box.ts';
import { isOfItself } from './own.ts';
import { giveRegion, takeRegion } from './region.ts';
import { movingTables } from './tables.ts';

let from: FreshHouse;
let to: FreshHouse;
let school: OrganisationId;
const words = { nl: 'Fijn dat je er bent.', en: 'Good that you are here.' };
const logo = Uint8Array.from([255, 216, 1, 2, 3]);
beforeAll(async () => {
  [from, to] = [await freshHouse(), await freshHouse()];
  const staff = [{ name: 'Ilse', mail: 'admin@hier.example', roles: [{ role: 'region-admin' as const }] }];
  await enrol(from, {
    ...schools,
    organisations: [...schools.organisations, { kind: 'region', name: 'Regio Proef', staff }],
  });
  const admin = await signInStaff(from, 'admin@hier.example', 'region-admin');
  const dean = await signInStaff(from, 'smit@proefschool.example', 'dean');
  school = dean.organisation;
  await beginDraft(admin, from);
  await publishDraft(admin, from, { seen: 1, begins: from.clock() });
  await keepTheme(admin, from, {
    brand: '#0b5563',
    logo,
    named: 'Regio Proef',
    welcome: words,
    contact: words,
  });
  await keepTongues(admin, from, ['en', 'ar']);
  await keepSchoolWords(dean, from, school, {
    logo: 'none',
    named: '',
    welcome: words,
    ask: words,
    reach: '0800',
    hours: words,
  });
  await chooseTerms(from, 'Regio Proef', { 'unused-passport': 700 });
  await from.owner(
    `insert into contracts.contract (id, organisation, kind, version, signed, signed_by, recorded, recorded_by)
     values (gen_random_uuid(), $1, 'processing', '1', '2026-09-01', 'Directie', now(), $2)`,
    [school, admin.person],
  );
  await from.owner(
    `insert into contracts.requirement (region, receiver, kinds) select id, 'school', '{processing}' from organisations.region`,
  );
  await from.owner(
    `insert into figures.figure (level, scope, year, measure, noisy, shown) values ('place', $1, '2026-2027', 'started', 12, 10)`,
    [school],
  );
  const visser = await signInStaff(from, 'visser@proefschool.example', 'mentor');
  const [group] = await readGroups(visser, from);
  const { code } = await openLesson(visser, from, group?.id ?? (school as never));
  await join(from, code, 'KANARIE');
});
afterAll(async () => {
  await from.drop();
  await to.drop();
});

const given = async (house: FreshHouse) => {
  const region = await giveRegion(house, 'Regio Proef');
  if (region === undefined) throw new Error('no region');
  return region;
};

/** What is of a region or an organisation and does not go along, and why. */
const stays: Record<string, string> = {
  'method.draft': 'is being worked on: publish it, or begin anew of the newest version',
  'organisations.place': 'the list of pupils of a school, which it has itself',
  'organisations.roster': 'a list that waits for a press, for hours',
  'organisations.lesson': 'a code on a board, for two hours',
  'aftercare.written': 'on which day a Doorstroompunt was last written to',
  'audit.entry': 'the log of an organisation stays where it happened',
  'mail.trial': 'a letter that tried the mail server of the old house',
  'passport.slip': 'cards that young people chose, on their way to be counted',
};

describe('a region that leaves, and joins elsewhere (F59)', () => {
  it('is one sealed file: nothing of it is to be read, and nothing of a young person is in it', async () => {
    const { file, counts } = await given(from);
    expect(file).not.toMatch(/visser|Proefschool|Ilse/);
    expect(Object.keys(counts)).toEqual(['people', ...movingTables.map(({ name }) => name)]);
    expect(counts).toMatchObject({ people: 5, 'organisations.organisation': 3, 'method.set': 1 });
    // Every table of it is named; those of passports are not.
    expect(
      movingTables.some(({ name }) => /passport|sharing|mirror|talks|audit|member|claim|place/.test(name)),
    ).toBe(false);
    expect(await giveRegion(from, 'Nergens')).toBeUndefined();
  });

  it('holds every table that is of a region and of no passport, but for those that say why not', async () => {
    const found = await from.owner(
      `select distinct c.table_schema || '.' || case c.table_name when 'group' then '"group"' else c.table_name end as name
       from information_schema.columns c where c.column_name in ('region', 'organisation', 'scope')
         and c.table_schema not in ('pg_catalog', 'information_schema') and not exists (select from information_schema.columns o
           where o.table_schema = c.table_schema and o.table_name = c.table_name and o.column_name = 'owner')`,
    );
    const named = new Set([...movingTables.map(({ name }) => name), ...Object.keys(stays)]);
    expect(found.map(({ name }) => String(name)).filter((name) => !named.has(name))).toEqual([]);
  });

  it('opens with its own code alone, and not when a byte changed', async () => {
    const { file, code } = await given(from);
    const other = code.startsWith('2') ? `3${code.slice(1)}` : `2${code.slice(1)}`;
    expect(await takeRegion(to, file, other)).toEqual({ kind: 'not-opened' });
    expect(await takeRegion(to, 'naam;klas', code)).toEqual({ kind: 'no-file' });
    const at = file.indexOf('"box":"') + 40;
    const changed = file.slice(0, at) + (file[at] === 'A' ? 'B' : 'A') + file.slice(at + 1);
    expect(await takeRegion(to, changed, code)).toEqual({ kind: 'not-opened' });
    expect(await to.owner('select 1 from organisations.region')).toEqual([]);
  });

  it('stops half way and leaves nothing; then it is there, whole, and once', async () => {
    const { file, code } = await given(from);
    let made = 0;
    const keys = {
      ...to.keys,
      sealForHouse: (...what: Parameters<FreshHouse['keys']['sealForHouse']>) => {
        if (++made === 3) throw new Error('the machine stops here');
        return to.keys.sealForHouse(...what);
      },
    };
    await expect(takeRegion({ ...to, keys }, file, code)).rejects.toThrow('the machine stops here');
    expect(await to.owner('select 1 from identity.person')).toEqual([]);
    const spaced = code.replace(/(.{4})/g, '$1 ').toLowerCase();
    expect(await takeRegion(to, file, spaced)).toMatchObject({ kind: 'taken', name: 'Regio Proef' });
    expect(await takeRegion(to, file, code)).toEqual({ kind: 'there' });
  });

  it('works there as it did: people sign in by their own address, and see their own', async () => {
    const dean = await signInStaff(to, 'smit@proefschool.example', 'dean');
    expect(dean.organisation).toBe(school);
    expect(await readSchoolWords(dean, to, school)).toMatchObject({ welcome: words, reach: '0800' });
    const admin = await signInStaff(to, 'admin@hier.example', 'region-admin');
    expect((await readSets(admin, to)).versions).toMatchObject([{ n: 1, state: 'now', by: 'Ilse' }]);
    const theme = await readTheme(admin, to);
    expect([theme?.brand, theme?.tongues]).toEqual(['#0b5563', ['nl', 'en', 'ar']]);
    expect(new Uint8Array(theme?.logo ?? [])).toEqual(logo);
    const visser = await signInStaff(to, 'visser@proefschool.example', 'mentor');
    expect((await readGroups(visser, to)).map(({ name }) => name)).toEqual(['3B']);
  });

  it('goes on to a third house the same as it came: join, leave, join elsewhere', async () => {
    const third = await freshHouse();
    const again = await given(to);
    expect(await takeRegion(third, again.file, again.code)).toMatchObject({
      kind: 'taken',
      counts: (await given(from)).counts,
    });
    for (const { name } of movingTables) {
      const rows = async (house: FreshHouse) =>
        (await house.owner(`select to_jsonb(t) as row from ${name} t order by 1`)).map(({ row }) =>
          JSON.stringify(row),
        );
      expect(await rows(third)).toEqual(await rows(from));
    }
    await third.drop();
  });

  it('somebody who works in the new house already keeps the account that they have', async () => {
    const fourth = await freshHouse();
    const staff = [
      { name: 'Ilse van daar', mail: 'Admin@Hier.example', roles: [{ role: 'intaker' as const }] },
    ];
    await enrol(fourth, { region: 'Daar', organisations: [{ kind: 'mbo', name: 'Daar', staff }] });
    const { file, code } = await given(from);
    expect(await takeRegion(fourth, file, code)).toMatchObject({ kind: 'taken' });
    const admin = await signInStaff(fourth, 'Admin@Hier.example', 'region-admin');
    expect((await readSets(admin, fourth)).versions).toMatchObject([{ by: 'Ilse van daar' }]);
    expect(await fourth.owner('select 1 from identity.person')).toHaveLength(5);
    await fourth.drop();
  });

  it('writes in no other region, and gives nobody a role there, whatever the file says', async () => {
    const fifth = await freshHouse();
    const staff = [{ name: 'Daan', mail: 'daan@daar.example', roles: [{ role: 'dean' as const }] }];
    await enrol(fifth, {
      region: 'Daar',
      organisations: [{ kind: 'school', name: 'Daar', staff }],
    });
    const [there] = await fifth.owner(
      `select o.id as organisation, s.person from organisations.organisation o join organisations.staff s on s.organisation = o.id`,
    );
    const { organisation, person } = there ?? {};
    const { file, code } = await given(from);
    const before = await everyRow(fifth);
    const role = (tables: Tables) => tables['organisations.staff']?.[0] ?? {};
    for (const other of [
      changed(file, code, (tables) => Object.assign(role(tables), { organisation })),
      changed(file, code, (tables) => Object.assign(role(tables), { person })),
    ])
      expect(await takeRegion(fifth, other.file, other.code)).toEqual({ kind: 'broken' });
    expect(await everyRow(fifth)).toEqual(before);
    // Who was forgotten is named in an old role, and comes along in no list of people.
    await from.owner(
      `delete from identity.person where id = (select person from organisations.staff where role = 'mentor' limit 1)`,
    );
    const forgotten = await given(from);
    expect(await takeRegion(fifth, forgotten.file, forgotten.code)).toMatchObject({ kind: 'taken' });
    await fifth.drop();
  });

  it('is of itself: each row belongs to what is in the file too', async () => {
    const { file, code } = await given(from);
    const { tables: own } = insideOf(file, code);
    expect(isOfItself(own, movingTables)).toBe(true);
    const id = '3f0e7a52-7d0b-4f0e-9a43-6f0f5c2d9b11';
    const named = ['region', 'organisation', 'parent', 'group', 'scope'];
    const columns = movingTables.flatMap((table) =>
      table.columns.filter((column) => named.includes(column)).map((column) => ({ table, column })),
    );
    expect(columns.length).toBeGreaterThan(12);
    for (const {
      table: { name },
      column,
    } of columns) {
      const [first = {}] = own[name] ?? [];
      const tables = { ...own, [name]: [...(own[name] ?? []), { ...first, [column]: id }] };
      expect([name, column, isOfItself(tables, movingTables)]).toEqual([name, column, false]);
    }
    const two = [...(own['organisations.region'] ?? []), { id, name: 'Nog een' }];
    expect(isOfItself({ ...own, 'organisations.region': two }, movingTables)).toBe(false);
  });
});

type Tables = Record<string, Record<string, unknown>[]>;

/** The same file, made by somebody who wants more: sealed anew, with sums that are right. */
function changed(file: string, code: string, change: (tables: Tables) => void) {
  const inside = insideOf(file, code);
  change(inside.tables);
  const sums = Object.fromEntries(
    Object.entries({ people: inside.people, ...inside.tables }).map(([part, rows]) => [
      part,
      hash('sha256', JSON.stringify(rows)),
    ]),
  );
  return sealBox(JSON.stringify({ people: inside.people, tables: inside.tables, sums }), new Date());
}

function insideOf(file: string, code: string): { people: unknown[]; tables: Tables } {
  const opened = openBox(file, code);
  if (typeof opened === 'string') throw new Error(opened);
  return JSON.parse(opened.words);
}

async function everyRow(house: FreshHouse): Promise<string[]> {
  const all = await Promise.all(
    [...movingTables.map(({ name }) => name), 'identity.person'].map((name) =>
      house.owner(`select to_jsonb(t) as row from ${name} t order by 1`),
    ),
  );
  return all.map((rows) => JSON.stringify(rows));
}
