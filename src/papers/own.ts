import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { OwnerId } from '../base/id.ts';
import { type Contribution, readContributions } from '../guidance/read.ts';
import { readTaken, type TakenOver } from '../mirror/list.ts';
import { openProofs, type Proof } from '../passport/proof.ts';
import { proofsOf } from '../passport/proof-rows.ts';
import {
  answersOf,
  filledOf,
  type Progress,
  passportOf,
  progressOf,
  type SealedAnswer,
} from '../passport/rows.ts';
import { openAnswer, openCalled } from '../passport/seal.ts';
import type { Catalog } from '../questions/catalog.ts';
import {
  type Answer,
  type Answers,
  chapterIds,
  type Question,
  type QuestionId,
  type RouteId,
} from '../questions/model.ts';
import { canBeShared, hasGuardedPart, isGuarded } from '../sharing/scope.ts';
import type { Language } from '../words/language.ts';
import { composePaper, routeOf } from './compose.ts';
import type { Paper, PaperKind } from './model.ts';
import { askedOn, type Others, ownTold, type Source } from './source.ts';

/** What the owner chose for a paper. `route`: absent is the passport's own. `needs` and `beside`: nothing, unless chosen by name. */
export type Choice = {
  kind: PaperKind;
  route?: RouteId | 'none' | undefined;
  needs: readonly QuestionId[];
  /** What comes beside the own words: `withProofs`, and ids of what others wrote. */
  beside: readonly string[];
  language: Language;
};

/** Chooses the photos and other proofs with the answers, all of them. */
export const withProofs = 'bewijzen';

/** A paper, and what there was to choose from: answered and guarded questions, none of them chosen by itself. */
export type OwnPaper = {
  paper: Paper;
  route: RouteId | null;
  needs: readonly Question[];
  chosen: readonly QuestionId[];
  /** What there is besides: how many proofs, what the mentor wrote and was read, what of others was taken over. */
  besides: Besides;
  beside: readonly string[];
};

type Besides = { proofs: number; contributions: readonly Contribution[]; taken: readonly TakenOver[] };

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
  return perform(house, actor, `paper.${way}`, about, async (granted) => {
    const { tx, permit, now } = granted;
    const [passport, progress, filled] = [
      await passportOf(tx, actor.owner),
      await progressOf(tx, actor.owner),
      await filledOf(tx, actor.owner),
    ];
    if (passport === undefined || progress === undefined) throw new Fault('not-there', 'no such passport');
    const route = routeOf(choice.kind, choice.route === 'none' ? null : (choice.route ?? passport.route));
    const rows = await answersOf(tx, actor.owner);
    const catalog = await granted.told(rows);
    const needs = needsOn(catalog, route).filter((question) => filled.has(question.id));
    const chosen = needs.map(({ id }) => id).filter((id) => choice.needs.includes(id));
    const asked = askedOn(catalog, route, chosen).map(({ id }) => id);
    const answers = await answersIn(granted, house, rows, asked);
    const there = await besidesOf(granted, house, actor.owner, asked);
    const shows = choice.beside.includes(withProofs);
    const source = {
      called: await openCalled(house.keys, permit, passport),
      seed: passport.seed,
      route,
      stamps: stampsOf(progress),
      told: ownTold(catalog, answers, route, chosen, choice.language, there.proofs, shows),
      others: picked(there, choice.beside),
    };
    const paper = composePaper(source, { kind: choice.kind, language: choice.language, on: now });
    const besides = { ...there, proofs: there.proofs.length };
    return { paper, route, needs, chosen, besides, beside: chosenOf(besides, choice.beside) };
  });
}

async function answersIn(
  { permit }: Granted,
  house: House,
  rows: readonly SealedAnswer[],
  asked: readonly QuestionId[],
): Promise<Answers> {
  const answers: Record<QuestionId, Answer> = {};
  for (const row of rows.filter(({ question }) => asked.includes(question)))
    answers[row.question] = await openAnswer(house.keys, permit, row);
  return answers;
}

function stampsOf(progress: Progress): Source['stamps'] {
  return chapterIds.flatMap((chapter) => {
    const { stamped } = progress[chapter];
    return stamped === null ? [] : [{ chapter, at: new Date(stamped) }];
  });
}

type There = Omit<Besides, 'proofs'> & { proofs: readonly Proof[] };

/** A mentor's part only when it was read (U37); proofs only of the questions that stand on this paper. */
async function besidesOf(
  granted: Granted,
  house: House,
  owner: OwnerId,
  asked: readonly QuestionId[],
): Promise<There> {
  return {
    proofs: await openProofs(house, granted, await proofsOf(granted.tx, owner, asked)),
    contributions: (await readContributions(granted, house, owner)).filter(({ read }) => read),
    taken: await readTaken(granted, house, owner),
  };
}

function picked(there: There, picks: readonly string[]): Others {
  return {
    contributions: there.contributions.filter(({ id }) => picks.includes(id)),
    taken: there.taken.filter(({ id }) => picks.includes(id)),
    call: undefined,
  };
}

function chosenOf({ proofs, contributions, taken }: Besides, picks: readonly string[]): string[] {
  const there = [...(proofs === 0 ? [] : [withProofs]), ...[...contributions, ...taken].map(({ id }) => id)];
  return there.filter((one) => picks.includes(one));
}

/** What is only on paper when it is chosen by name (AVG art. 9): what I need first, then the rest. */
function needsOn(catalog: Catalog, route: RouteId | null): Question[] {
  return catalog.questions
    .filter((question) => canBeShared(question) && (isGuarded(question) || hasGuardedPart(question)))
    .filter((question) => question.route === 'both' || question.route === route);
}
