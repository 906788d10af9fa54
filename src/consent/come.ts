import { type Actor, type GuardianActor, visitor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import { Fault } from '../base/fault.ts';
import { newId, type SessionId } from '../base/id.ts';
import { type FoundGuardian, guardianBy, insertOpening } from './rows.ts';

/** What a guardian brings: the code, and the link when there was one. A link alone opens nothing (C1). */
export type Brought = { code: string; link?: string | undefined };

export type CameGuarding =
  /** In. The token opens a session that knows this one question. */
  | { kind: 'in'; token: string }
  /** Nobody was asked with this code (or not with this link); nobody can tell which. */
  | { kind: 'wrong' }
  /** Only for who brought the right code: stopped, not answered in time, or the young person decides alone by now. */
  | { kind: 'over' }
  /** A young person is signed in in this browser: nobody consents for themselves (P9). */
  | { kind: 'young' };

/** Makes the session, in the transaction of coming in, and gives its token: `identity` stands beside this room, so it is handed in. */
type Open = (
  granted: Granted,
  house: House,
  session: Pick<GuardianActor, 'kind' | 'guardian' | 'owner'> & {
    device: 'shared';
    frame: { name: string; language: string; look: Record<string, never> };
  },
) => Promise<string>;

/** Opens a guardian's own page with the code, in any browser without a young person in it, by a press of the button (C2, C4). */
export async function comeGuarding(
  house: House,
  actor: Actor,
  brought: Brought,
  open: Open,
): Promise<CameGuarding> {
  if (actor.kind === 'owner') return { kind: 'young' };
  const found = await findGuardian(house, brought);
  if (found === undefined) return { kind: 'wrong' };
  const { id, owner } = found;
  const guardian: GuardianActor = { kind: 'guardian', guardian: id, owner, session: newId<SessionId>() };
  try {
    const token = await perform(house, guardian, 'guardian.open', { passport: owner }, async (granted) => {
      await insertOpening(granted.tx, id, owner, granted.now);
      const frame = { name: '', language: '', look: {} };
      const session = { kind: 'guardian', guardian: id, owner, device: 'shared', frame } as const;
      return open(granted, house, session);
    });
    return { kind: 'in', token };
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return { kind: 'over' };
    throw fault;
  }
}

async function findGuardian(house: House, { code, link }: Brought): Promise<FoundGuardian | undefined> {
  const read = readCode(code, codeLength.share);
  if (read === undefined) return undefined;
  const index = house.keys.index('guardian-code', read);
  const found = await perform(house, visitor, 'guardian.find', {}, ({ tx }) => guardianBy(tx, index));
  if (found === undefined || link === undefined) return found;
  return house.keys.index('guardian-link', link).equals(found.link_index) ? found : undefined;
}
