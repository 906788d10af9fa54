import type { ColumnType, Selectable } from 'kysely';
import type { PublishedSet } from '../questions/addition.ts';
import { type Statement, statement } from '../store/statement.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'method.set': SetTable;
  }
}

/** A published version of a region's questions. It is added, and never changed. `begins`: from when young people are asked it. */
export type SetTable = {
  id: string;
  region: string;
  /** Counts up in a region. */
  n: number;
  /** The version of the method that it adds to. */
  base: string;
  content: ColumnType<PublishedSet, string, string>;
  begins: Date;
  published: Date;
  published_by: string;
};

export type SetRow = Selectable<SetTable>;

export const contentOf = (sets: readonly string[]): Statement<Pick<SetRow, 'id' | 'content'>> =>
  statement`select id, content from method.set where id = any (${sets}::uuid[])`;
