import { asAsked, withAddition } from '../questions/addition.ts';
import { type Catalog, catalog } from '../questions/catalog.ts';
import type { QuestionId } from '../questions/model.ts';
import type { Statement } from '../store/statement.ts';
import { contentOf, type SetRow } from './rows.ts';

/** Asks one statement: in the transaction that is open, or in one of its own. */
export type AskOne = <Row>(one: Statement<Row>) => Promise<readonly Row[]>;

/**
 * The catalogs of published sets, by id. A published set never changes, so what is known of it stays true on every node; only the first page that needs a set
 * asks the database for it. A catalog is some tens of kilobytes, and a region has a few.
 */
const known = new Map<string, Catalog>();
const mostKnown = 500;

/** The catalog of a set; the method's own when there is none. */
export function catalogIn(set: string | null, ask: AskOne): Catalog | Promise<Catalog> {
  if (set === null) return catalog;
  return known.get(set) ?? learn([set], ask).then((learnt) => learnt.get(set) ?? catalog);
}

/** Each answer beside the question as it was asked (`asAsked`), whatever set that was. */
export async function toldBy(
  now: Catalog,
  rows: readonly { readonly question: QuestionId; readonly asked: string | null }[],
  ask: AskOne,
): Promise<Catalog> {
  const named = rows.flatMap(({ asked }) => (asked === null || asked === now.set ? [] : [asked]));
  // Held here: what is learnt meanwhile, by whomever, may put something known away.
  const sets = new Map<string, Catalog>();
  for (const set of named) {
    const one = known.get(set);
    if (one !== undefined) sets.set(set, one);
  }
  const unknown = [...new Set(named)].filter((set) => !sets.has(set));
  if (unknown.length > 0) for (const [set, one] of await learn(unknown, ask)) sets.set(set, one);
  return asAsked(now, rows, sets);
}

async function learn(sets: readonly string[], ask: AskOne): Promise<ReadonlyMap<string, Catalog>> {
  const learnt = new Map<string, Catalog>();
  for (const row of await ask<Pick<SetRow, 'id' | 'content'>>(contentOf(sets))) {
    const built = withAddition(row.id, row.content);
    learnt.set(row.id, built);
    known.set(row.id, built);
    const oldest = known.keys().next().value;
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  }
  return learnt;
}
