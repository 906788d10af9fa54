import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Granted, type House, perform } from '../access/perform.ts';
import { type PersonId, readId } from '../base/id.ts';
import { keepWorkDomain } from '../identity/address-domain.ts';
import { indexMail, openPerson, sealPerson } from '../identity/person.ts';
import { insertPerson, personById, personByMail } from '../identity/person-rows.ts';
import { holdEnrolment, regionByName } from '../organisations/enrol-rows.ts';
import type { Tx } from '../store/store.ts';
import { openBox, sealBox } from './box.ts';
import { isOfItself, namedOnly, naming, peopleIn } from './own.ts';
import { type MovingTable, movingTables } from './tables.ts';

/** Somebody at work, opened for the way: sealed anew for the house that they come to. */
const personShape = z.object({ id: z.uuid(), name: z.string(), mail: z.string(), language: z.string() });
const insideShape = z.object({
  people: z.array(personShape),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.json()))),
  /** SHA-256 of each part, in hex. */
  sums: z.record(z.string(), z.string()),
});
type Inside = z.infer<typeof insideShape>;

export type GivenRegion = { file: string; code: string; counts: Readonly<Record<string, number>> };

/**
 * All that is a region's own, in one sealed file (F59): its organisations, groups, people at work and their roles, questions, look and words, agreements, terms and figures. Nothing of a passport: those are of young
 * people, and stay theirs. `undefined` when there is no such region. Nothing changes here.
 */
export async function giveRegion(house: House, name: string): Promise<GivenRegion | undefined> {
  const job = { kind: 'system', job: 'moving' } as const;
  return perform(house, job, 'region.give', {}, async ({ tx, permit, now }) => {
    const region = await regionByName(tx, name);
    if (region === undefined) return undefined;
    const tables: Inside['tables'] = {};
    for (const table of movingTables) tables[table.name] = await rowsOf(tx, table, region);
    const people: Inside['people'] = [];
    for (const id of peopleIn(tables)) {
      const row = await personById(tx, id as PersonId);
      if (row !== undefined)
        people.push({ id, ...openPerson(house.keys, permit, row), language: row.language });
    }
    const sums = sumsOf({ people, tables });
    const { file, code } = sealBox(JSON.stringify({ people, tables, sums }), now);
    return { file, code, counts: countsOf({ people, tables }) };
  });
}

/** `there`: this house has the region, or one of its name, already. `broken`: a part is not what its sum says, or belongs to what is not in the file. */
export type TakenRegion =
  | { kind: 'taken'; name: string; counts: Readonly<Record<string, number>> }
  | { kind: 'no-file' | 'not-opened' | 'broken' | 'there' };

/** Reads a region in that comes from another house, all or nothing. Ids stay as they were; somebody who works here already, by address, keeps the account that they have. */
export async function takeRegion(house: House, file: string, code: string): Promise<TakenRegion> {
  const opened = openBox(file, code);
  if (typeof opened === 'string') return { kind: opened };
  const read = insideShape.safeParse(JSON.parse(opened.words));
  if (!read.success || !isWhole(read.data)) return { kind: 'broken' };
  const job = { kind: 'system', job: 'moving' } as const;
  return perform(house, job, 'region.take', {}, async (granted) => {
    const { tx } = granted;
    await holdEnrolment(tx);
    const [region] = read.data.tables['organisations.region'] ?? [];
    const name = String(region?.name ?? '');
    if (region === undefined || (await isThere(tx, String(region.id), name))) return { kind: 'there' };
    if (await isSomebodyHere(tx, namedOnly(read.data.tables, read.data.people))) return { kind: 'broken' };
    const known = new Map<string, string>();
    for (const person of read.data.people) known.set(person.id, await take(granted, house, person));
    for (const table of movingTables)
      await putRows(tx, table, renamed(read.data.tables[table.name] ?? [], known));
    return { kind: 'taken', name, counts: countsOf(read.data) };
  });
}

async function rowsOf(
  tx: Tx,
  { name, columns, of, order }: MovingTable,
  region: string,
): Promise<Inside['tables'][string]> {
  const list = sql.raw(columns.map((column) => `t."${column}"`).join(', '));
  const { rows } = await sql<{ row: Inside['tables'][string][number] }>`select to_jsonb(x) as row from (
    select ${list} from ${sql.raw(name)} t join organisations.region r on r.id = ${region}::uuid
    where ${sql.raw(of)} order by ${sql.raw(order)}) x`.execute(tx);
  return rows.map(({ row }) => row);
}

async function putRows(
  tx: Tx,
  { name, columns }: MovingTable,
  rows: Inside['tables'][string],
): Promise<void> {
  if (rows.length === 0) return;
  const list = sql.raw(columns.map((column) => `"${column}"`).join(', '));
  await sql`insert into ${sql.raw(name)} (${list})
    select ${list} from jsonb_populate_recordset(null::${sql.raw(name)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}

const renamed = (
  rows: Inside['tables'][string],
  known: ReadonlyMap<string, string>,
): Inside['tables'][string] =>
  rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      naming.flatMap((column) => {
        const id = row[column];
        return typeof id === 'string' ? [[column, known.get(id) ?? id]] : [];
      }),
    ),
  }));

/** The account of this address here; made when there is none. */
async function take({ tx }: Granted, house: House, person: Inside['people'][number]): Promise<string> {
  const mail_index = indexMail(house.keys, person.mail);
  const found = await personByMail(tx, mail_index);
  if (found !== undefined) return found.id;
  const id = person.id as PersonId;
  await keepWorkDomain(tx, house.keys, person.mail);
  await insertPerson(tx, {
    id,
    mail_index,
    sealed: sealPerson(house.keys, id, person),
    language: person.language,
  });
  return id;
}

/** Who is named and does not come along is somebody forgotten, and so nobody who works here. */
async function isSomebodyHere(tx: Tx, ids: readonly string[]): Promise<boolean> {
  for (const id of ids) {
    const person = readId<PersonId>(id);
    if (person === undefined || (await personById(tx, person)) !== undefined) return true;
  }
  return false;
}

async function isThere(tx: Tx, id: string, name: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from organisations.region where id = ${id}::uuid or name = ${name}`.execute(tx);
  return rows.length > 0;
}

type Parts = Pick<Inside, 'people' | 'tables'>;

const sumsOf = ({ people, tables }: Parts): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ people, ...tables }).map(([part, rows]) => [part, hash('sha256', JSON.stringify(rows))]),
  );

const isWhole = ({ people, tables, sums }: Inside): boolean =>
  JSON.stringify(sumsOf({ people, tables })) === JSON.stringify(sums) &&
  movingTables.every(({ name }) => tables[name] !== undefined) &&
  isOfItself(tables, movingTables);

const countsOf = ({ people, tables }: Parts): Record<string, number> =>
  Object.fromEntries(Object.entries({ people, ...tables }).map(([part, rows]) => [part, rows.length]));
