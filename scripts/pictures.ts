import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { setFiles } from '../src/questions/set.ts';

/**
 * The drawings of the cards, out of the icon set that we install for this alone: `node scripts/pictures.ts` writes
 * src/web/parts/pictures/drawings.json. A card's drawing is chosen in method/<version>/pictures.json.
 */
export const drawingsFile = join(import.meta.dirname, '../src/web/parts/pictures/drawings.json');

const set = z.object({ icons: z.record(z.string(), z.object({ body: z.string() })) });

/** Each drawing that a card has, as one path of lines on 24 by 24. */
export function drawPictures(): Record<string, string> {
  const file = createRequire(import.meta.url).resolve('@iconify-json/tabler/icons.json');
  const { icons } = set.parse(JSON.parse(readFileSync(file, 'utf8')));
  const names = new Set(Object.values(setFiles.pictures).flatMap((deck) => Object.values(deck)));
  return Object.fromEntries([...names].sort().map((name) => [name, linesOf(name, icons[name]?.body ?? '')]));
}

function linesOf(name: string, body: string): string {
  const lines = [...body.matchAll(/ d="([^"]+)"/g)].map((match) => absolute(match[1] ?? ''));
  if (lines.length === 0 || /<(?!\/?g|path)/.test(body))
    throw new Error(`"${name}" is not drawn in lines alone`);
  return lines.join('');
}

/** A line that begins with a relative move begins at the corner; behind another line that has to be said. */
function absolute(line: string): string {
  return line.startsWith('m') ? `M0 0${line}` : line;
}

if (import.meta.main) writeFileSync(drawingsFile, `${JSON.stringify(drawPictures(), null, 2)}\n`);
