import { hash } from 'node:crypto';
import type { ColumnType, Selectable } from 'kysely';
import type { Words } from '../questions/model.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { AskOne } from './known.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'method.school': SchoolWordsTable;
  }
}

/** What a school or location says of itself to its own young people (F53): `ask` says whom to ask, `reach` how. */
export type SchoolWordsTable = {
  organisation: string;
  version: string;
  logo: Uint8Array | null;
  named: string;
  welcome: ColumnType<Words, string, string>;
  ask: ColumnType<Words, string, string>;
  reach: string;
  hours: ColumnType<Words, string, string>;
  changed: Date;
  changed_by: string;
};
export type SchoolWordsRow = Selectable<SchoolWordsTable>;

/** As pages draw with it. `version` names the file of the logo. */
export type SchoolWords = Pick<
  SchoolWordsRow,
  'version' | 'named' | 'welcome' | 'ask' | 'reach' | 'hours'
> & {
  hasLogo: boolean;
};

export const schoolWith = (version: string): Statement<SchoolWordsRow> =>
  statement`select * from method.school where version = ${version} limit 1`;

const known = new Map<string, SchoolWords>();
const mostKnown = 1_000;

/** The words of this version; none when they were changed since. What is known of a version never changes. */
export async function schoolIn(version: string | null, ask: AskOne): Promise<SchoolWords | undefined> {
  if (version === null) return undefined;
  const before = known.get(version);
  if (before !== undefined) return before;
  const [row] = await ask(schoolWith(version));
  if (row === undefined) return undefined;
  const { named, welcome, ask: whom, reach, hours, logo } = row;
  const words = { version, named, welcome, ask: whom, reach, hours, hasLogo: logo !== null };
  known.set(version, words);
  const oldest = known.keys().next().value;
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return words;
}

/** Names what stands in it, so that changed words have another address. */
export function versionOfSchool(
  words: Pick<SchoolWordsRow, 'logo' | 'named' | 'welcome' | 'ask' | 'reach' | 'hours'>,
): string {
  const { logo, named, welcome, ask, reach, hours } = words;
  return hash(
    'sha256',
    JSON.stringify([named, welcome, ask, reach, hours, logo && hash('sha256', logo)]),
  ).slice(0, 16);
}
