import type { Granted, House } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { OwnerId } from '../base/id.ts';
import { answerOf, passportOf } from '../passport/rows.ts';
import { openAnswer, openCalled } from '../passport/seal.ts';
import type { Answer, QuestionId } from '../questions/model.ts';
import type { Scope } from '../sharing/scope.ts';
import type { Language } from '../words/language.ts';
import { build, type Shown, visible, visibleOnAnyRoute } from './build.ts';

/** Reads and opens what this scope shows of a passport, and nothing else of it. Row security asks the same again. */
export async function readScope(
  { tx, permit }: Granted,
  house: House,
  owner: OwnerId,
  scope: Scope,
  language: Language,
): Promise<Shown> {
  const asked = visibleOnAnyRoute(scope);
  const [passport, rows] = await Promise.all([
    passportOf(tx, owner),
    asked.length === 0 ? [] : answerOf(tx, owner, asked),
  ]);
  if (passport === undefined) throw new Fault('not-there', 'no such passport');
  const called = await openCalled(house.keys, permit, passport);
  const shown = new Set(visible(scope, passport.route).map((question) => question.id));
  const answers: Record<QuestionId, Answer> = {};
  for (const row of rows) {
    if (shown.has(row.question)) answers[row.question] = await openAnswer(house.keys, permit, row);
  }
  return build(scope, { called, seed: passport.seed, route: passport.route }, answers, language);
}
