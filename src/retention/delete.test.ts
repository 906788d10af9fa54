import { afterEach, beforeEach, expect, it } from 'vitest';
import { mailedCode } from '../../seeds/sign-in.ts';
import { anMp3 } from '../../tests/harness/files.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, type Passport, prove, write } from '../../tests/harness/passport.ts';
import { perform } from '../access/perform.ts';
import { takeEverything } from '../export/take.ts';
import { showCard } from '../identity/card.ts';
import { askAddress, confirmAddress, writeToOwner } from '../identity/own-address.ts';
import { knockByMail } from '../identity/own-mail.ts';
import { returnByCard } from '../identity/return.ts';
import { findSession } from '../identity/session.ts';
import { sendLetters } from '../jobs/letters.ts';
import { lookShared } from '../look/shared.ts';
import { postInMemory } from '../mail/send.ts';
import { readHome } from '../passport/home.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { deletePassport } from './delete.ts';

let house: FreshHouse;
let noor: Passport;
let code: string;
beforeEach(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  await write(house, noor, 'wie5', 'Mijn zusje leren fietsen');
  await prove(house, noor, 'kan7', anMp3());
  code = (await showCard(noor.actor, house)) ?? '';
});
afterEach(() => house.drop());

const everyTable = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`;

it('leaves nothing but the id in the list of deletions, and the order to destroy the key', async () => {
  const id = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, id, { chapters: ['wie'], questions: [] });
  await giveGrant(noor.actor, house, id);
  const looking = await accept(house, noor, id);
  expect(await deletePassport(noor.actor, house, code.toLowerCase())).toBe(true);
  const found: string[] = [];
  for (const { name } of await house.owner(everyTable)) {
    const rows = await house.owner(`select t::text as row from ${String(name)} t`);
    if (rows.some((row) => String(row.row).includes(noor.actor.owner))) found.push(String(name));
  }
  expect(found.sort()).toEqual(['passport.deletion', 'store.outbox']);
  await expect(lookShared(looking, house, 'nl')).rejects.toMatchObject({ kind: 'not-there' });
  await expect(readHome(noor.actor, house)).rejects.toMatchObject({ kind: 'not-there' });
  expect(await findSession(house, noor.token)).toBeUndefined();
  expect(await returnByCard(house, code, 'own')).toBeUndefined();
});

it('takes along the letters that wait for the own address; only the last one goes, that it was deleted', async () => {
  const mail = 'noor@mail.example';
  const asked = await askAddress(noor.actor, house, { mail, card: code, language: 'nl' });
  if (asked.kind !== 'sent') throw new Error(asked.kind);
  await confirmAddress(noor.actor, house, asked.browser, (await mailedCode(house, mail)) ?? '');
  await perform(
    house,
    { kind: 'system', job: 'terms' },
    'passport.age',
    { passport: noor.actor.owner },
    (granted) =>
      writeToOwner(house, granted, { owner: noor.actor.owner, language: 'nl' }, { kind: 'summer' }),
  );
  await knockByMail(house, mail, 'nl');
  await deletePassport(noor.actor, house, code);
  const lines = await house.owner('select kind from store.outbox where done_at is null order by kind');
  expect(lines.map(({ kind }) => kind)).toEqual(['key-destroy', 'letter']);
  const post = postInMemory(house.clock);
  await sendLetters(house, post);
  expect(post.sent().map(({ text }) => text.includes('weggegooid'))).toEqual([true]);
});

it('destroys the key: a row that a backup still has opens no more', async () => {
  const tables = ['passport.passport', 'passport.progress', 'passport.answer', 'audit.head'];
  for (const [n, table] of tables.entries()) {
    await house.owner(`create table public.backup${n} as select * from ${table}`);
  }
  await deletePassport(noor.actor, house, code);
  await house.owner('delete from passport.deletion');
  for (const [n, table] of tables.entries()) {
    await house.owner(`insert into ${table} select * from public.backup${n}`);
  }
  await expect(readHome(noor.actor, house)).rejects.toMatchObject({ kind: 'unavailable' });
});

it('does nothing without the code of its own card', async () => {
  const sam = await aPassport(house, 'Sam');
  const samCode = (await showCard(sam.actor, house)) ?? '';
  const long = { ...noor.actor, provenUntil: house.clock() };
  for (const wrong of ['', 'BCDF GHJK MNPQ', samCode]) {
    expect(await deletePassport(long, house, wrong)).toBe(false);
  }
  expect((await readHome(noor.actor, house)).called).toBe('Noor');
  expect((await readHome(sam.actor, house)).called).toBe('Sam');
});

it('asks no code of who showed the own factor minutes ago', async () => {
  expect(await deletePassport({ ...noor.actor, provenUntil: minutesOn(house) }, house, '')).toBe(true);
});
const minutesOn = (of: FreshHouse): Date => new Date(of.clock().getTime() + 60_000);

it('leaves other passports whole', async () => {
  const sam = await aPassport(house, 'Sam');
  await deletePassport(noor.actor, house, code);
  const { log } = await takeEverything(sam.actor, house, 'nl');
  expect((await readHome(sam.actor, house)).called).toBe('Sam');
  expect(log.length).toBeGreaterThan(0);
});
