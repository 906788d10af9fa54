import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { newId, type OwnerId, type ProofId, type SnapshotId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import { catalog } from '../questions/catalog.ts';
import { type QuestionId, setLanguages } from '../questions/model.ts';
import { type Line, readAnswer } from '../questions/show.ts';
import { proofsOf } from './proof-rows.ts';
import { openAbout } from './proof-seal.ts';
import { answersOf, passportOf, progressOf, updatePassport } from './rows.ts';
import { openAnswer } from './seal.ts';
import {
  deleteSnapshot,
  insertSnapshot,
  openPortrait,
  type Portrait,
  type ProofThen,
  type SnapshotTable,
  snapshotsOf,
} from './snapshot-rows.ts';

/** So many are kept; who wants another one deletes one first. Fifteen years of school, and some on asking. */
export const snapshotsAtMost = 30;

export type Snapshot = Pick<SnapshotTable, 'id' | 'year' | 'made'>;

/**
 * Brings a passport into the school year of this moment, in the transaction of the act that writes into it or comes in. The
 * answers are still those of the year that ended: they are kept as a snapshot first. False when it was that year already.
 */
export async function turnYear(granted: Granted, house: House, owner: OwnerId): Promise<boolean> {
  const { tx, now } = granted;
  const year = schoolYear(now);
  const passport = await passportOf(tx, owner);
  if (passport === undefined || passport.year === year) return false;
  const rows = (await answersOf(tx, owner)).filter(({ question }) => !catalog.askedAtStart.has(question));
  const newest = rows.reduce((last, { saved }) => (saved > last ? saved : last), passport.started);
  const before = passport.year ?? schoolYear(newest);
  const full = (await snapshotsOf(tx, owner)).length >= snapshotsAtMost;
  if (rows.length > 0 && before < year && !full) await keepPortrait(granted, house, owner, before);
  await updatePassport(tx, owner, { year });
  return true;
}

/** "Bewaar hoe ik nu ben". False when there are as many as are kept. */
export async function makeSnapshot(actor: OwnerActor, house: House): Promise<boolean> {
  const { owner } = actor;
  return perform(house, actor, 'snapshot.make', { passport: owner }, async (granted) => {
    if (await turnYear(granted, house, owner)) return true;
    if ((await snapshotsOf(granted.tx, owner)).length >= snapshotsAtMost) return false;
    await keepPortrait(granted, house, owner, schoolYear(granted.now));
    return true;
  });
}

/** Which there are, without opening any. */
export async function listSnapshots(actor: OwnerActor, house: House): Promise<Snapshot[]> {
  return perform(house, actor, 'snapshot.read', { passport: actor.owner }, ({ tx }) =>
    snapshotsOf(tx, actor.owner),
  );
}

/** One of them, to read; `kept` are the proofs of this passport whose files are still there. Faults: `not-there`. */
export async function readSnapshot(
  actor: OwnerActor,
  house: House,
  id: SnapshotId,
): Promise<Snapshot & { portrait: Portrait; kept: ReadonlySet<ProofId> }> {
  return perform(house, actor, 'snapshot.read', { passport: actor.owner }, async ({ tx, permit }) => {
    const row = (await snapshotsOf(tx, actor.owner)).find((one) => one.id === id);
    if (row === undefined) throw new Fault('not-there', 'no such snapshot');
    const kept = new Set((await proofsOf(tx, actor.owner)).map((proof) => proof.id));
    return { ...row, portrait: await openPortrait(house.keys, permit, row), kept };
  });
}

/** Throws one away. Faults: `not-there`. */
export async function forgetSnapshot(actor: OwnerActor, house: House, id: SnapshotId): Promise<void> {
  await perform(house, actor, 'snapshot.delete', { passport: actor.owner }, async ({ tx }) => {
    if (!(await deleteSnapshot(tx, actor.owner, id))) throw new Fault('not-there', 'no such snapshot');
  });
}

async function keepPortrait(granted: Granted, house: House, owner: OwnerId, year: string): Promise<void> {
  const { tx, permit, now } = granted;
  const portrait = await portrayNow(granted, house, owner);
  await insertSnapshot(tx, house.keys, permit, { id: newId<SnapshotId>(), owner, year, made: now }, portrait);
}

/** The passport as it is at this moment, in its own language, with the questions as they are asked now. */
async function portrayNow(granted: Granted, house: House, owner: OwnerId): Promise<Portrait> {
  const { tx, permit } = granted;
  const [passport, progress] = [await passportOf(tx, owner), await progressOf(tx, owner)];
  if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
  const language = setLanguages.find((known) => known === passport.language) ?? 'nl';
  const told = new Map<QuestionId, Line[]>();
  const proofs = await proofsNow(granted, house, owner);
  const rows = await answersOf(tx, owner);
  const asked = await granted.told(rows);
  for (const row of rows) {
    const question = asked.question(row.question);
    if (question === undefined || !row.filled) continue;
    told.set(question.id, readAnswer(question, await openAnswer(house.keys, permit, row), language));
  }
  const chapters = catalog.chapters.map(({ id, title }) => ({
    id,
    title: title[language],
    stamped: progress[id].stamped,
    questions: asked.questions
      .filter((one) => one.chapter === id && (told.has(one.id) || proofs.has(one.id)))
      .map((one) => ({
        ...{ id: one.id, question: one.title[language], lines: told.get(one.id) ?? [] },
        proofs: proofs.get(one.id) ?? [],
      })),
  }));
  return { language, route: passport.route, chapters };
}

/** By the question that they go with. */
async function proofsNow(
  { tx, permit }: Granted,
  house: House,
  owner: OwnerId,
): Promise<Map<QuestionId, ProofThen[]>> {
  const proofs = new Map<QuestionId, ProofThen[]>();
  for (const row of await proofsOf(tx, owner)) {
    const then = { ...(await openAbout(house.keys, permit, row)), id: row.id };
    proofs.set(row.question, [...(proofs.get(row.question) ?? []), then]);
  }
  return proofs;
}
