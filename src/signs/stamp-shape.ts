import { createHash } from 'node:crypto';
import type { ChapterId } from '../questions/model.ts';

/** Where a line of words comes: its middle, the most room it may take, and the height of its letters. */
export type Line = { x: number; y: number; room: number; height: number };

export type StampShape = {
  ink: 'blauw' | 'groen' | 'paars' | 'petrol' | 'rood';
  /** Two outlines, the outer first, in a square of 100. */
  outlines: readonly [string, string];
  /** The chapter's words: around the top of a circle, or on one line or two. */
  title: { around: number } | { one: Line; two: readonly [Line, Line] };
  day: Line;
  /** Fine lines that set the day apart. */
  rules: string;
};

/** One outline and one ink for each chapter, so that a stamp is known by its shape before its colour. */
export const stampShapes: Readonly<Record<ChapterId, StampShape>> = {
  wie: {
    ink: 'blauw',
    outlines: [circle(47), circle(43)],
    title: { around: 34 },
    day: { x: 50, y: 52, room: 50, height: 8.5 },
    rules:
      'M27 44.5h46M27 59.5h46M50 78.5l3 3-3 3-3-3zM34 74l2.3 2.3-2.3 2.3-2.3-2.3zM66 74l2.3 2.3-2.3 2.3-2.3-2.3z',
  },
  kan: {
    ink: 'groen',
    outlines: [polygon(6, 48, 0), polygon(6, 43, 0)],
    title: {
      one: { x: 50, y: 41, room: 64, height: 11 },
      two: [
        { x: 50, y: 32, room: 50, height: 9.5 },
        { x: 50, y: 46, room: 62, height: 9.5 },
      ],
    },
    day: { x: 50, y: 65, room: 46, height: 8 },
    rules: 'M20 56h60M36 76h28',
  },
  wil: {
    ink: 'paars',
    outlines: [oval(48, 35), oval(44, 31)],
    title: {
      one: { x: 50, y: 43, room: 66, height: 11 },
      two: [
        { x: 50, y: 33, room: 46, height: 9 },
        { x: 50, y: 46, room: 64, height: 9 },
      ],
    },
    day: { x: 50, y: 64, room: 44, height: 8 },
    rules: 'M14 55h72M40 73.5h20',
  },
  nodig: {
    ink: 'petrol',
    outlines: [
      'M50 4c4 0 7 2 9 5l36 66c4 8-1 17-10 17H15C6 92 1 83 5 75L41 9c2-3 5-5 9-5z',
      'M50 9c2.2 0 4 1.2 5 3l35.5 64.5c2.5 5-.5 11-6 11h-69c-5.5 0-8.5-6-6-11L45 12c1-1.8 2.8-3 5-3z',
    ],
    title: {
      one: { x: 50, y: 57, room: 44, height: 9.5 },
      two: [
        { x: 50, y: 45.5, room: 31, height: 8 },
        { x: 50, y: 57.5, room: 46, height: 8 },
      ],
    },
    day: { x: 50, y: 74.5, room: 50, height: 8 },
    rules: 'M24 65.5h52',
  },
  stap: {
    ink: 'rood',
    outlines: ['M7 16h86a4 4 0 0 1 4 4v60a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V20a4 4 0 0 1 4-4z', 'M8 21h84v58H8z'],
    title: {
      one: { x: 50, y: 40, room: 72, height: 11 },
      two: [
        { x: 50, y: 33, room: 70, height: 9.5 },
        { x: 50, y: 47, room: 70, height: 9.5 },
      ],
    },
    day: { x: 50, y: 66, room: 60, height: 9 },
    rules: 'M8 55.5h84M8 58h84',
  },
};

/** What the hand does: how far the stamp is turned (−7 to +7 degrees), and where its ink did not take. From the seed, always the same. */
export function pressed(seed: string): { turn: number; gaps: readonly [string, string] } {
  const bytes = createHash('sha256').update(`stamp ${seed}`).digest();
  const at = (n: number): number => bytes[n] ?? 0;
  const gaps = (n: number): string =>
    `${38 + (at(n) % 40)} .7 ${60 + (at(n + 1) % 30)} 1.3 ${17 + (at(n + 2) % 25)} .5`;
  return { turn: (at(0) % 15) - 7, gaps: [gaps(1), gaps(4)] };
}

function circle(radius: number): string {
  return oval(radius, radius);
}

function oval(x: number, y: number): string {
  return `M50 ${50 - y}a${x} ${y} 0 0 1 0 ${2 * y} ${x} ${y} 0 0 1 0-${2 * y}z`;
}

function polygon(corners: number, radius: number, turn: number): string {
  const points = Array.from({ length: corners }, (_, n) => {
    const angle = (2 * Math.PI * n) / corners + turn;
    return `${(50 + radius * Math.cos(angle)).toFixed(1)} ${(50 + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join('L')}z`;
}
