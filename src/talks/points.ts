import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { newId, type PointId } from '../base/id.ts';
import { answersOf, passportOf } from '../passport/rows.ts';
import { openAnswer } from '../passport/seal.ts';
import type { Question, QuestionId } from '../questions/model.ts';
import { deletePoint, insertPoint, pointsOf, tickPoint, tickQuestion } from './point-rows.ts';
import { openPoint, sealPoint } from './seal.ts';

/** A question that was kept for a talk, or is not known yet. `discussed` falls off when it is answered so again later. */
export type OpenQuestion = { question: Question; state: 'talk' | 'unknown'; discussed: boolean };
export type OwnPoint = { id: PointId; text: string; discussed: boolean };
export type Points = { questions: readonly OpenQuestion[]; own: readonly OwnPoint[] };

/**
 * What there is to talk about, gathered by itself out of the passport (F24), with the own points. For the young person's eyes alone:
 * somebody else sees of it only what is put on the agenda of a talk with them.
 */
export async function readPoints(actor: OwnerActor, house: House): Promise<Points> {
  return perform(house, actor, 'talk.read', { passport: actor.owner }, (granted) =>
    gatherPoints(granted, house, actor),
  );
}

/** The same within another act's transaction. */
export async function gatherPoints(granted: Granted, house: House, actor: OwnerActor): Promise<Points> {
  const { tx, permit, catalog } = granted;
  const [passport, rows, points] = [
    await passportOf(tx, actor.owner),
    await answersOf(tx, actor.owner),
    await pointsOf(tx, actor.owner),
  ];
  const ticked = new Map(points.map((point) => [point.question, point.discussed]));
  const open = new Map<QuestionId, OpenQuestion>();
  for (const row of rows) {
    const question = catalog.question(row.question);
    if (question === undefined || !onRoute(question, passport?.route ?? null)) continue;
    const { state } = await openAnswer(house.keys, permit, row);
    if (state === 'given') continue;
    const tick = ticked.get(row.question);
    open.set(row.question, { question, state, discussed: tick != null && tick >= row.saved });
  }
  const own: OwnPoint[] = [];
  for (const { id, owner, sealed, discussed } of points) {
    if (sealed === null) continue;
    const text = await openPoint(house.keys, permit, { id, owner, sealed });
    own.push({ id, text, discussed: discussed !== null });
  }
  // In the order of the passport, not of the answers.
  return { questions: catalog.questions.flatMap(({ id }) => open.get(id) ?? []), own };
}

const onRoute = ({ route }: Question, chosen: string | null): boolean =>
  route === 'both' || chosen === null || route === chosen;

/** Adds a point in own words. */
export async function addPoint(actor: OwnerActor, house: House, id: PointId, text: string): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'point.keep', { passport: owner }, async ({ tx, permit, now }) => {
    const sealed = await sealPoint(house.keys, permit, { id, owner }, text);
    await insertPoint(tx, { id, owner, question: null, sealed, discussed: null, made: now });
  });
}

/** "Besproken", or not after all. */
export async function tickAsked(
  actor: OwnerActor,
  house: House,
  question: QuestionId,
  discussed: boolean,
): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'point.keep', { passport: owner }, async ({ tx, now, catalog }) => {
    if (catalog.question(question) === undefined) throw new Fault('not-there', 'no such question');
    await tickQuestion(tx, {
      id: newId<PointId>(),
      owner,
      question,
      discussed: discussed ? now : null,
      made: now,
    });
  });
}

export async function tickOwn(
  actor: OwnerActor,
  house: House,
  id: PointId,
  discussed: boolean,
): Promise<void> {
  await perform(house, actor, 'point.keep', { passport: actor.owner }, async ({ tx, now }) => {
    if (!(await tickPoint(tx, id, discussed ? now : null))) throw new Fault('not-there', 'no such point');
  });
}

export async function dropPoint(actor: OwnerActor, house: House, id: PointId): Promise<void> {
  await perform(house, actor, 'point.keep', { passport: actor.owner }, async ({ tx }) => {
    await deletePoint(tx, id);
  });
}
