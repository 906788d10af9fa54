import type { House, Seen } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { OwnerId } from '../base/id.ts';
import { openTakenRows } from '../mirror/list.ts';
import { type TakenTable, takenOfOwner } from '../mirror/reply-rows.ts';
import { openProofs } from '../passport/proof.ts';
import { type ProofTable, proofsOfOwner } from '../passport/proof-rows.ts';
import { answersOfOwner, type PassportRow, type SealedAnswer } from '../passport/rows.ts';
import { openAnswer, openCalled } from '../passport/seal.ts';
import type { Answer, QuestionId } from '../questions/model.ts';
import type { Scope } from '../sharing/scope.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Language } from '../words/language.ts';
import { build, type Shown, visible } from './build.ts';

type Cover = Pick<PassportRow, 'owner' | 'called' | 'seed' | 'route'>;

/** Of a passport no more than a look shows. */
const coverOf = (owner: OwnerId): Statement<Cover> =>
  statement`select owner, called, seed, route from passport.passport where owner = ${owner}`;

/** What a look asks for: the passport, and the answers, proofs and words of others that row security lets whoever asks have. */
export const looksAt = (owner: OwnerId) =>
  [coverOf(owner), answersOfOwner(owner), proofsOfOwner(owner), takenOfOwner(owner)] as const;

/** The rows of those. */
export type Looked = {
  passport: Cover | undefined;
  rows: readonly SealedAnswer[];
  proofs: readonly ProofTable[];
  taken: readonly TakenTable[];
};

/** Opens what this scope shows of what was read, and nothing else of it: row security asked the same before. */
export async function openScope(
  { permit, facts, told }: Pick<Seen, 'permit' | 'facts' | 'told'>,
  house: House,
  { passport, rows, proofs, taken }: Looked,
  scope: Scope,
  language: Language,
): Promise<Shown> {
  if (passport === undefined) throw new Fault('not-there', 'no such passport');
  const called = await openCalled(house.keys, permit, passport);
  const asked = await told(rows);
  const shown = new Set(visible(asked, scope, passport.route).map((question) => question.id));
  const answers: Record<QuestionId, Answer> = {};
  for (const row of rows) {
    if (shown.has(row.question)) answers[row.question] = await openAnswer(house.keys, permit, row);
  }
  const seen = proofs.filter((row) => shown.has(row.question));
  const opened = await openProofs(house, { permit, facts }, seen);
  const mirrors = await openTakenRows(permit, house.keys, taken);
  const owned = { called, seed: passport.seed, route: passport.route };
  return build(asked, scope, owned, answers, language, opened, mirrors);
}
