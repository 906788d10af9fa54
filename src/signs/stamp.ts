import type { ChapterId } from '../questions/model.ts';
import { lettering } from './glyphs.ts';
import { type Line, pressed, type StampShape, stampShapes } from './stamp-shape.ts';

/** Strokes of one width, in a square of 100. Letters stand under one `transform`, each at its own place. */
export type Mark = {
  width: number;
  dash?: string;
  transform?: string;
  paths: readonly { d: string; transform?: string }[];
};

/** A stamp as strokes: for a page and for paper. `turn`: degrees around the middle. */
export type Drawn = { ink: StampShape['ink']; turn: number; marks: readonly Mark[] };

/** `title` are the chapter's words, `day` the day in short ("12 OKT 26"), `seed` decides how it was pressed. */
export function drawStamp(chapter: ChapterId, title: string, day: string, seed: string): Drawn {
  const shape = stampShapes[chapter];
  const { turn, gaps } = pressed(`${seed} ${chapter}`);
  return {
    ink: shape.ink,
    turn,
    marks: [
      { width: 2.4, dash: gaps[0], paths: [{ d: shape.outlines[0] }] },
      { width: 1.1, dash: gaps[1], paths: [{ d: shape.outlines[1] }] },
      { width: 1, paths: [{ d: shape.rules }] },
      ...titleMarks(shape, title),
      straight(shape.day, day, 1.3),
    ],
  };
}

function titleMarks({ title }: StampShape, words: string): Mark[] {
  if ('around' in title) return [around(title.around, words)];
  const halves = words.length > 10 ? halve(words) : undefined;
  if (halves === undefined) return [straight(title.one, words, 1.9)];
  return [straight(title.two[0], halves[0], 1.7), straight(title.two[1], halves[1], 1.7)];
}

/** One line of letters around its middle, smaller when it needs more room than there is. */
function straight(line: Line, words: string, weight: number): Mark {
  const { letters, width } = lettering(words);
  const scale = Math.min(line.height / 14, line.room / Math.max(width, 1));
  const x = line.x - (width * scale) / 2;
  const y = line.y - (14 * scale) / 2;
  return {
    width: short(weight / scale),
    transform: `translate(${short(x)} ${short(y)})scale(${short(scale)})`,
    paths: letters.map(({ at, path }) => ({ d: path, transform: `translate(${short(at)})` })),
  };
}

/** Letters along the top of a circle, feet to the middle. */
function around(radius: number, words: string): Mark {
  const { letters, width } = lettering(words);
  const scale = Math.min(9 / 14, (radius * 3.3) / Math.max(width, 1));
  const degrees = (along: number): number => ((along * scale) / radius) * (180 / Math.PI);
  return {
    width: short(1.7 / scale),
    paths: letters.map(({ at, width: own, path }) => ({
      d: path,
      transform: `rotate(${short(degrees(at + own / 2 - width / 2))} 50 50)translate(${short(50 - (own * scale) / 2)} ${short(50 - radius - 4)})scale(${short(scale)})`,
    })),
  };
}

/** The words on two lines, as even as can be; undefined when there is one word only. */
function halve(words: string): readonly [string, string] | undefined {
  const parts = words.split(' ');
  const cuts = parts
    .slice(1)
    .map((_, n) => [parts.slice(0, n + 1).join(' '), parts.slice(n + 1).join(' ')] as const);
  const uneven = ([first, second]: readonly [string, string]): number =>
    Math.abs(first.length - second.length);
  return cuts.sort((a, b) => uneven(a) - uneven(b))[0];
}

function short(n: number): number {
  return Number(n.toFixed(2));
}
