import { type ReceiverActor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import { Fault } from '../base/fault.ts';
import { newId, type SessionId } from '../base/id.ts';
import type { LookChoice } from '../passport/rows.ts';
import { lastDay, lifeOf } from '../sharing/life.ts';
import { type FoundGrant, grantOfCode, insertAcceptance, purpose } from '../sharing/rows.ts';
import { createSession } from './session.ts';

/** What somebody brings who wants to look: the code, and the link when there was one. */
export type Brought = { code: string; link?: string | undefined; look: LookChoice };

export type Received =
  /** In, with the purpose accepted. The token opens a session that knows this one share. */
  | { kind: 'in'; token: string }
  /** No share has this code (or not with this link); nobody can tell which. */
  | { kind: 'wrong' }
  /** Only for who brought the right code: it is over since that day, or the owner stopped it. */
  | { kind: 'ended'; on: Date }
  | { kind: 'stopped' }
  /** It stands, and opens nothing now: stopped at this very moment, or a consent that it needs is not there (decision 0037). */
  | { kind: 'waits' };

/**
 * Opens a share with its code, on any device (C4, C19). Whoever calls this has the receiver's yes to the purpose (F73): it is written
 * down together with the session. A link alone opens nothing, so that scanners and previews come no further (C1, U42).
 */
export async function receive(house: House, brought: Brought): Promise<Received> {
  const grant = await findGrant(house, brought);
  if (grant === undefined) return { kind: 'wrong' };
  const state = lifeOf(grant, house.clock());
  if (state === 'draft') return { kind: 'wrong' };
  if (state === 'stopped') return { kind: 'stopped' };
  if (state === 'ended') return { kind: 'ended', on: lastDay(grant.ends ?? house.clock()) };
  const actor: ReceiverActor = {
    kind: 'receiver',
    grant: grant.id,
    owner: grant.owner,
    session: newId<SessionId>(),
  };
  const { look } = brought;
  const about = { passport: grant.owner, grant: grant.id };
  try {
    const token = await perform(house, actor, 'grant.accept', about, async (granted) => {
      const { id, owner } = grant;
      await insertAcceptance(granted.tx, { grant: id, owner, purpose, at: granted.now });
      // No language of its own: the receiver's pages follow what the browser or the visitor chose.
      const frame = { name: '', language: '', look };
      return createSession(granted, house, { kind: 'receiver', grant: id, owner, device: 'shared', frame });
    });
    return { kind: 'in', token };
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return { kind: 'waits' };
    throw fault;
  }
}

/** The share that this code opens, when the link is of the same one or none was brought. */
export async function findGrant(
  house: House,
  brought: Pick<Brought, 'code' | 'link'>,
): Promise<FoundGrant | undefined> {
  const code = readCode(brought.code, codeLength.share);
  if (code === undefined) return undefined;
  const found = await perform(house, visitor, 'grant.find', {}, ({ tx }) =>
    grantOfCode(tx, house.keys.index('share-code', code)),
  );
  if (found === undefined || brought.link === undefined) return found;
  const link = house.keys.index('share-link', brought.link);
  return found.link_index !== null && link.equals(found.link_index) ? found : undefined;
}
