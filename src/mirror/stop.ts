import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { InvitationId } from '../base/id.ts';
import { deleteClassmate } from './classmate-rows.ts';
import { stopInvitation } from './rows.ts';

/**
 * Stops a question to somebody (C17). In force at the companion's next request, on every node: the database reads the invitation at every
 * entry. What was answered already stays with the young person.
 */
export async function stopAsking(actor: OwnerActor, house: House, id: InvitationId): Promise<void> {
  await perform(house, actor, 'mirror.stop', { passport: actor.owner, grant: id }, async ({ tx, now }) => {
    await stopInvitation(tx, id, now);
    await deleteClassmate(tx, id);
  });
}
