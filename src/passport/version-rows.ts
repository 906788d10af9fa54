import { sql } from 'kysely';
import type { OwnerActor } from '../access/actor.ts';
import type { Granted, House } from '../access/perform.ts';
import { newId, type OwnerId, type SessionId, type VersionId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { Answer, ChapterId, Question, QuestionId } from '../questions/model.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.version': VersionTable;
  }
}

/** What an answer was before; or, `aside`, what a session wrote while another one changed it. */
export type VersionTable = {
  id: VersionId;
  owner: OwnerId;
  question: QuestionId;
  chapter: ChapterId;
  /** Where its seal belongs, with the revision. */
  item: string;
  revision: number;
  aside: SessionId | null;
  sealed: Uint8Array;
  saved: Date;
  asked: string | null;
};

/** So many versions of an answer are kept; the oldest go first (decision 0018). */
export const versionsKept = 10;

/** Newest first, those that wait for a choice among them. */
export async function versionsOf(tx: Tx, owner: OwnerId, question?: QuestionId): Promise<VersionTable[]> {
  return tx
    .selectFrom('passport.version')
    .selectAll()
    .where('owner', '=', owner)
    .$if(question !== undefined, (query) => query.where('question', '=', question ?? ''))
    .orderBy('saved', 'desc')
    .orderBy('revision', 'desc')
    .execute();
}

/** The same of one question, for a look. */
export const versionsOfQuestion = (owner: OwnerId, question: QuestionId): Statement<VersionTable> =>
  statement`select * from passport.version where owner = ${owner} and question = ${question} order by saved desc, revision desc`;

export async function openVersion(keys: Keys, permit: Permit, row: VersionTable): Promise<Answer> {
  const { owner, chapter, item, revision, sealed } = row;
  return JSON.parse(await keys.open(permit, { owner, chapter, item, revision }, sealed)) as Answer;
}

/** Keeps what this session wrote beside what stands. What it wrote newer takes the place of what it wrote before. */
export async function putAside(
  { tx, permit, now }: Granted,
  house: House,
  { owner, session }: OwnerActor,
  { question: { id: question, chapter }, asked }: { question: Question; asked: string | null },
  answer: Answer,
): Promise<void> {
  const id = newId<VersionId>();
  const place = { owner, chapter, item: `${question} ${id}`, revision: 1 };
  await tx
    .deleteFrom('passport.version')
    .where('owner', '=', owner)
    .where('question', '=', question)
    .where('aside', '=', session)
    .execute();
  const sealed = await house.keys.seal(permit, place, JSON.stringify(answer));
  await tx
    .insertInto('passport.version')
    .values({ ...place, id, question, aside: session, sealed, saved: now, asked })
    .execute();
}

/** The owner chose what stands: what waited is a version like the others. */
export async function settleAsides(tx: Tx, owner: OwnerId, question: QuestionId): Promise<void> {
  await tx
    .updateTable('passport.version')
    .set({ aside: null })
    .where('owner', '=', owner)
    .where('question', '=', question)
    .where('aside', 'is not', null)
    .execute();
}

/** One version, or all that an answer was before; never what still waits for a choice. */
export async function deleteVersions(
  tx: Tx,
  owner: OwnerId,
  question: QuestionId,
  id?: VersionId,
): Promise<void> {
  await tx
    .deleteFrom('passport.version')
    .where('owner', '=', owner)
    .where('question', '=', question)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? newId<VersionId>()))
    .$if(id === undefined, (query) => query.where('aside', 'is', null))
    .execute();
}

export async function trimVersions(tx: Tx, owner: OwnerId, question: QuestionId): Promise<void> {
  await sql`delete from passport.version where id in (
    select id from passport.version where owner = ${owner} and question = ${question} and aside is null
    order by saved desc, revision desc offset ${versionsKept})`.execute(tx);
}
