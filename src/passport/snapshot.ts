import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { newId, type OwnerId, type SnapshotId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import { catalog } from '../questions/catalog.ts';
import { type QuestionId, setLanguages } from '../questions/model.ts';
import { readAnswer } from '../questions/show.ts';
import { answersOf, passportOf, progressOf, updatePassport } from './rows.ts';
import { openAnswer } from './seal.ts';
import {
  deleteSnapshot,
  insertSnapshot,
  openPortrait,
  type Portrait,
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

/** One of them, to read. Faults: `not-there`. */
export async function readSnapshot(
  actor: OwnerActor,
  house: House,
  id: SnapshotId,
): Promise<Snapshot & { portrait: Portrait }> {
  return perform(house, actor, 'snapshot.read', { passport: actor.owner }, async ({ tx, permit }) => {
    const row = (await snapshotsOf(tx, actor.owner)).find((one) => one.id === id);
    if (row === undefined) throw new Fault('not-there', 'no such snapshot');
    return { ...row, portrait: await openPortrait(house.keys, permit, row) };
  });
}

export async function forgetSnapshot(actor: OwnerActor, house: House, id: SnapshotId): Promise<void> {
  await perform(house, actor, 'snapshot.delete', { passport: actor.owner }, ({ tx }) =>
    deleteSnapshot(tx, actor.owner, id),
  );
}

async function keepPortrait(granted: Granted, house: House, owner: OwnerId, year: string): Promise<void> {
  const { tx, permit, now } = granted;
  const portrait = await portrayNow(granted, house, owner);
  await insertSnapshot(tx, house.keys, permit, { id: newId<SnapshotId>(), owner, year, made: now }, portrait);
}

/** The passport as it is at this moment, in its own language, with the questions as they are asked now. */
async function portrayNow({ tx, permit }: Granted, house: House, owner: OwnerId): Promise<Portrait> {
  const [passport, progress] = [await passportOf(tx, owner), await progressOf(tx, owner)];
  if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
  const language = setLanguages.find((known) => known === passport.language) ?? 'nl';
  const told = new Map<QuestionId, Portrait['chapters'][number]['questions'][number]>();
  for (const row of await answersOf(tx, owner)) {
    const question = catalog.question(row.question);
    if (question === undefined || !row.filled) continue;
    const lines = readAnswer(question, await openAnswer(house.keys, permit, row), language);
    told.set(question.id, { id: question.id, question: question.title[language], lines });
  }
  const chapters = catalog.chapters.map(({ id, title }) => ({
    id,
    title: title[language],
    stamped: progress[id].stamped,
    questions: catalog.questions.filter((one) => one.chapter === id).flatMap((one) => told.get(one.id) ?? []),
  }));
  return { language, route: passport.route, chapters };
}
