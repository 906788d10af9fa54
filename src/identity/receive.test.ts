import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, aReceiver, logOf, type Passport } from '../../tests/harness/passport.ts';
import { days } from '../base/clock.ts';
import { showCode } from '../base/code.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { readShare, type Share } from '../sharing/list.ts';
import { withdrawGrant } from '../sharing/withdraw.ts';
import { receive } from './receive.ts';
import { findSession } from './session.ts';

let house: FreshHouse;
let noor: Passport;
beforeEach(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
});
afterEach(() => house.drop());

async function given(): Promise<Share & { keys: NonNullable<Share['keys']> }> {
  const id = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, id, { chapters: ['wie'], questions: [] });
  await giveGrant(noor.actor, house, id);
  const share = await readShare(noor.actor, house, id);
  if (share?.keys === undefined) throw new Error('not given');
  return { ...share, keys: share.keys };
}
const look = {};

describe('coming in with a code', () => {
  it('works with the code alone, however it is typed, and again on another device', async () => {
    const { keys, id } = await given();
    for (const code of [keys.code, showCode(keys.code).toLowerCase(), keys.code.split('').join('-')]) {
      const received = await receive(house, { code, look });
      const opened = received.kind === 'in' ? await findSession(house, received.token) : undefined;
      expect(opened?.actor).toMatchObject({ kind: 'receiver', grant: id, owner: noor.actor.owner });
      // Nothing of the owner's in the frame of the receiver's pages.
      expect(opened?.frame.name).toBe('');
    }
    const accepted = (await logOf(house, noor)).filter((line) => line.action === 'grant.accept');
    expect(accepted).toHaveLength(3);
    expect((await readShare(noor.actor, house, id))?.state).toBe('open');
  });

  it('wants the code of this very link when there is one', async () => {
    const [one, two] = [await given(), await given()];
    expect(await receive(house, { code: one.keys.code, link: one.keys.link, look })).toMatchObject({
      kind: 'in',
    });
    expect(await receive(house, { code: one.keys.code, link: two.keys.link, look })).toEqual({
      kind: 'wrong',
    });
    expect(await receive(house, { code: one.keys.code, link: 'A'.repeat(22), look })).toEqual({
      kind: 'wrong',
    });
  });

  it('tells nothing about a code that no share has, and leaves no line in any log', async () => {
    const before = (await logOf(house, noor)).length;
    for (const code of ['', 'BCDFG HJKMN', 'not a code', 'x'.repeat(500)]) {
      expect(await receive(house, { code, look })).toEqual({ kind: 'wrong' });
    }
    expect((await logOf(house, noor)).length).toBe(before);
  });

  it('says that it is over, or was stopped, only to who brings the right code', async () => {
    const [over, stopped] = [await given(), await given()];
    await withdrawGrant(noor.actor, house, stopped.id);
    expect(await receive(house, { code: stopped.keys.code, look })).toEqual({ kind: 'stopped' });
    house.setClock(days(60));
    expect(await receive(house, { code: over.keys.code, look })).toMatchObject({ kind: 'ended' });
    expect(await receive(house, { code: stopped.keys.code, look })).toEqual({ kind: 'stopped' });
  });

  it('does not find a draft', async () => {
    const { keys, id } = await given();
    await house.owner('update sharing."grant" set starts = null where id = $1', [id]);
    expect(await receive(house, { code: keys.code, look })).toEqual({ kind: 'wrong' });
  });
});

describe('giving', () => {
  it('makes a link of 22 signs and a code of 10, kept sealed', async () => {
    const { keys } = await given();
    expect(keys.link).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(keys.code).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXZ]{10}$/);
    const rows = await house.owner('select t::text as row from sharing."grant" t');
    expect(JSON.stringify(rows)).not.toContain(aReceiver.name);
    expect(JSON.stringify(rows)).not.toContain(keys.code);
  });

  it('counts once when it is pressed twice, also at the same moment', async () => {
    const id = await makeDraft(noor.actor, house, aReceiver);
    await chooseWhat(noor.actor, house, id, { chapters: ['wie'], questions: [] });
    const pressed = await Promise.all([giveGrant(noor.actor, house, id), giveGrant(noor.actor, house, id)]);
    const keys = (await readShare(noor.actor, house, id))?.keys;
    pressed.push(await giveGrant(noor.actor, house, id));
    expect(pressed).toEqual(['given', 'given', 'given']);
    expect((await readShare(noor.actor, house, id))?.keys).toEqual(keys);
    expect((await logOf(house, noor)).filter((line) => line.action === 'grant.give')).toHaveLength(1);
  });

  it('does not give nothing, nor what is over, and changes nothing that was given', async () => {
    const id = await makeDraft(noor.actor, house, aReceiver);
    expect(await giveGrant(noor.actor, house, id)).toBe('nothing-chosen');
    await chooseWhat(noor.actor, house, id, { chapters: ['wie'], questions: [] });
    house.setClock(days(90));
    expect(await giveGrant(noor.actor, house, id)).toBe('end-is-over');
    const ready = await given();
    const more = chooseWhat(noor.actor, house, ready.id, { chapters: ['wie', 'wil'], questions: [] });
    await expect(more).rejects.toMatchObject({ kind: 'not-there' });
    expect((await readShare(noor.actor, house, ready.id))?.scope.chapters).toEqual(['wie']);
  });

  it('takes no end that is over or more than a year off', async () => {
    const id = await makeDraft(noor.actor, house, aReceiver);
    for (const ends of [new Date('2026-11-01'), new Date('2027-12-01')]) {
      const chosen = chooseWhat(noor.actor, house, id, { chapters: ['wie'], questions: [], ends });
      await expect(chosen).rejects.toMatchObject({ kind: 'malformed' });
    }
  });
});
