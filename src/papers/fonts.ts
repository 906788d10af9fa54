import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unwrapFont } from './woff.ts';

/**
 * The letters of the papers: ours in three weights, and Noto for what young people write in other scripts (Cyrillic, Greek, Vietnamese,
 * Arabic, Tigrinya) and for little pictures. All of them go into the PDF as far as they are used.
 */
const ours = 'atkinson-hyperlegible-next';
const files: readonly (readonly [name: string, subsets: readonly string[], weights: readonly number[]])[] = [
  [ours, ['latin', 'latin-ext'], [400, 600, 800]],
  ['noto-sans', ['cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'], [400, 700]],
  ['noto-sans-arabic', ['arabic'], [400, 700]],
  ['noto-sans-ethiopic', ['ethiopic'], [400, 700]],
  ['noto-emoji', ['emoji'], [400]],
];

/** The families, in the order in which a sign is looked for. */
export const families = [
  'Atkinson Hyperlegible Next',
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Sans Ethiopic',
  'Noto Emoji',
];

export function readFonts(): Uint8Array[] {
  const { resolve } = createRequire(import.meta.url);
  return files.flatMap(([name, subsets, weights]) =>
    weights.flatMap((weight) =>
      subsets.map((subset) => {
        const file = `@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff`;
        return unwrapFont(readFileSync(resolve(file)));
      }),
    ),
  );
}
