import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { VersionId } from '../base/id.ts';
import type { Answer, Question } from '../questions/model.ts';
import { writeAnswer } from './answer.ts';
import { answerOf } from './rows.ts';
import { deleteVersions, openVersion, settleAsides, trimVersions, versionsOf } from './version-rows.ts';

/** Something that an answer was, or could be, with the question as it was asked then. */
export type Version = { id: VersionId; saved: Date; answer: Answer; question: Question };

/** What an answer was before, newest first; own eyes only. No share ever holds it. */
export async function readVersions(actor: OwnerActor, house: House, question: Question): Promise<Version[]> {
  const target = { passport: actor.owner, chapters: [question.chapter] };
  return perform(house, actor, 'answer.read', target, async ({ tx, permit, told }) => {
    const rows = (await versionsOf(tx, actor.owner, question.id)).filter(({ aside }) => aside === null);
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        saved: row.saved,
        answer: await openVersion(house.keys, permit, row),
        question: (await told([row])).question(question.id) ?? question,
      })),
    );
  });
}

/**
 * Puts a version in the place of what stands, which is kept as a version itself. Of two texts that waited, the chosen one goes here
 * too. False when there is no such version (any more): a second press changes nothing.
 */
export async function bringBack(
  actor: OwnerActor,
  house: House,
  question: Question,
  id: VersionId,
): Promise<boolean> {
  const { owner } = actor;
  const target = { passport: owner, chapters: [question.chapter] };
  return perform(house, actor, 'answer.save', target, async (granted) => {
    const { tx, permit } = granted;
    const row = (await versionsOf(tx, owner, question.id)).find((version) => version.id === id);
    if (row === undefined) return false;
    const answer = await openVersion(house.keys, permit, row);
    const [stands] = await answerOf(tx, owner, [question.id]);
    const seen = stands?.revision ?? 0;
    const revision = await writeAnswer(granted, house, owner, question, answer, {
      ...{ seen, keep: true },
      // Its options are those of the set that asked it.
      asked: row.asked,
    });
    if (revision === undefined) throw new Fault('unavailable', 'another device saved at this very moment');
    await deleteVersions(tx, owner, question.id, id);
    return true;
  });
}

/** Of two texts, the one that stands: the other is kept as a version. */
export async function keepWhatStands(actor: OwnerActor, house: House, question: Question): Promise<void> {
  const target = { passport: actor.owner, chapters: [question.chapter] };
  await perform(house, actor, 'answer.save', target, async ({ tx }) => {
    await settleAsides(tx, actor.owner, question.id);
    await trimVersions(tx, actor.owner, question.id);
  });
}

/** What somebody wrote once may be something that they want gone: one version, or all of this answer. */
export async function forgetVersions(
  actor: OwnerActor,
  house: House,
  question: Question,
  id?: VersionId,
): Promise<void> {
  const target = { passport: actor.owner, chapters: [question.chapter] };
  await perform(house, actor, 'answer.forget', target, ({ tx }) =>
    deleteVersions(tx, actor.owner, question.id, id),
  );
}
