import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type Together, togetherNow } from '../organisations/lead.ts';
import { leansOn, opened } from '../passport/answer.ts';
import { answerOf, filledOf, passportOf } from '../passport/rows.ts';
import { isOld } from '../passport/still.ts';
import type { Version } from '../passport/version.ts';
import { openVersion, type VersionTable, versionsOf } from '../passport/version-rows.ts';
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
  /** Written while another device changed the answer: the owner has yet to choose. */
  asides: readonly Version[];
  /** How many times it was something else, that can be looked back at. */
  versions: number;
  /** Of an earlier school year, and not looked at in this one (U32). */
  old: boolean;
  /** What the class does now, while a lesson is on. */
  together: Together | undefined;
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
    const [passport, filled, rows, seers, versions, together] = await Promise.all([
      passportOf(tx, owner),
      filledOf(tx, owner),
      answerOf(tx, owner, [question.id, ...leansOn(question)]),
      seersOf(tx, owner, question, now),
      versionsOf(tx, owner, question.id),
      togetherNow(tx, owner, now),
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
      asides: await openAsides(granted, house, versions),
      versions: versions.filter(({ aside }) => aside === null).length,
      old: rows.some((row) => row.question === question.id && row.filled && isOld(row, now)),
      together,
    };
  });
}

function openAsides({ permit }: Granted, house: House, rows: readonly VersionTable[]): Promise<Version[]> {
  return Promise.all(
    rows
      .filter(({ aside }) => aside !== null)
      .map(async (row) => ({
        id: row.id,
        saved: row.saved,
        answer: await openVersion(house.keys, permit, row),
      })),
  );
}
