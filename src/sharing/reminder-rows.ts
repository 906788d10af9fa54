import type { AgreementId, GrantId, OwnerId } from '../base/id.ts';
import { ask, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'sharing.reminder': ReminderTable;
  }
}

/** `ends`: a share ends within a week. `evaluate`: an agreement on support is a year old, or its day has come. */
export type ReminderKind = 'ends' | 'evaluate';
export type ReminderTable = { about: GrantId | AgreementId; owner: OwnerId; kind: ReminderKind; at: Date };
/** `since`: from when on it is due. */
export type Due = Omit<ReminderTable, 'at'> & { since: Date };

/** What is due of all passports: ids alone, a page at a time. For the night watch. */
export async function remindersDue(
  tx: Tx,
  now: Date,
  after: string | null,
  most: number,
): Promise<readonly Due[]> {
  return ask(tx, statement<Due>`select * from sharing.reminders_due(${now}, ${after}::uuid, ${most})`);
}

/** `false` when it was done since it was due: two nodes can read the list at the same moment, and one of them reminds. */
export async function putReminder(tx: Tx, { since, ...reminder }: Due & { at: Date }): Promise<boolean> {
  const { at } = reminder;
  const put = await tx
    .insertInto('sharing.reminder')
    .values(reminder)
    .onConflict((again) =>
      again.columns(['about', 'kind']).doUpdateSet({ at }).where('sharing.reminder.at', '<', since),
    )
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === 1n;
}

/** What this owner was reminded of. */
export async function remindersOf(tx: Tx, owner: OwnerId): Promise<ReminderTable[]> {
  return tx.selectFrom('sharing.reminder').selectAll().where('owner', '=', owner).orderBy('at').execute();
}
