import type { OwnerActor } from '../access/actor.ts';
import { glance, type House, type Seen } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type Together, togetherIn } from '../organisations/lead.ts';
import { lessonsOn } from '../organisations/lesson-rows.ts';
import { leansOn, opened } from '../passport/answer.ts';
import { openProofs, type Proof } from '../passport/proof.ts';
import { proofsWith } from '../passport/proof-rows.ts';
import { answersTo, filledIn, passportOfOwner, setOf } from '../passport/rows.ts';
import { isOld } from '../passport/still.ts';
import type { Version } from '../passport/version.ts';
import { openVersion, type VersionTable, versionsOfQuestion } from '../passport/version-rows.ts';
import type { Catalog } from '../questions/catalog.ts';
import type { Answer, Answers, Question, QuestionId, RouteId } from '../questions/model.ts';
import { isPrivate } from '../questions/private.ts';
import { grantsOfOwner } from '../sharing/rows.ts';
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
  /** What goes with its answer. */
  proofs: readonly Proof[];
  /** What this passport is asked. */
  catalog: Catalog;
};

/** All of it at one glance, because this is the page that is asked for most. Own eyes only. */
export async function readQuestion(
  actor: OwnerActor,
  house: House,
  question: Question,
): Promise<AskedQuestion> {
  const { owner } = actor;
  const target = { passport: owner, chapters: [question.chapter], private: isPrivate(question) };
  const reads = [
    passportOfOwner(owner),
    filledIn(owner),
    answersTo(owner, [question.id, ...leansOn(question)]),
    grantsOfOwner(owner),
    versionsOfQuestion(owner, question.id),
    lessonsOn(owner, house.clock()),
    proofsWith(owner, [question.id]),
  ] as const;
  return glance(
    house,
    actor,
    'answer.read',
    target,
    reads,
    async (seen, [passport], filled, rows, grants, versions, lessons, proofs) => {
      if (passport === undefined) throw new Fault('not-there', 'no such passport');
      const { answers, revisions } = await opened(house, seen, rows);
      const own = rows.find((row) => row.question === question.id);
      return {
        route: passport.route,
        filled: setOf(filled),
        answer: answers[question.id],
        revision: revisions[question.id] ?? 0,
        answers,
        seers: seersOf(grants, question, seen.now),
        asides: await openAsides(seen, house, question, versions),
        versions: versions.filter(({ aside }) => aside === null).length,
        old: own?.filled === true && isOld(own, seen.now),
        together: togetherIn(lessons),
        proofs: await openProofs(house, seen, proofs),
        catalog: seen.catalog,
      };
    },
  );
}

function openAsides(
  { permit, told }: Seen,
  house: House,
  question: Question,
  rows: readonly VersionTable[],
): Promise<Version[]> {
  return Promise.all(
    rows
      .filter(({ aside }) => aside !== null)
      .map(async (row) => ({
        id: row.id,
        saved: row.saved,
        answer: await openVersion(house.keys, permit, row),
        question: (await told([row])).question(question.id) ?? question,
      })),
  );
}
