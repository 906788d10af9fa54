import { type Actor, type CompanionActor, type OwnerActor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import { Fault } from '../base/fault.ts';
import { type InvitationId, newId, type OwnerId, type SessionId } from '../base/id.ts';
import { lifeOf } from '../mirror/life.ts';
import { type FoundInvitation, insertOpening, invitationBy } from '../mirror/rows.ts';
import { createSession } from './session.ts';

/** What somebody brings who was asked something: the link, or the code of it (C4). */
export type Brought = { link: string } | { code: string };

export type CameAsked =
  /** In. The token opens a session that knows this one question. */
  | { kind: 'in'; token: string }
  | { kind: 'wrong' }
  /** Only for who brought the right link or code. */
  | { kind: 'ended'; on: Date }
  | { kind: 'stopped' }
  /** The young person's own question: nobody answers for two roles in one passport (P9). */
  | { kind: 'own' };

/**
 * Opens a question with its link or its code, in any browser, by a press of the button (C1, C2). `actor` is who is signed in there
 * already: a young person keeps the own session, and cannot answer the own question.
 */
export async function comeAsked(house: House, actor: Actor, brought: Brought): Promise<CameAsked> {
  const found = await findInvitation(house, brought);
  if (found === undefined) return { kind: 'wrong' };
  if (actor.kind === 'owner' && actor.owner === found.owner) return { kind: 'own' };
  const state = lifeOf(found, house.clock());
  if (state === 'stopped') return { kind: 'stopped' };
  if (state === 'ended') return { kind: 'ended', on: found.ends };
  return enter(house, found);
}

/**
 * The same for a classmate who was asked in a lesson, by the press of a button (F115, decision 0034): `classmate` is what the own page showed, so
 * no code is typed and none guessed. A question that was stopped meanwhile, or is over, opens nothing: the door looks itself. It ends with
 * the giver's own session, so that nobody who sits down there next finds it open.
 */
export function comeAsClassmate(
  giver: OwnerActor,
  house: House,
  classmate: { invitation: InvitationId; owner: OwnerId },
): Promise<CameAsked> {
  return enter(house, { id: classmate.invitation, owner: classmate.owner }, giver.session);
}

async function enter(
  house: House,
  { id, owner }: { id: InvitationId; owner: OwnerId },
  within?: SessionId,
): Promise<{ kind: 'in'; token: string } | { kind: 'stopped' }> {
  const session = newId<SessionId>();
  const companion: CompanionActor = { kind: 'companion', invitation: id, owner, session };
  try {
    const token = await perform(house, companion, 'mirror.open', { passport: owner }, async (granted) => {
      await insertOpening(granted.tx, { invitation: id, owner, at: granted.now });
      const frame = { name: '', language: '', look: {} };
      return createSession(granted, house, {
        kind: 'companion',
        invitation: id,
        owner,
        device: 'shared',
        frame,
        ...(within && { within }),
      });
    });
    return { kind: 'in', token };
  } catch (fault) {
    // Stopped between finding it and coming in.
    if (fault instanceof Fault && fault.kind === 'not-there') return { kind: 'stopped' };
    throw fault;
  }
}

async function findInvitation(house: House, brought: Brought): Promise<FoundInvitation | undefined> {
  if ('link' in brought) {
    const index = house.keys.index('invitation-link', brought.link);
    return perform(house, visitor, 'mirror.find', {}, ({ tx }) => invitationBy(tx, 'link_index', index));
  }
  const code = readCode(brought.code, codeLength.share);
  if (code === undefined) return undefined;
  const index = house.keys.index('invitation-code', code);
  return perform(house, visitor, 'mirror.find', {}, ({ tx }) => invitationBy(tx, 'code_index', index));
}
