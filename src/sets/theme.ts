import { hash } from 'node:crypto';
import type { ColumnType, Selectable } from 'kysely';
import type { Words } from '../questions/model.ts';
import { type Statement, statement } from '../store/statement.ts';
import { fitted } from './colour.ts';
import type { AskOne } from './known.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'method.theme': ThemeTable;
  }
}

export type ThemeTable = {
  region: string;
  version: string;
  brand: string | null;
  logo: Uint8Array | null;
  named: string;
  welcome: ColumnType<Words, string, string>;
  contact: ColumnType<Words, string, string>;
  /** In which languages this region helps; null for all. Dutch is always among them. */
  tongues: string[] | null;
  changed: Date;
  changed_by: string;
};
export type ThemeRow = Selectable<ThemeTable>;

/** The look and the words of a region, as its pages draw with them. `version` names its files. */
export type Theme = {
  version: string;
  /** As it was chosen; the styles have it as it can be read. */
  brand: string | undefined;
  hasLogo: boolean;
  named: string;
  welcome: Words;
  contact: Words;
  tongues: readonly string[] | undefined;
};

export const themeWith = (version: string): Statement<ThemeRow> =>
  statement`select * from method.theme where version = ${version}`;

const known = new Map<string, Theme>();
const mostKnown = 200;

/** The theme of this version; none when it was changed since. What is known of a version never changes. */
export async function themeIn(version: string | null, ask: AskOne): Promise<Theme | undefined> {
  if (version === null) return undefined;
  const before = known.get(version);
  if (before !== undefined) return before;
  const [row] = await ask(themeWith(version));
  if (row === undefined) return undefined;
  const theme = themeOf(row);
  known.set(version, theme);
  const oldest = known.keys().next().value;
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return theme;
}

export const themeOf = ({ version, brand, logo, named, welcome, contact, tongues }: ThemeRow): Theme => ({
  ...{ version, brand: brand ?? undefined, hasLogo: logo !== null, named, welcome, contact },
  tongues: tongues ?? undefined,
});

/** Names what stands in a theme, so that a changed one has other addresses. */
export function versionOf(theme: Omit<ThemeRow, 'version' | 'changed' | 'changed_by' | 'region'>): string {
  const { brand, logo, named, welcome, contact, tongues } = theme;
  const all = [brand, named, welcome, contact, logo && hash('sha256', logo)];
  const words = JSON.stringify(tongues === null ? all : [...all, tongues]);
  return hash('sha256', words).slice(0, 16);
}

/**
 * The styles of a theme: two tokens, as light or dark as they have to be to be read. High contrast, calm and paper keep theirs. The names are those of tokens.css,
 * and docs/theme.md says which tokens of the NL Design System they are.
 */
export function stylesOf(brand: string): string {
  const tokens = (theme: 'light' | 'dark') =>
    `{--pvs-brand-color:${fitted(brand, theme)};--pvs-link-color:${fitted(brand, theme)}}`;
  return [
    `@media screen{:root[data-theme="licht"],:root[data-theme="auto"]${tokens('light')}`,
    `:root[data-theme="donker"]${tokens('dark')}}`,
    `@media screen and (prefers-color-scheme:dark){:root[data-theme="auto"]${tokens('dark')}}`,
  ].join('\n');
}
