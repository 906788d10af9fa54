import type { Granted, House } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import type { OwnNote } from '../mail/letter.ts';
import { passportOf } from '../passport/rows.ts';
import { writeToOwner } from './own-address.ts';

/**
 * A note at the own address, when there is one, of an act that goes far: who did not do it can act on it. In the transaction of the act; the log of the
 * passport has it in any case.
 */
export async function noteToOwner(
  house: House,
  granted: Granted,
  owner: OwnerId,
  about: OwnNote,
): Promise<void> {
  const passport = await passportOf(granted.tx, owner);
  if (passport === undefined) return;
  await writeToOwner(house, granted, { owner, language: passport.language }, { kind: 'own-note', about });
}
