import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, openNode } from '../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../tests/harness/owner.ts';
import type { OwnerActor } from '../access/actor.ts';
import { enter, NotStanding } from '../access/facts.ts';
import { glance } from '../access/perform.ts';
import { days } from '../base/clock.ts';
import { answersOfOwner, passportOfOwner } from '../passport/rows.ts';
import { endDevice } from './devices.ts';
import { chooseLook } from './frame.ts';
import { type KnownSessions, knownSessions } from './known-sessions.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

/** A node that has met this browser, and so knows who it is. */
async function nodeThatKnows(owner: OwnerAtTheDoor): Promise<Browser> {
  const browser = openNode(doors.house).browser();
  for (const [name, value] of owner.browser.cookies) browser.cookies.set(name, value);
  expect((await browser.get('/mijn')).status).toBe(200);
  return browser;
}

const tokenOf = ({ browser }: OwnerAtTheDoor): string => browser.cookies.get('pvs') ?? '';

/** Who this node would say it is, without asking. */
async function recalled(known: KnownSessions, owner: OwnerAtTheDoor): Promise<OwnerActor> {
  await known.find(tokenOf(owner));
  const actor = known.recall(tokenOf(owner))?.actor;
  if (actor?.kind !== 'owner') throw new Error('nobody is known');
  return actor;
}

/** What comes over the line behind the entry: the rows that nobody judged yet. */
async function behindTheEntry(actor: OwnerActor, of: OwnerActor) {
  const { house } = doors;
  const entry = enter(actor, { passport: of.owner }, null, null, house.clock());
  const [entered, passports, answers] = await house.store.together([
    entry,
    passportOfOwner(of.owner),
    answersOfOwner(of.owner),
  ]);
  return { entered: entered.length, rows: passports.length + answers.length };
}

describe('a session that this node knows', () => {
  it('enters with its first act, without being asked for by itself', async () => {
    const noor = await begin(doors, 'Noor');
    const actor = await recalled(knownSessions(doors.house), noor);
    expect(await behindTheEntry(actor, noor.actor)).toEqual({ entered: 1, rows: 2 });
    const look = glance(doors.house, actor, 'answer.read', { passport: noor.actor.owner }, [], () => 'seen');
    expect(await look).toBe('seen');
    expect(actor.standing?.asked).toBe(true);
  });

  it('that was ended elsewhere opens nothing at the next page, on every node', async () => {
    const noor = await begin(doors, 'Noor');
    const browser = await nodeThatKnows(noor);
    await endDevice(noor.actor, doors.house, noor.actor.session);
    const page = await browser.get('/mijn');
    expect(page.status).not.toBe(200);
    expect(page.html).not.toContain('Noor');
  });

  it('that was ended is no way in for the database either: nothing comes behind it', async () => {
    const noor = await begin(doors, 'Noor');
    const actor = await recalled(knownSessions(doors.house), noor);
    await endDevice(noor.actor, doors.house, noor.actor.session);
    expect(await behindTheEntry(actor, noor.actor)).toEqual({ entered: 0, rows: 0 });
    const look = glance(doors.house, actor, 'answer.read', { passport: noor.actor.owner }, [], () => 'seen');
    await expect(look).rejects.toBeInstanceOf(NotStanding);
  });

  it('of one person never lets somebody else in, whatever a node believes', async () => {
    const [noor, sam] = [await begin(doors, 'Noor'), await begin(doors, 'Sam')];
    const known = knownSessions(doors.house);
    const [her, him] = [await recalled(known, noor), await recalled(known, sam)];
    const mixed = { ...her, ...(him.standing && { standing: him.standing }) };
    expect(await behindTheEntry(mixed, noor.actor)).toEqual({ entered: 0, rows: 0 });
  });

  it('that was idle too long is over (A18)', async () => {
    const noor = await begin(doors, 'Noor');
    const browser = await nodeThatKnows(noor);
    await doors.house.owner('update identity.session set seen = $1 where owner = $2', [
      new Date(doors.house.clock().getTime() - days(21)),
      noor.actor.owner,
    ]);
    const page = await browser.get('/mijn');
    expect(page.status).not.toBe(200);
    expect(page.html).not.toContain('Noor');
  });

  it('shows a look or language that was chosen elsewhere at once (F120)', async () => {
    const noor = await begin(doors, 'Noor');
    const browser = await nodeThatKnows(noor);
    await chooseLook(noor.actor, doors.house, { language: 'en' });
    expect((await browser.get('/mijn')).html).toContain('<html lang="en"');
  });
});
