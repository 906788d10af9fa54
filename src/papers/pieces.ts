import type { Line } from '../questions/show.ts';
import type { Piece, Words } from './model.ts';

/** The lines of an answer as pieces of a paper: rows and numbers become lists, names with their values pairs, the rest words. */
export function piecesOf(lines: readonly Line[]): Piece[] {
  return groupsOf(lines).flatMap(({ heading, lines }) => [
    ...(heading === undefined ? [] : [{ kind: 'heading', text: heading } as const]),
    body(lines),
  ]);
}

type Group = { heading: string | undefined; item: number | undefined; lines: Line[] };

/** A new group where a heading stands, where another row begins, and between lines with and without a name. */
function groupsOf(lines: readonly Line[]): Group[] {
  const found: Group[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    const named = (last?.lines[0]?.label === undefined) === (line.label === undefined);
    const goesOn = last !== undefined && line.heading === undefined && last.item === line.item && named;
    if (goesOn) last.lines.push(line);
    else found.push({ heading: line.heading, item: line.item, lines: [line] });
  }
  return found;
}

function body(lines: readonly Line[]): Piece {
  const ordered = lines.every((line, at) => line.label === String(at + 1));
  const [only] = lines;
  if (ordered) return { kind: 'list', ordered: true, items: lines.map(wordsOf) };
  if (only?.label !== undefined) {
    const byLabel = Map.groupBy(lines, (line) => line.label ?? '');
    return {
      kind: 'pairs',
      pairs: Array.from(byLabel, ([label, values]) => ({ label, values: values.map(wordsOf) })),
    };
  }
  if (lines.length === 1 && only !== undefined) return { kind: 'words', words: wordsOf(only) };
  return { kind: 'list', ordered: false, items: lines.map(wordsOf) };
}

const wordsOf = ({ text, own }: Line): Words => ({ text, own });
