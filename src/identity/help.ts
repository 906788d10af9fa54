import { type Actor, type HelperActor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { codeFrom, codeLength, readCode } from '../base/code.ts';
import { Fault } from '../base/fault.ts';
import { newId, type SessionId } from '../base/id.ts';
import { enqueue } from '../store/outbox.ts';
import { agreeHelper, type FoundHelper, helperBy, helperRow, stopWhereToAsk } from './helper-rows.ts';
import { openCalledFor } from './helper-seal.ts';
import { stopRescues, vouchedOf, vouchRescue } from './rescue-rows.ts';
import { createSession } from './session.ts';

/**
 * How long somebody waits after a helper's yes, so that whoever has another way in can stop it: a weekend without the device of school goes by. And how
 * long the two codes then let in (decision 0051). One figure each for act, page and papers (C3).
 */
export const waitDays = 3;
export const inDays = 14;

/** The line that a yes leaves, so that the own address is told of it. */
export const rescueLine = 'rescue';

/** What a helper brings: the code, and the link when there was one. A link alone opens nothing (C1). */
export type Brought = { code: string; link?: string | undefined };

export type CameHelping =
  | { kind: 'in'; token: string }
  /** Nobody was chosen with this code (or not with this link); nobody can tell which. */
  | { kind: 'wrong' }
  /** Taken off since. */
  | { kind: 'over' }
  /** The young person's own code: nobody says yes for themselves (P9). */
  | { kind: 'own' };

/** Opens a helper's own page, in any browser, by a press of the button (C2, C4). */
export async function comeHelping(house: House, actor: Actor, brought: Brought): Promise<CameHelping> {
  const found = await findHelper(house, brought);
  if (found === undefined) return { kind: 'wrong' };
  const { id, owner } = found;
  if (actor.kind === 'owner' && actor.owner === owner) return { kind: 'own' };
  const helper: HelperActor = { kind: 'helper', helper: id, owner, session: newId<SessionId>() };
  try {
    const token = await perform(house, helper, 'helper.open', { passport: owner }, (granted) =>
      createSession(granted, house, {
        ...{ kind: 'helper', helper: id, owner, device: 'shared' },
        frame: { name: '', language: '', look: {} },
      }),
    );
    return { kind: 'in', token };
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return { kind: 'over' };
    throw fault;
  }
}

async function findHelper(house: House, { code, link }: Brought): Promise<FoundHelper | undefined> {
  const read = readCode(code, codeLength.share);
  if (read === undefined) return undefined;
  const index = house.keys.index('helper-code', read);
  const found = await perform(house, visitor, 'helper.find', {}, ({ tx }) => helperBy(tx, index));
  if (found === undefined || link === undefined) return found;
  return house.keys.index('helper-link', link).equals(found.link_index) ? found : undefined;
}

/** All that a helper sees: whom they help, and whether they said yes to that. Faults: `not-there` when they were taken off. */
export type Helping = { called: string; agreed: boolean };

export async function lookHelping(actor: HelperActor, house: House): Promise<Helping> {
  const { owner, helper } = actor;
  return perform(house, actor, 'helper.look', { passport: owner }, async ({ tx, permit }) => {
    const row = await helperRow(tx, helper);
    if (row === undefined) throw new Fault('not-there', 'no such helper');
    return { called: await openCalledFor(house.keys, permit, row), agreed: row.agreed !== null };
  });
}

/** "Ja, dat wil ik": from now on their yes counts. Faults: as `lookHelping`. */
export async function agreeToHelp(actor: HelperActor, house: House): Promise<void> {
  await perform(house, actor, 'helper.agree', { passport: actor.owner }, ({ tx, now }) =>
    agreeHelper(tx, actor.helper, now),
  );
}

/** Helps no more. A yes that stood stops with it. Faults: as `lookHelping`. */
export async function leaveHelping(actor: HelperActor, house: House): Promise<void> {
  const { owner, helper } = actor;
  await perform(house, actor, 'helper.leave', { passport: owner }, async ({ tx, now }) => {
    await stopRescues(tx, owner, now, helper);
    await stopWhereToAsk(tx, owner, helper, now);
  });
}

/** `again`: this helper said yes to that code before; the same answer as then. */
export type Vouched = { kind: 'yes' | 'again'; code: string; opens: Date } | { kind: 'wrong' };

/**
 * The yes itself, after seeing or hearing that it is really them: takes up the code that the young person read aloud, and gives another one to read back.
 * With both, and the own pictures, that the helper does not know, somebody comes in after `waitDays`. `wrong`: nothing waits under that code.
 * Whoever calls this counts how often (`rescue-yes-helper`, `rescue-yes`). Faults: as `lookHelping`.
 */
export async function vouch(actor: HelperActor, house: House, typed: string): Promise<Vouched> {
  const { owner, helper } = actor;
  const read = readCode(typed, codeLength.signIn);
  if (read === undefined) return { kind: 'wrong' };
  const ask = house.keys.index('rescue-ask', read);
  const code = codeFrom(house.keys.index('rescue-answer', `${read} by ${helper}`), codeLength.signIn);
  return perform(house, actor, 'rescue.vouch', { passport: owner }, async ({ tx, now }) => {
    const before = await vouchedOf(tx, ask, helper);
    if (before !== undefined) return { kind: 'again', code, opens: before };
    const opens = after(now, days(waitDays));
    const ends = after(opens, days(inDays));
    const done = await vouchRescue(tx, ask, {
      ...{ owner, helper, vouched: now, opens, ends },
      answer_index: house.keys.index('rescue-answer', `${read} ${code}`),
    });
    if (!done) return { kind: 'wrong' };
    await enqueue(tx, { kind: rescueLine, payload: { until: ends.toISOString() }, about: owner, due: now });
    return { kind: 'yes', code, opens };
  });
}
