import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpDevice } from '../../seeds/passkey.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, logOf, type Passport } from '../../tests/harness/passport.ts';
import type { OwnerActor } from '../access/actor.ts';
import { minutes } from '../base/clock.ts';
import { showCard } from './card.ts';
import { askOwnFactor, proveByCard, proveByPasskey } from './own-factor.ts';
import {
  addPasskey,
  askNewPasskey,
  knockWithPasskey,
  listPasskeys,
  removePasskey,
  returnByPasskey,
} from './passkey.ts';
import { returnByCard } from './return.ts';
import { findSession } from './session.ts';

const site = { origin: 'https://paspoort.example' };
const phone = madeUpDevice('Noor, phone');
const arriving = { device: 'own', about: 'chrome android' } as const;

let house: FreshHouse;
let noor: Passport;
let sam: Passport;
beforeAll(async () => {
  house = await freshHouse();
  [noor, sam] = [await aPassport(house, 'Noor'), await aPassport(house, 'Sam')];
});
afterAll(() => house.drop());

async function add(actor: OwnerActor, device = phone): Promise<boolean> {
  const challenge = (await askNewPasskey(actor, house))?.challenge ?? '';
  const called = { name: 'mijn telefoon', about: 'chrome android' };
  return addPasskey(actor, house, device.make({ challenge, ...site }), site, called);
}
async function comeIn(device = phone, browser?: string): Promise<OwnerActor | undefined> {
  const knocked = await knockWithPasskey(house);
  const text = device.sign({ challenge: knocked.challenge, ...site });
  const token = await returnByPasskey(house, browser ?? knocked.browser, text, site, arriving);
  const actor = token === undefined ? undefined : (await findSession(house, token))?.actor;
  return actor?.kind === 'owner' ? actor : undefined;
}

describe('a passkey of a young person (F5)', () => {
  it('is added on a device of one’s own, named, and brings its owner back without a code', async () => {
    expect(await comeIn()).toBeUndefined();
    expect(await add(noor.actor)).toBe(true);
    expect(await listPasskeys(noor.actor, house)).toMatchObject([{ name: 'mijn telefoon' }]);
    expect(await comeIn()).toMatchObject({ owner: noor.actor.owner });
    const line = (await logOf(house, noor)).at(-1);
    expect(line).toMatchObject({ action: 'passport.return', outcome: 'allowed' });
  });

  it('counts in the browser that asked, once, and for one passport alone', async () => {
    expect(await comeIn(phone, 'another-browser')).toBeUndefined();
    const knocked = await knockWithPasskey(house);
    const text = phone.sign({ challenge: knocked.challenge, ...site });
    expect(await returnByPasskey(house, knocked.browser, text, site, arriving)).toBeDefined();
    expect(await returnByPasskey(house, knocked.browser, text, site, arriving)).toBeUndefined();
    expect(await add(sam.actor)).toBe(false);
    expect(await comeIn(madeUpDevice('somebody else'))).toBeUndefined();
  });

  it('keeps what it is called sealed, and its key in no policy but the owner’s', async () => {
    const rows = await house.owner(`select encode(name, 'escape') as name from identity.passkey`);
    expect(JSON.stringify(rows)).not.toContain('telefoon');
    expect(await listPasskeys(sam.actor, house)).toEqual([]);
  });

  it('is taken away by its owner, and opens nothing from then on; the card stays', async () => {
    const [mine] = await listPasskeys(noor.actor, house);
    await removePasskey(sam.actor, house, mine?.id ?? '');
    expect(await comeIn()).toBeDefined();
    await removePasskey(noor.actor, house, mine?.id ?? '');
    expect(await comeIn()).toBeUndefined();
  });
});

describe('the own factor (security.md)', () => {
  it('counts five minutes on a shared device, a quarter of an hour on one’s own, and is shown anew', async () => {
    const card = (await showCard(noor.actor, house)) ?? '';
    const at = async (device: 'own' | 'shared') => {
      const token = (await returnByCard(house, card, device)) ?? '';
      return async () => {
        const actor = (await findSession(house, token))?.actor;
        if (actor?.kind !== 'owner') throw new Error('not in');
        return { actor, left: (actor.provenUntil?.getTime() ?? 0) - house.clock().getTime() };
      };
    };
    const [own, shared] = [await at('own'), await at('shared')];
    expect([(await own()).left, (await shared()).left]).toEqual([minutes(15), minutes(5)]);
    house.setClock(minutes(6));
    const late = (await shared()).actor;
    await expect(askNewPasskey(late, house)).rejects.toThrow('may not passkey.ask');
    expect(await proveByCard(late, house, 'BBBB BBBB BBBB')).toBe(false);
    const samCard = (await showCard(sam.actor, house)) ?? '';
    expect(await proveByCard(late, house, samCard)).toBe(false);
    expect((await shared()).left).toBeLessThan(0);
    expect(await proveByCard(late, house, card)).toBe(true);
    expect((await shared()).left).toBe(minutes(5));
    expect((await own()).left).toBe(minutes(9));
  });

  it('is a passkey of this owner, for this session', async () => {
    const card = (await showCard(noor.actor, house)) ?? '';
    const token = (await returnByCard(house, card, 'shared')) ?? '';
    const opened = (await findSession(house, token))?.actor;
    if (opened?.kind !== 'owner') throw new Error('not in');
    await add(noor.actor, phone);
    await add(sam.actor, madeUpDevice('Sam, phone'));
    const wanted = async (actor: OwnerActor) => (await askOwnFactor(actor, house)).challenge;
    const byOther = madeUpDevice('Sam, phone').sign({ challenge: await wanted(opened), ...site });
    expect(await proveByPasskey(opened, house, byOther, site)).toBe(false);
    const elsewhere = phone.sign({ challenge: await wanted(noor.actor), ...site });
    expect(await proveByPasskey(opened, house, elsewhere, site)).toBe(false);
    const right = phone.sign({ challenge: await wanted(opened), ...site });
    expect(await proveByPasskey(opened, house, right, site)).toBe(true);
    expect(await proveByPasskey(opened, house, right, site)).toBe(false);
  });
});
