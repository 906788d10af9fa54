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
export type Due = Omit<ReminderTable, 'at'>;

/** What is due of all passports: ids alone, a page at a time. For the night watch. */
export async function remindersDue(
  tx: Tx,
  now: Date,
  after: string | null,
  most: number,
): Promise<readonly Due[]> {
  return ask(tx, statement<Due>`select * from sharing.reminders_due(${now}, ${after}::uuid, ${most})`);
}

export async function putReminder(tx: Tx, reminder: ReminderTable): Promise<void> {
  const { at } = reminder;
  await tx
    .insertInto('sharing.reminder')
    .values(reminder)
    .onConflict((again) => again.columns(['about', 'kind']).doUpdateSet({ at }))
    .execute();
}

/** What this owner was reminded of. */
export async function remindersOf(tx: Tx, owner: OwnerId): Promise<ReminderTable[]> {
  return tx.selectFrom('sharing.reminder').selectAll().where('owner', '=', owner).orderBy('at').execute();
}
