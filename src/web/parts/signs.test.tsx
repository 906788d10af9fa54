import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chapterIds } from '../../questions/model.ts';
import { rings } from '../../signs/guilloche.ts';
import { pressed } from '../../signs/stamp-shape.ts';
import { Rosette } from './rosette.tsx';
import { Stamp, StampPlace } from './stamp.tsx';
import { testView } from './test-view.ts';

const kilobytes = (text: string): number => Buffer.byteLength(text) / 1024;

test('V3: any rosette is at most 6 kB, holds no text and stays inside its square', () => {
  fc.assert(
    fc.property(fc.uuid(), (seed) => {
      const svg = String(<Rosette seed={seed} />);
      expect(kilobytes(svg)).toBeLessThanOrEqual(6);
      expect(svg).not.toMatch(/<text|NaN|undefined/);
      expect(svg).toContain('aria-hidden="true"');
      for (const { middle, swing, lace } of rings(seed)) {
        expect(middle + swing * (1 + Math.abs(lace))).toBeLessThan(500);
      }
    }),
    { numRuns: 300 },
  );
});

test('a seed has one rosette, and another seed another', () => {
  const of = (seed: string): string => String(<Rosette seed={seed} />);
  expect(of('a')).toBe(of('a'));
  const many = new Set(Array.from({ length: 200 }, (_, n) => JSON.stringify(rings(`seed ${n}`))));
  expect(many.size).toBeGreaterThan(190);
});

test('a wave closes only when its turns and lobes share no divisor', () => {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  for (let n = 0; n < 500; n++) {
    for (const { lobes, turns } of rings(`${n}`)) expect(divisor(lobes, turns)).toBe(1);
  }
});

test('V3: any stamp is at most 6 kB, its letters are paths, and it is named', () => {
  const titles = [
    'Wie ben ik',
    'Wat heb ik nodig',
    'Mijn stap',
    'Who am I',
    'Één heel lang hoofdstuk met woorden',
  ];
  for (const chapter of chapterIds) {
    for (const title of titles) {
      const svg = String(
        <Stamp
          view={testView()}
          chapter={chapter}
          title={title}
          at={new Date('2026-10-12T10:00:00Z')}
          seed="x"
        />,
      );
      expect(kilobytes(svg)).toBeLessThanOrEqual(6);
      expect(svg).not.toMatch(/<text|NaN|undefined/);
      expect(svg).toContain(`aria-label="Stempel: ${title}, 12 oktober 2026"`);
      const signs = [...`${title}12okt26`].filter((sign) => /\p{L}|\d/u.test(sign)).length;
      expect(svg.match(/<path/g)?.length).toBe(3 + signs);
    }
  }
});

test('a stamp is turned at most seven degrees, and always the same', () => {
  const turns = Array.from({ length: 300 }, (_, n) => pressed(`${n}`).turn);
  expect(Math.max(...turns)).toBe(7);
  expect(Math.min(...turns)).toBe(-7);
  expect(pressed('a')).toEqual(pressed('a'));
});

test('where no stamp is yet stands so in words', () => {
  expect(String(<StampPlace view={testView()} />)).toContain('nog geen stempel');
});
