import { randomBytes } from 'node:crypto';
import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { codeLength, newCode } from '../base/code.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId, OwnerId } from '../base/id.ts';
import { defaultEnd, longestEnd } from './life.ts';
import { paperIndex } from './paper-code.ts';
import { handoverBy } from './request-rows.ts';
import { type GrantRow, grantOf, updateDraft } from './rows.ts';
import { isEmpty, isSensitive } from './scope.ts';
import { sealShareKeys } from './seal.ts';

/** `given` also when it was given before: a second press changes nothing. `closed`: nobody is there to receive it, or nothing was signed. */
export type Given = 'given' | 'nothing-chosen' | 'end-is-over' | 'closed';

/**
 * Starts a share: from now on who holds its code (and says yes to the purpose) can look. Makes the link and the code, sealed for
 * the owner and findable by whoever holds them. What the share holds stands in the log, as it is at this moment, and which share it takes over.
 * `also` is done in the same transaction, with the draft as it was read and that share; it ends it (F65).
 */
export async function giveGrant(
  actor: OwnerActor,
  house: House,
  id: GrantId,
  also: (granted: Granted, draft: GrantRow, takesOver: GrantId | undefined) => Promise<void> = async () =>
    undefined,
): Promise<Given> {
  const { seen, takesOver } = await draftOf(actor, house, id);
  if (seen === undefined) throw new Fault('not-there', 'no such grant');
  if (seen.starts !== null) return 'given';
  const { chapters, questions, extra } = seen;
  if (isEmpty(seen)) return 'nothing-chosen';
  const now = house.clock();
  const ends = seen.ends ?? defaultEnd(now);
  if (ends <= now || ends > longestEnd(now)) return 'end-is-over';
  const detail = {
    ...{ chapters, questions, extra, ends: ends.toISOString() },
    ...{ purpose: seen.purpose, copy: seen.copy },
    ...(takesOver !== undefined && { takesOver }),
  };
  const about = { passport: actor.owner, grant: id, chapters, detail, extra: isSensitive(seen) };
  try {
    await perform(house, actor, 'grant.give', about, async (granted) => {
      const started = await updateDraft(granted.tx, id, {
        // What stands in the log is what is given, also when another device changed the draft meanwhile.
        ...{ chapters, questions, extra, ends, copy: seen.copy, starts: granted.now },
        ...{
          receiver: seen.receiver,
          organisation: seen.organisation,
          person: seen.person,
          group: seen.group,
        },
        paper_index: paperIndex(house.keys, id),
        ...(seen.organisation === null && (await newKeys(house, granted, { id, owner: actor.owner }))),
      });
      // A second press at the same moment: the line in the log goes with its transaction.
      if (!started) throw new Fault('not-there', 'no draft any more');
      await also(granted, seen, takesOver);
    });
  } catch (fault) {
    if ((await draftOf(actor, house, id)).seen?.starts == null) throw fault;
  }
  return 'given';
}

/** A link and a code. Who signs in at work needs neither. */
async function newKeys(house: House, { permit }: Granted, of: { id: GrantId; owner: OwnerId }) {
  const share = { link: randomBytes(16).toString('base64url'), code: newCode(codeLength.share) };
  return {
    link_index: house.keys.index('share-link', share.link),
    code_index: house.keys.index('share-code', share.code),
    keys: await sealShareKeys(house.keys, permit, of, share),
  };
}

type Draft = { seen: GrantRow | undefined; takesOver: GrantId | undefined };

const draftOf = (actor: OwnerActor, house: House, id: GrantId): Promise<Draft> =>
  perform(house, actor, 'grant.read', { passport: actor.owner }, async ({ tx }) => {
    const seen = await grantOf(tx, id);
    return { seen, takesOver: seen && (await handoverBy(tx, seen))?.grant };
  });
