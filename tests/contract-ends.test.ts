import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OwnerActor } from '../src/access/actor.ts';
import { days } from '../src/base/clock.ts';
import type { GrantId } from '../src/base/id.ts';
import { endContract, readRegister } from '../src/contracts/register.ts';
import { takeEverything } from '../src/export/take.ts';
import { showCard } from '../src/identity/card.ts';
import { acceptAtWork, readerOf } from '../src/inbox/list.ts';
import { lookShared } from '../src/look/shared.ts';
import { readAnswer, saveAnswer } from '../src/passport/answer.ts';
import { catalog } from '../src/questions/catalog.ts';
import { deletePassport } from '../src/retention/delete.ts';
import { readShare } from '../src/sharing/list.ts';
import { withdrawGrant } from '../src/sharing/withdraw.ts';
import { write } from './harness/passport.ts';
import { freshRegion, type Region, shareWith } from './harness/receivers.ts';

let region: Region;
let noor: OwnerActor;
let grant: GrantId;
beforeAll(async () => {
  region = await freshRegion();
  const { house, visser, admin } = region;
  // Weeks pass by here; whoever it is has the card in hand.
  noor = { ...(await region.young('Noor')), provenUntil: new Date('2100-01-01') };
  await write(house, { actor: noor, token: '' }, 'wie5', 'Mijn zusje leren fietsen');
  grant = await shareWith(house, noor, 'mevrouw Visser');
  await acceptAtWork(await readerOf(visser, house, grant), house);
  for (const { id, contracts } of (await readRegister(admin, house)).organisations)
    for (const contract of contracts) await endContract(admin, house, id, contract.id);
  await house.owner(`update organisations.organisation set gone = '2026-11-24'`);
});
afterAll(() => region.house.drop());

const question = () => {
  const found = catalog.question('wie5');
  if (found === undefined) throw new Error('no such question');
  return found;
};

it('when a school’s contract ends, nobody of that school reads, from the next request on', async () => {
  const { house, visser } = region;
  await expect(
    readerOf(visser, house, grant).then((reader) => lookShared(reader, house, 'nl')),
  ).rejects.toMatchObject({ kind: 'not-there' });
});

it('when the school’s contract ends, the young person reads, writes, stops, takes along and deletes as before, for 24 months and more (C11)', async () => {
  const { house } = region;
  await withdrawGrant(noor, house, grant);
  expect((await readShare(noor, house, grant))?.state).toBe('stopped');
  house.setClock(days(760));
  const answer = await readAnswer(noor, house, question());
  expect(JSON.stringify(answer)).toContain('Mijn zusje leren fietsen');
  const more = { state: 'given', parts: { text: { kind: 'long', text: 'En zwemmen' } } } as const;
  expect((await saveAnswer(noor, house, 'wie5', more, answer.revision)).saved).toBe(true);
  expect(JSON.stringify(await takeEverything(noor, house, 'nl'))).toContain('En zwemmen');
  expect(await deletePassport(noor, house, (await showCard(noor, house)) ?? '')).toBe(true);
});
