import { randomBytes } from 'node:crypto';
import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { codeLength, newCode } from '../base/code.ts';
import { Fault, TooMany } from '../base/fault.ts';
import { type HelperId, idFrom, type OwnerId } from '../base/id.ts';
import { passportOf } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import {
  type HelperTable,
  helperRow,
  helpersOf,
  insertHelper,
  picturesChosen,
  stopWhereToAsk,
} from './helper-rows.ts';
import { openHelperKeys, openWho, sealHelper } from './helper-seal.ts';
import { noteToOwner } from './own-note.ts';
import { rescuesOf, stopRescues } from './rescue-rows.ts';

/** As many as help somebody back at one time, and as many as are chosen in thirty days. */
export const mostHelpers = 3;
const mostAMonth = 30;

/** Somebody who can help the young person back in, as the young person sees it (C5): asked, or with their yes. */
export type Helper = {
  id: HelperId;
  who: string;
  keys: { link: string; code: string };
  made: Date;
  agreed: Date | undefined;
};

/** A yes of a helper that stands: from `opens` on somebody with both codes and the pictures comes in. */
export type Waiting = { who: string; opens: Date };

export type Helpers = { helpers: Helper[]; pictures: Date | undefined; waiting: Waiting[] };

export async function readHelpers(actor: OwnerActor, house: House): Promise<Helpers> {
  const { owner } = actor;
  return perform(house, actor, 'helper.read', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const names = new Map(await helperNames(granted, house, owner));
    const helpers: Helper[] = [];
    for (const row of await helpersOf(tx, owner)) {
      if (row.stopped !== null) continue;
      const keys = await openHelperKeys(house.keys, permit, row);
      helpers.push({
        ...{ id: row.id, made: row.made, keys, agreed: row.agreed ?? undefined },
        who: names.get(row.id) ?? '',
      });
    }
    const waiting = (await rescuesOf(tx, owner)).flatMap(({ helper, opens, ends, used, stopped }) =>
      helper === null || opens === null || used !== null || stopped !== null || ends <= now
        ? []
        : [{ who: names.get(helper) ?? '', opens }],
    );
    return { helpers, pictures: await picturesChosen(tx, owner), waiting };
  });
}

/**
 * Chooses somebody who may help (F6): makes a link and a code to give, and sends nothing. `mark` is that of the form: pressed twice it asks once (P31).
 * `none`: three help already, or the own pictures were not chosen yet.
 */
export async function askHelper(
  actor: OwnerActor,
  house: House,
  name: string,
  mark: string,
): Promise<HelperId | 'none'> {
  const { owner } = actor;
  const id = idFrom<HelperId>(`${owner} ${mark}`);
  return perform(house, actor, 'helper.ask', { passport: owner, grant: id }, async (granted) => {
    const { tx, permit, now } = granted;
    if ((await helperRow(tx, id)) !== undefined) return id;
    const all = await helpersOf(tx, owner);
    const standing = all.filter(({ stopped }) => stopped === null);
    stopAfterMany(all, now);
    if (standing.length >= mostHelpers || (await picturesChosen(tx, owner)) === undefined) return 'none';
    const passport = await passportOf(tx, owner);
    if (passport === undefined) throw new Fault('not-there', 'no such passport');
    const called = await openCalled(house.keys, permit, passport);
    const of = { id, owner };
    const secrets = { link: randomBytes(16).toString('base64url'), code: newCode(codeLength.share) };
    await insertHelper(tx, {
      ...of,
      who: await sealHelper(house.keys, permit, of, 'who', { name }),
      called: await sealHelper(house.keys, permit, of, 'called', { name: called }),
      keys: await sealHelper(house.keys, permit, of, 'keys', secrets),
      link_index: house.keys.index('helper-link', secrets.link),
      code_index: house.keys.index('helper-code', secrets.code),
      ...{ made: now, agreed: null, stopped: null },
    });
    await noteToOwner(house, granted, owner, 'ways');
    return id;
  });
}

/** The newest stand first: when the thirtieth of them is a month old, there is room again. */
function stopAfterMany(all: readonly HelperTable[], now: Date): void {
  const oldest = all[mostAMonth - 1];
  const room = oldest === undefined ? now : after(oldest.made, days(30));
  if (room > now) throw new TooMany('enough helpers were chosen', room.getTime() - now.getTime());
}

/** Takes somebody off, at any time and without them. What they said yes to stops with it. */
export async function stopHelper(actor: OwnerActor, house: House, id: HelperId): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'helper.stop', { passport: owner, grant: id }, async (granted) => {
    await stopWhereToAsk(granted.tx, owner, id, granted.now);
    await stopRescues(granted.tx, owner, granted.now, id);
    await noteToOwner(house, granted, owner, 'ways');
  });
}

/** "Dat ben ik niet": nobody comes in with any yes that stands; in force at once, on every node. */
export async function stopComingBack(actor: OwnerActor, house: House): Promise<void> {
  await perform(house, actor, 'rescue.stop', { passport: actor.owner }, ({ tx, now }) =>
    stopRescues(tx, actor.owner, now),
  );
}

/** What this owner calls each helper: for the log in plain words. */
export async function helperNames(
  { tx, permit }: Granted,
  { keys }: House,
  owner: OwnerId,
): Promise<[HelperId, string][]> {
  const names: [HelperId, string][] = [];
  for (const row of await helpersOf(tx, owner)) names.push([row.id, await openWho(keys, permit, row)]);
  return names;
}
