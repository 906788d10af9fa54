import { rings, turnOf, wave } from '../signs/guilloche.ts';
import { drawStamp } from '../signs/stamp.ts';
import type { Language } from '../words/language.ts';
import { showShortDay } from '../words/text.ts';
import type { Art } from './model.ts';

/** The drawings of a paper as SVG: lines only, dark enough for a printer without colours. They say nothing, and are marked so. */
export function drawArt(art: Art, language: Language): { rosette: string; stamps: string[] } {
  const stamps = art.stamps.map(({ chapter, title, at }) => {
    const { ink, turn, marks } = drawStamp(chapter, title, showShortDay(language, at), art.seed);
    const strokes = marks.map(({ width, dash, transform, paths }) => {
      const inside = paths.map((one) => `<path d="${one.d}"${attribute('transform', one.transform)}/>`);
      return `<g stroke-width="${width}"${attribute('stroke-dasharray', dash)}${attribute('transform', transform)}>${inside.join('')}</g>`;
    });
    return svg(
      '0 0 100 100',
      `<g stroke="${inks[ink]}" transform="rotate(${turn} 50 50)">${strokes.join('')}</g>`,
    );
  });
  return { rosette: rosette(art.seed), stamps };
}

function rosette(seed: string): string {
  const copies = rings(seed).flatMap((ring) =>
    Array.from(
      { length: ring.copies },
      (_, n) => `<path d="${wave(ring)}" transform="rotate(${(turnOf(ring) * n).toFixed(2)})"/>`,
    ),
  );
  return svg('-500 -500 1000 1000', `<g stroke="${inks.bordeaux}" stroke-width="4">${copies.join('')}</g>`);
}

function svg(box: string, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><g fill="none" stroke-linecap="round" stroke-linejoin="round">${inside}</g></svg>`;
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${value}"`;
}

/** The inks of the tokens, on white (tests/tokens.test.ts computes them there). */
const inks = {
  blauw: '#1f3a93',
  groen: '#0e5a3c',
  paars: '#5b2a86',
  rood: '#8c2210',
  petrol: '#0b5563',
  bordeaux: '#7a1230',
} as const;
