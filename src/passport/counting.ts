import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { schoolYear, schoolYearBegan } from '../base/school-year.ts';
import { countedQuestions, countIn, countsAfterYes } from '../questions/counted.ts';
import type { Answer, QuestionId } from '../questions/model.ts';
import { type Counting, countingOf, dropSlip, putCounting, putSlip } from './counting-rows.ts';
import { answerOf } from './rows.ts';
import { openAnswer } from './seal.ts';

/** What of this passport counts in the programme's figures. */
export async function readCounting(actor: OwnerActor, house: House): Promise<Counting> {
  return perform(house, actor, 'passport.read', { passport: actor.owner }, ({ tx }) =>
    whatOf(tx, actor.owner),
  );
}

/**
 * The young person says what counts. What waits to be counted goes with a no, and comes with a yes; what is in a figure already is a number of ten and
 * more, and of nobody (decision 0058).
 */
export async function chooseCounting(actor: OwnerActor, house: House, what: Counting): Promise<void> {
  await perform(house, actor, 'counting.choose', { passport: actor.owner }, async (granted) => {
    const { tx, permit, now } = granted;
    await putCounting(tx, { owner: actor.owner, what, at: now });
    const rows = await answerOf(tx, actor.owner, countedQuestions);
    for (const question of countedQuestions) {
      const row = rows.find((one) => one.question === question && schoolYear(one.saved) === schoolYear(now));
      const answer = row && counts(what, question) ? await openAnswer(house.keys, permit, row) : undefined;
      await fold(granted, house, actor.owner, question, answer);
    }
  });
}

/** Called in the transaction that saves an answer, by the act that has it in its hands: what was chosen goes on a slip, or off it. */
export async function countAnswer(
  granted: Granted,
  house: House,
  owner: OwnerId,
  question: QuestionId,
  answer: Answer,
): Promise<void> {
  if (!countedQuestions.includes(question)) return;
  const what = await whatOf(granted.tx, owner);
  await fold(granted, house, owner, question, counts(what, question) ? answer : undefined);
}

/** Takes the slips of a passport that is deleted away. Its key may be gone already, in a restore: then nobody can find them, and they are of nobody. */
export async function forgetSlips(granted: Granted, house: House, owner: OwnerId): Promise<void> {
  // In August slips of the year that ended may wait still.
  const before = new Date(schoolYearBegan(granted.now).getTime() - 1);
  for (const year of [schoolYear(granted.now), schoolYear(before)])
    for (const question of countedQuestions) {
      const id = await slipId(granted, house, owner, question, year).catch(() => undefined);
      if (id !== undefined) await dropSlip(granted.tx, id, true);
    }
}

const whatOf = async (tx: Granted['tx'], owner: OwnerId): Promise<Counting> =>
  (await countingOf(tx, owner))?.what ?? 'some';

const counts = (what: Counting, question: QuestionId): boolean =>
  what === 'all' || (what === 'some' && !countsAfterYes(question));

async function fold(
  granted: Granted,
  house: House,
  owner: OwnerId,
  question: QuestionId,
  answer: Answer | undefined,
): Promise<void> {
  const year = schoolYear(granted.now);
  const id = await slipId(granted, house, owner, question, year);
  const chosen = answer === undefined ? [] : countIn(question, answer);
  if (chosen.length === 0) return dropSlip(granted.tx, id, false);
  // Every slip of a question is as long as the next: its length says nothing of what is on it.
  const words = JSON.stringify(chosen).padEnd(slipLength);
  const sealed = house.keys.sealForHouse('slip', id.toString('hex'), words);
  await putSlip(granted.tx, owner, { id, year, sealed });
}

/** Thirty cards of forty characters at the most. */
const slipLength = 1_200;

const slipId = (
  { permit }: Granted,
  house: House,
  owner: OwnerId,
  question: QuestionId,
  year: string,
): Promise<Buffer> =>
  house.keys.mark(permit, { owner, chapter: 'figures', item: `${year} ${question}`, revision: 1 });
