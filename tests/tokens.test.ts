import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted, surfaces as surfacesOf } from '../src/sets/colour.ts';

const folder = join(import.meta.dirname, '../src/web/style');
const files = readdirSync(folder).filter((name) => name.endsWith('.css'));
const read = (name: string): string =>
  readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

type Tokens = Record<string, string>;

/** Each rule of the token files: which media query it stands in, its selector, its custom properties. */
const rules = ['tokens.css', 'tokens-calm.css'].flatMap((name) => rulesOf(read(name)));
const light = only('', ':root');
const themes: Record<string, Tokens> = {
  licht: light,
  donker: { ...light, ...only('', ':root[data-theme="donker"]') },
  'auto, dark': { ...light, ...only('(prefers-color-scheme: dark)', ':root[data-theme="auto"]') },
  contrast: { ...light, ...only('', ':root[data-theme="contrast"]') },
  rustig: { ...light, ...only('', ':root[data-theme="rustig"]') },
  print: { ...light, ...only('print', ':root:root') },
};

const surfaces = ['ground', 'surface', 'rose', 'sky', 'mint'];
const covers = ['inkt', 'bordeaux', 'blauw', 'groen', 'paars', 'rood', 'petrol'].map(
  (name) => `cover-${name}`,
);
const inks = ['blauw', 'groen', 'paars', 'rood', 'petrol'].map((name) => `ink-${name}`);

/** What is read on what (7 : 1, A2). */
const texts: [string, string][] = [
  ...cross(['text', 'soft', 'link', 'brand', 'fault', 'done'], surfaces),
  ...cross(['cover'], covers),
  ['action', 'action-background'],
  ['board', 'board-background'],
  ['read', 'read-background'],
  ['qr', 'qr-background'],
];

/** What has to be seen, but is not read (3 : 1). Stamps are read too, by some. */
const shapes: [string, string][] = [
  ...cross(['border'], surfaces),
  ...cross(inks, surfaces),
  ['chosen-mark', 'brand'],
  ['focus-inner', 'focus-outer'],
];

for (const [theme, tokens] of Object.entries(themes)) {
  const ratio = (a: string, b: string): number => contrast(colour(tokens, a), colour(tokens, b));

  test(`V1, A2: every text of "${theme}" stands out at least 7 to 1`, () => {
    expect(
      texts.filter(([text, on]) => ratio(text, on) < 7).map(([a, b]) => `${a} on ${b}: ${ratio(a, b)}`),
    ).toEqual([]);
  });

  test(`V1, A2: every shape of "${theme}" stands out at least 3 to 1`, () => {
    expect(
      shapes.filter(([shape, on]) => ratio(shape, on) < 3).map(([a, b]) => `${a} on ${b}: ${ratio(a, b)}`),
    ).toEqual([]);
  });

  test(`A5: on every surface of "${theme}" one of the two focus colours and one side of the button stands out`, () => {
    const weak = [...surfaces, ...covers].filter((on) => {
      const focus = Math.max(ratio('focus-inner', on), ratio('focus-outer', on));
      const button = Math.max(ratio('action-border', on), ratio('action-background', on));
      return focus < 3 || button < 3;
    });
    expect(weak).toEqual([]);
  });
}

test('the dark theme is the same whether it is chosen or follows the device', () => {
  expect(themes['auto, dark']).toEqual(themes.donker);
});

test('F126, V1: any colour that a region chooses stands out 7 to 1 in both themes, and stays what it is when it does already', () => {
  const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colours, (chosen) => {
      for (const theme of ['light', 'dark'] as const) {
        const worn = fitted(chosen, theme);
        for (const surface of surfacesOf[theme]) expect(contrast(worn, surface)).toBeGreaterThanOrEqual(7);
        if (surfacesOf[theme].every((surface) => contrast(chosen, surface) >= 7)) expect(worn).toBe(chosen);
      }
    }),
    { numRuns: 300 },
  );
  const here = (tokens: Tokens = {}) => [...new Set(surfaces.map((name) => colour(tokens, name)))];
  expect([...surfacesOf.light]).toEqual(here(themes.licht));
  expect([...surfacesOf.dark]).toEqual(here(themes.donker));
});

