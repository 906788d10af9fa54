import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { leansOn, opened } from '../passport/answer.ts';
import { answerOf, filledOf, passportOf } from '../passport/rows.ts';
import type { Answer, Answers, Question, QuestionId, RouteId } from '../questions/model.ts';
import { seersOf } from './who-sees.ts';

/** What a question's page needs to know of the passport. */
export type AskedQuestion = {
  route: RouteId | null;
  filled: ReadonlySet<QuestionId>;
  /** Its own answer, if there is one, and the revision that it stands at (0: none). */
  answer: Answer | undefined;
  revision: number;
  /** Also the answers that it speaks of: the cards of kan1 for kan2. */
  answers: Answers;
  /** How many receivers can see this answer now (U4). */
  seers: number;
};

/** All of it in one transaction, because this is the page that is asked for most. Own eyes only. */
export async function readQuestion(
  actor: OwnerActor,
  house: House,
  question: Question,
): Promise<AskedQuestion> {
  const { owner } = actor;
  const target = { passport: owner, chapters: [question.chapter] };
  return perform(house, actor, 'answer.read', target, async (granted) => {
    const { tx, now } = granted;
    // Asked together: they do not wait for each other on the way to the database.
    const [passport, filled, rows, seers] = await Promise.all([
      passportOf(tx, owner),
      filledOf(tx, owner),
      answerOf(tx, owner, [question.id, ...leansOn(question)]),
      seersOf(tx, owner, question, now),
    ]);
    if (passport === undefined) throw new Fault('not-there', 'no such passport');
    const { answers, revisions } = await opened(house, granted, rows);
    return {
      route: passport.route,
      filled,
      answer: answers[question.id],
      revision: revisions[question.id] ?? 0,
      answers,
      seers,
    };
  });
}
