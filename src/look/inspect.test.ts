import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, logOf, type Passport, write } from '../../tests/harness/passport.ts';
import { visitor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { newId, type OwnerId } from '../base/id.ts';
import { askGlass } from '../emergency/glass.ts';
import { nameKeyholder } from '../emergency/keyholder.ts';
import { breakGlass } from '../export/break-glass.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { withdrawGrant } from '../sharing/withdraw.ts';
import { asCsv, whoSaw } from './inspect.ts';
import { lookShared } from './shared.ts';

let house: FreshHouse;
let noor: Passport;
beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  await write(house, noor, 'wie5', 'Mijn zusje leren fietsen');
  const id = await makeDraft(noor.actor, house, { ...aReceiver, name: '=Wit' });
  await chooseWhat(noor.actor, house, id, { chapters: ['wie'], questions: [] });
  await giveGrant(noor.actor, house, id);
  const receiver = await accept(house, noor, id);
  house.setClock('2026-11-24T10:00:00Z');
  await lookShared(receiver, house, 'nl');
  house.setClock('2026-11-26T10:00:00Z');
  await withdrawGrant(noor.actor, house, id);
  await lookShared(receiver, house, 'nl').catch(() => undefined);
});
afterAll(() => house.drop());

const at = (day: string): Date => new Date(`${day}Z`);

it('says who saw what of these passports between two moments, and that somebody saw nothing', async () => {
  const passports = [noor.actor.owner, newId<OwnerId>()];
  const looked = await whoSaw(house, passports, at('2026-11-24T00:00'), at('2026-11-26T23:59'));
  expect(looked).toMatchObject([
    { action: 'grant.look', outcome: 'allowed', role: 'receiver', who: '=Wit, Intaker Zorg, Mbo De Brug' },
    { action: 'grant.look', outcome: 'refused' },
  ]);
  expect(looked[0]?.at.toISOString()).toBe('2026-11-24T10:00:00.000Z');
  expect(JSON.stringify(looked)).not.toContain('fietsen');
  const before = await whoSaw(house, passports, at('2026-11-24T00:00'), at('2026-11-24T09:59'));
  expect(before).toEqual([]);
});

it('names the keyholders who asked for an opening and who opened, and says that pictures were tried (F6, F96)', async () => {
  const [one, two] = [await nameKeyholder(house, 'Hanna Bos'), await nameKeyholder(house, 'Joost Vis')];
  const glass = await askGlass(house, noor.actor.owner, 'Gevaar voor het leven.', one);
  if (glass === undefined) throw new Error('nobody asked');
  await breakGlass(house, glass, two);
  await perform(house, visitor, 'rescue.try', { passport: noor.actor.owner }, async () => undefined);
  const looked = await whoSaw(house, [noor.actor.owner], at('2026-11-26T10:00'), at('2026-11-26T23:59'));
  expect(looked.map(({ action, role, who }) => [action, role, who])).toEqual([
    ['grant.look', 'receiver', '=Wit, Intaker Zorg, Mbo De Brug'],
    ['glass.ask', 'system', 'Hanna Bos'],
    ['glass.open', 'system', 'Hanna Bos, Joost Vis'],
    ['rescue.try', 'visitor', ''],
  ]);
  expect(asCsv(looked)).toContain(';"Hanna Bos, Joost Vis";');
  expect(JSON.stringify(looked)).not.toContain('Gevaar');
});

it('leaves a line in the log of each passport, and begins none', async () => {
  const lines = (await logOf(house, noor)).filter((line) => line.action === 'log.inspect');
  expect(lines.length).toBeGreaterThanOrEqual(1);
  const stranger = newId<OwnerId>();
  await whoSaw(house, [stranger], at('2026-11-24T00:00'), at('2026-11-24T09:59'));
  expect(await house.owner('select from audit.entry where chain = $1', [stranger])).toEqual([]);
});

it('is CSV that a spreadsheet takes as text', async () => {
  const looked = await whoSaw(house, [noor.actor.owner], at('2026-11-24T00:00'), at('2026-11-24T23:59'));
  const [head, row] = asCsv(looked).split('\r\n');
  expect(head).toBe('at;passport;action;outcome;role;who;chapters;share;way');
  expect(row).toContain(';"\'=Wit, Intaker Zorg, Mbo De Brug";');
});
