import type { Selectable } from 'kysely';
import type { GroupId, OwnerId, PersonId, TalkId } from '../base/id.ts';
import type { ChapterId } from '../questions/model.ts';
import type { Tx } from '../store/store.ts';
import type { News, TalkKind, TalkState } from './life.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'talks.talk': TalkTable;
  }
}

/** A talk. Times and states stand in clear, every word is sealed; `revision` is that of the seal and of who saw which version. */
export type TalkTable = {
  id: TalkId;
  owner: OwnerId;
  kind: TalkKind;
  mentor: PersonId | null;
  group: GroupId | null;
  chapters: ChapterId[];
  starts: Date;
  was: Date | null;
  minutes: number;
  state: TalkState;
  news: News | null;
  remind: boolean;
  mentor_remind: boolean;
  sequence: number;
  revision: number;
  sealed: Uint8Array;
  made: Date;
  changed: Date;
};
export type TalkRow = Selectable<TalkTable>;

/** All talks of an owner that the actor may see, the first to come first. */
export async function talksOf(tx: Tx, owner: OwnerId): Promise<TalkRow[]> {
  return tx.selectFrom('talks.talk').selectAll().where('owner', '=', owner).orderBy('starts').execute();
}

export async function talkOf(tx: Tx, id: TalkId): Promise<TalkRow | undefined> {
  return tx.selectFrom('talks.talk').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Talks of a mentor between two moments, whoever with; row security leaves out whom the mentor guides no more. */
export async function talksOfMentor(tx: Tx, mentor: PersonId, from: Date, until: Date): Promise<TalkRow[]> {
  return tx
    .selectFrom('talks.talk')
    .selectAll()
    .where('mentor', '=', mentor)
    .where('starts', '>=', from)
    .where('starts', '<', until)
    .orderBy('starts')
    .execute();
}

/** `false` when it is there already: a form that was sent twice counts once. */
export async function insertTalk(tx: Tx, talk: TalkTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('talks.talk')
    .values(talk)
    .onConflict((again) => again.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Changes the version that was seen; `false` when another one stands there by now. */
export async function updateTalk(
  tx: Tx,
  { id, revision }: Pick<TalkTable, 'id' | 'revision'>,
  change: Partial<Omit<TalkTable, 'id' | 'owner' | 'made'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('talks.talk')
    .set(change)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteTalk(tx: Tx, id: TalkId): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('talks.talk').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}
