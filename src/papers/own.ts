import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { answerOf, filledOf, passportOf, progressOf } from '../passport/rows.ts';
import { openAnswer, openCalled } from '../passport/seal.ts';
import { catalog } from '../questions/catalog.ts';
import { type Answer, chapterIds, type Question, type QuestionId, type RouteId } from '../questions/model.ts';
import { canBeShared, hasGuardedPart, isGuarded } from '../sharing/scope.ts';
import type { Language } from '../words/language.ts';
import { composePaper, routeOf } from './compose.ts';
import type { Paper, PaperKind } from './model.ts';
import { askedOn, ownTold } from './source.ts';

/** What the owner chose for a paper. `route`: absent is the passport's own. `needs`: nothing, unless chosen by name. */
export type Choice = {
  kind: PaperKind;
  route?: RouteId | 'none' | undefined;
  needs: readonly QuestionId[];
  language: Language;
};

/** A paper, and what there was to choose from: answered and guarded questions, none of them chosen by itself. */
export type OwnPaper = {
  paper: Paper;
  route: RouteId | null;
  needs: readonly Question[];
  chosen: readonly QuestionId[];
};

/**
 * The owner's own paper (F28, F29, F62, F69, F122). `way` says what becomes of it: read on the screen, or taken along as a file, which has a
 * line in the log of its own each time.
 */
export async function ownPaper(
  actor: OwnerActor,
  house: House,
  choice: Choice,
  way: 'read' | 'make',
): Promise<OwnPaper> {
  const about = {
    passport: actor.owner,
    ...(way === 'make' && { way: 'export' as const }),
  };
  return perform(house, actor, `paper.${way}`, about, async ({ tx, permit, now }) => {
    const [passport, progress, filled] = await Promise.all([
      passportOf(tx, actor.owner),
      progressOf(tx, actor.owner),
      filledOf(tx, actor.owner),
    ]);
    if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
    const asked = choice.route === 'none' ? null : (choice.route ?? passport.route);
    const route = routeOf(choice.kind, asked);
    const needs = needsOn(route).filter((question) => filled.has(question.id));
    const chosen = needs.map(({ id }) => id).filter((id) => choice.needs.includes(id));
    const answers: Record<QuestionId, Answer> = {};
    for (const row of await answerOf(
      tx,
      actor.owner,
      askedOn(route, chosen).map(({ id }) => id),
    )) {
      answers[row.question] = await openAnswer(house.keys, permit, row);
    }
    const source = {
      called: await openCalled(house.keys, permit, passport),
      seed: passport.seed,
      route,
      stamps: chapterIds.flatMap((chapter) => {
        const { stamped } = progress[chapter];
        return stamped === null ? [] : [{ chapter, at: new Date(stamped) }];
      }),
      told: ownTold(answers, route, chosen, choice.language),
    };
    const paper = composePaper(source, { kind: choice.kind, language: choice.language, on: now });
    return { paper, route, needs, chosen };
  });
}

/** What is only on paper when it is chosen by name (AVG art. 9): what I need first, then the rest. */
function needsOn(route: RouteId | null): Question[] {
  return catalog.questions
    .filter((question) => canBeShared(question) && (isGuarded(question) || hasGuardedPart(question)))
    .filter((question) => question.route === 'both' || question.route === route);
}
