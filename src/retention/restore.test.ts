import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, type Passport, write } from '../../tests/harness/passport.ts';
import type { OwnerId } from '../base/id.ts';
import { showCard } from '../identity/card.ts';
import { returnByCard } from '../identity/return.ts';
import { deletePassport } from './delete.ts';
import { demandNotOlder, everyDeleted, replayDeletions } from './restore.ts';

let house: FreshHouse;
let noor: Passport;
let card: string;
beforeEach(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  await write(house, noor, 'wie5', 'Mijn zusje leren fietsen');
  card = (await showCard(noor.actor, house)) ?? '';
});
afterEach(() => house.drop());

/** With the columns that hold something: what PostgreSQL works out itself is not put back. */
const tables = `select c.oid::regclass::text as name, (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`;

/** Everything that stands in the database, as a backup has it; gives what brings it back. */
async function backUp(): Promise<() => Promise<void>> {
  const kept: { name: string; columns: string; rows: string }[] = [];
  for (const { name, columns } of await house.owner(tables)) {
    const [row] = await house.owner(
      `select coalesce(json_agg(t), '[]')::text as rows from ${String(name)} t`,
    );
    kept.push({ name: String(name), columns: String(columns), rows: String(row?.rows) });
  }
  return async () => {
    const names = kept.map(({ name }) => name).join(', ');
    const back = kept.map(
      ({ name, columns, rows }) =>
        `insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, '${rows.replaceAll("'", "''")}');`,
    );
    await house.owner(
      `do $do$ begin set local session_replication_role = replica; truncate ${names}; ${back.join(' ')} end $do$`,
    );
  };
}

describe('data that came back from a backup (G15)', () => {
  it('are refused when they are older than a deletion, until it was replayed; then nothing of it is left', async () => {
    const bringBack = await backUp();
    expect(await deletePassport(noor.actor, house, card)).toBe(true);
    await demandNotOlder(house);
    await bringBack();
    await expect(demandNotOlder(house)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await replayDeletions(house)).toEqual({ passports: 1, keys: 0 });
    await demandNotOlder(house);
    expect(await returnByCard(house, card, 'own')).toBeUndefined();
    const left: string[] = [];
    for (const { name } of await house.owner(tables)) {
      const rows = await house.owner(`select t::text as row from ${String(name)} t`);
      if (rows.some((row) => String(row.row).includes(noor.actor.owner))) left.push(String(name));
    }
    expect(left.sort()).toEqual(['passport.deletion', 'store.outbox']);
    expect(await replayDeletions(house)).toEqual({ passports: 0, keys: 0 });
  });

  it('cannot be read before that either: the key is gone', async () => {
    const bringBack = await backUp();
    await deletePassport(noor.actor, house, card);
    await bringBack();
    await expect(returnByCard(house, card, 'own')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('and keys that came back are destroyed again, by the list of the data', async () => {
    const { owner } = noor.actor;
    const sam = await aPassport(house, 'Sam');
    await deletePassport(noor.actor, house, card);
    expect(await everyDeleted(house)).toEqual([owner]);
    const asked: OwnerId[] = [];
    const keys = {
      ...house.keys,
      destroyed: async () => [],
      destroy: async (of: OwnerId) => asked.push(of) > 0,
    };
    expect(await replayDeletions({ ...house, keys })).toEqual({ passports: 0, keys: 1 });
    expect(asked).toEqual([owner]);
    expect(asked).not.toContain(sam.actor.owner);
  });

  it('when the key store was lost too, a list that was kept elsewhere says what has to go', async () => {
    const bringBack = await backUp();
    await deletePassport(noor.actor, house, card);
    const list = await everyDeleted(house);
    await bringBack();
    const keys = { ...house.keys, destroyed: async () => [] };
    expect(await replayDeletions({ ...house, keys }, list)).toMatchObject({ passports: 1 });
    expect(await everyDeleted(house)).toEqual(list);
  });
});
