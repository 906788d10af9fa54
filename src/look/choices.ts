import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { answerOf, filledOf, passportOf } from '../passport/rows.ts';
import { openAnswer } from '../passport/seal.ts';
import type { ChapterId, Question, RouteId } from '../questions/model.ts';
import { canBeShared, hasGuardedPart, isGuarded, wholeChapters } from '../sharing/scope.ts';

/** What there is to choose from when sharing. Titles only; no answer but the day of the intake is opened. */
export type Choices = {
  route: RouteId | null;
  /** Each chapter that can go as a whole, with its answered questions that can go by themselves. */
  chapters: readonly { id: ChapterId; answered: readonly Question[] }[];
  /** For the step of its own: answered and extra protected, the whole of what I need first. */
  extra: readonly Question[];
  /** The day of the intake (YYYY-MM-DD) when it was given: the share then lasts 30 days longer (U40). */
  intake: string | undefined;
};

/** The question that asks when the intake is. */
const intakeQuestion = 'sm2';

export async function readChoices(actor: OwnerActor, house: House): Promise<Choices> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async ({ tx, permit, catalog }) => {
    const passport = await passportOf(tx, actor.owner);
    if (passport === undefined) throw new Fault('not-there', 'no such passport');
    const filled = await filledOf(tx, actor.owner);
    const answered = (chapter: ChapterId): Question[] => {
      const { core, more } = catalog.questionsIn(chapter, passport.route ?? undefined);
      const kept = catalog.questions.filter((one) => one.chapter === chapter && catalog.isKept(one.id));
      return [...core, ...more, ...kept].filter(
        (question) => filled.has(question.id) && canBeShared(question),
      );
    };
    const [intake] = passport.route === 'mbo' ? await answerOf(tx, actor.owner, [intakeQuestion]) : [];
    const parts = intake && (await openAnswer(house.keys, permit, intake)).parts;
    const day = Object.values(parts ?? {}).find((value) => value.kind === 'date')?.day;
    return {
      route: passport.route,
      chapters: wholeChapters.map((id) => ({ id, answered: answered(id).filter((q) => !isGuarded(q)) })),
      extra: [...answered('nodig'), ...wholeChapters.flatMap(answered)].filter(
        (question) => isGuarded(question) || hasGuardedPart(question),
      ),
      intake: day,
    };
  });
}
