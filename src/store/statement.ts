import { CompiledQuery } from 'kysely';
import type { Tx } from './store.ts';

/** SQL that stands ready to be asked, and what its rows are. It can be handed on before there is a transaction to ask it in. */
export type Statement<Row> = {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Only for the compiler. */
  readonly row?: Row;
};

/** SQL as it is written; what is filled in becomes a parameter. The text is put together once for each place where it is written. */
export function statement<Row>(strings: TemplateStringsArray, ...values: readonly unknown[]): Statement<Row> {
  let text = texts.get(strings);
  if (text === undefined) {
    text = strings.reduce((before, part, n) => `${before}$${n}${part}`);
    texts.set(strings, text);
  }
  return { text, values };
}

const texts = new WeakMap<TemplateStringsArray, string>();

/** The rows of each of a few statements, by its place. */
export type RowsOf<S extends readonly Statement<unknown>[]> = {
  -readonly [K in keyof S]: S[K] extends Statement<infer Row> ? readonly Row[] : never;
};

export async function ask<Row>(tx: Tx, { text, values }: Statement<Row>): Promise<readonly Row[]> {
  return (await tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}

/**
 * Asks them one after the other. Kysely lets one statement at a time into a transaction, so asking them together is no faster; and when one is refused, those behind it
 * would leave along with the rollback, and hide why.
 */
export async function askAll<const S extends readonly Statement<unknown>[]>(
  tx: Tx,
  statements: S,
): Promise<RowsOf<S>> {
  const rows: unknown[] = [];
  for (const one of statements) rows.push(await ask(tx, one));
  return rows as RowsOf<S>;
}

/** `Store.exchange` in a transaction as others are. */
export async function exchangeIn<T, const S extends readonly Statement<unknown>[]>(
  tx: Tx,
  first: S,
  decide: (rows: RowsOf<S>) => { last: readonly Statement<unknown>[]; value: T },
): Promise<T> {
  const { last, value } = decide(await askAll(tx, first));
  await askAll(tx, last);
  return value;
}
