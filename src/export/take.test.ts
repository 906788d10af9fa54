import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, aReceiver, logOf, type Passport, write } from '../../tests/harness/passport.ts';
import { canonical, type Json } from '../base/json.ts';
import { chooseRoute } from '../passport/route.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { readShare } from '../sharing/list.ts';
import { takeEverything } from './take.ts';

let house: FreshHouse;
let noor: Passport;
beforeEach(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
});
afterEach(() => house.drop());

it('holds every answer with the question as it was asked: both routes, private ones too', async () => {
  await write(house, noor, 'wie5', 'Mijn zusje leren fietsen');
  await chooseRoute(noor.actor, house, 'mbo');
  await write(house, noor, 'wil8', 'Een open dag');
  await chooseRoute(noor.actor, house, 'werk');
  await write(house, noor, 'wil16', 'Niet te ver weg');
  await write(house, noor, 'nod12', 'Alleen voor mijzelf');
  const everything = await takeEverything(noor.actor, house, 'nl');
  const taken = everything.chapters.flatMap((chapter) => chapter.questions);
  expect(taken.map((one) => one.id)).toEqual(['wie1', 'wie5', 'wil8', 'wil16', 'nod12']);
  expect(taken.map((one) => one.lines[0]?.text)).toEqual([
    'Noor',
    'Mijn zusje leren fietsen',
    'Een open dag',
    'Niet te ver weg',
    'Alleen voor mijzelf',
  ]);
  expect(taken[1]?.question).toBe('Waar ben je trots op?');
  expect(everything.passport).toMatchObject({ called: 'Noor', route: 'werk' });
});

it('holds who could see what, without what opens it', async () => {
  const id = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, id, { chapters: ['wie'], questions: [] });
  await giveGrant(noor.actor, house, id);
  const share = await readShare(noor.actor, house, id);
  const everything = await takeEverything(noor.actor, house, 'nl');
  expect(everything.shares).toMatchObject([
    { state: 'offered', chapters: ['wie'], receiver: { name: aReceiver.name } },
  ]);
  expect(JSON.stringify(everything)).not.toContain(share?.keys?.code);
  expect(JSON.stringify(everything)).not.toContain(share?.keys?.link);
});

it('holds the whole log, details with their salts, and is itself a line in it', async () => {
  await chooseRoute(noor.actor, house, 'mbo');
  const { log } = await takeEverything(noor.actor, house, 'nl');
  const kept = await logOf(house, noor);
  expect(log).toHaveLength(kept.length);
  expect(log.at(-1)).toMatchObject({ action: 'passport.export', way: 'export' });
  const line = log.find((one) => (one as { action: string }).action === 'route.choose') as Record<
    string,
    Json
  >;
  expect(line.detail).toEqual({ route: 'mbo' });
  const hash = createHash('sha256')
    .update(Buffer.from(String(line.salt), 'hex'))
    .update(canonical(line.detail ?? null));
  expect(hash.digest('hex')).toBe(line.detailHash);
});