test('U20: every token of ours stands in docs/theme.md: with its name in the NL Design System, or with what is of a passport alone', () => {
  const told = readFileSync(join(import.meta.dirname, '../docs/theme.md'), 'utf8');
  const mapped = [...told.matchAll(/^\| `(--pvs-[a-z0-9-]+)` \| (?:(?:, )?`--utrecht-[a-z0-9-]+`)+ \|$/gm)];
  const own = [...told.matchAll(/^\| (`--pvs-.*`) \| [^`]+ \|$/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  const isOwn = (name: string): boolean =>
    own.some((one) => (one.endsWith('…') ? name.startsWith(one.slice(0, -1)) : name === one));
  const ours = Object.keys(light).filter((name) => !isOwn(name));
  expect(mapped.map(([, name]) => name).sort()).toEqual(ours.sort());
  for (const one of own)
    expect(Object.keys(light).some((name) => name.startsWith(one.replace('…', '')))).toBe(true);
});

test('V2: colours stand in the tokens and nowhere else', () => {
  const literal =
    /#[0-9a-f]{3,8}\b|\b(rgb|hsl|lab|lch|oklch|color)a?\(|:\s*(white|black|red|gray|grey|yellow|blue|green)\b/i;
  expect(linesWith(literal, ['tokens.css', 'tokens-calm.css'])).toEqual([]);
});

test('L4: nothing says left or right, so that a page can turn', () => {
  expect(linesWith(/-(left|right)\b|[{;\s](left|right)\s*:|:\s*(left|right)\b/)).toEqual([]);
});

test('U50: no italics, no capitals, nothing justified, nothing under 16 px', () => {
  expect(linesWith(/italic|oblique|uppercase|justify;|text-align:\s*justify/)).toEqual([]);
  const rem = Number.parseFloat(light['--pvs-size-small'] ?? '');
  expect(rem * 18).toBeGreaterThanOrEqual(16);
  const sizes = files.flatMap((name) => [...read(name).matchAll(/font-size:\s*([\d.]+)(rem|px)/g)]);
  expect(
    sizes.filter(([, n, unit]) => Number(n) * (unit === 'rem' ? 18 : 1) < 16).map(([all]) => all),
  ).toEqual([]);
});

function rulesOf(css: string): { media: string; selector: string; tokens: Tokens }[] {
  const found: { media: string; selector: string; tokens: Tokens }[] = [];
  let media = '';
  for (const [, at, selector, body] of css.matchAll(/@media\s+([^{]+)\{|([^{}@]+)\{([^{}]*)\}|\}/g)) {
    if (at !== undefined) media = at.trim();
    else if (selector === undefined) media = '';
    else found.push({ media, selector: selector.trim(), tokens: tokensOf(body ?? '') });
  }
  return found;
}

function tokensOf(body: string): Tokens {
  return Object.fromEntries(
    [...body.matchAll(/(--pvs-[a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

function only(media: string, selector: string): Tokens {
  const found = rules.filter((rule) => rule.media === media && rule.selector === selector);
  expect(found, `${media} ${selector}`).not.toEqual([]);
  return Object.assign({}, ...found.map((rule) => rule.tokens));
}

function cross(first: string[], second: string[]): [string, string][] {
  return first.flatMap((a) => second.map((b): [string, string] => [a, b]));
}

function colour(tokens: Tokens, name: string): string {
  const value = tokens[`--pvs-${name}-color`];
  if (value === undefined || !/^#[0-9a-f]{6}$/.test(value))
    throw new Error(`no plain colour for ${name}: ${value}`);
  return value;
}

/** WCAG 2.2, relative luminance. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return Math.floor(((high + 0.05) / (low + 0.05)) * 100) / 100;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linesWith(pattern: RegExp, except: string[] = []): string[] {
  return files
    .filter((name) => !except.includes(name))
    .flatMap((name) =>
      read(name)
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
}
