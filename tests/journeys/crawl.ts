import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../../src/questions/catalog.ts';
import type { Person } from './browse.ts';
import { bringOut, foldOut, inspectAccess, inspectShape, putBack } from './inspect.ts';
import { inspectManner } from './manner.ts';
import { inspectStrained } from './strain.ts';

/** With `ALL_LOOKS=1` every address is inspected whole; without, of one kind of page the first so many. */
const all = process.env.ALL_LOOKS === '1';
const enough = 6;

/** With `PICTURES=1`: where the pictures go for people to look at, one of every page, at two widths. Not kept in the repository. */
const pictures = join(import.meta.dirname, '../../test-results/pages');

export type Site = {
  /** Patterns of all addresses that can be opened (`/mijn/:chapter{…}`). */
  patterns: readonly string[];
  /** Addresses that were opened, by anybody: a page that two roles see alike is inspected once. */
  seen: Set<string>;
  /** Patterns that were opened. */
  met: Set<string>;
  /** How many pages of a pattern were inspected, whoever's. */
  inspected: Map<string, number>;
};

/**
 * Opens `starts` and every page that they lead to by links, and inspects each. Gives what was wrong, each with its address.
 * A page has to answer; shape at four widths, and axe once. Of one kind of page axe looks at the first for each role and at six in all.
 */
export async function crawl(person: Person, site: Site, role: string, starts: readonly string[]) {
  const wrong: string[] = [];
  const queue = [...starts];
  const seen = new Set<string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const pattern = patternOf(path, site.patterns);
    // From where one came changes the way back alone: that is looked at once.
    const kind = path.includes('?terug=') ? `${pattern}?terug` : undefined;
    if (kind !== undefined && site.met.has(kind)) continue;
    if (kind !== undefined) site.met.add(kind);
    const own = `${role} ${path}`;
    const first = !site.met.has(`${role} ${pattern}`);
    const response = await person.page.goto(path, { waitUntil: 'load' });
    if (response === null || response.status() >= 500) wrong.push(`${own}: ${response?.status()}`);
    site.met.add(pattern).add(`${role} ${pattern}`);
    const here = new URL(person.page.url());
    if (here.pathname !== path.split(/[?#]/)[0]) {
      queue.push(here.pathname + here.search);
      continue;
    }
    // The same question looks the same for everybody who is not further with it. What a page leads to is one's own all the same.
    if (site.seen.has(path) && !first) {
      queue.push(...(await linksOf(person)));
      continue;
    }
    site.seen.add(path);
    const times = (site.inspected.get(pattern) ?? 0) + 1;
    site.inspected.set(pattern, times);
    // A hundred talk cards are drawn by one hand: the rest of them has to answer, and to fit at every width.
    const whole = first || all || times <= enough || controlsOf(path) !== '';
    const { found, links } = whole
      ? await inspectPage(person, site, role, path, first)
      : { found: await inspectShape(person.page), links: await linksOf(person) };
    wrong.push(...found.map((each) => `${own}: ${each}`));
    queue.push(...links);
  }
  wrong.push(...person.trouble);
  return wrong;
}

async function inspectPage(person: Person, site: Site, role: string, path: string, first: boolean) {
  const { page } = person;
  if (first && process.env.PICTURES === '1')
    await takePictures(person, `${role}${patternOf(path, site.patterns)}`);
  await foldOut(page);
  const found = await inspectShape(page);
  // Questions with the same controls are built of the same parts: axe looks at one of each.
  const controls = `${role} ${controlsOf(path)}`;
  const fresh = first || !(controls.endsWith(' ') || site.met.has(controls));
  if (controls.endsWith(' ') || all || !site.met.has(controls)) {
    await bringOut(page);
    found.push(...(await inspectAccess(page)));
    await putBack(page);
  }
  site.met.add(controls);
  const links = await linksOf(person);
  if (fresh) found.push(...(await inspectManner(page)), ...(await inspectStrained(page)));
  return { found, links };
}

/** The controls of a question; nothing for a page that is no question. */
function controlsOf(path: string): string {
  const [, id = ''] = /^\/mijn\/\w+\/([a-z]+\d+)/.exec(path) ?? [];
  return (
    catalog
      .question(id)
      ?.parts.map(({ kind }) => kind)
      .join('+') ?? ''
  );
}

/** Which page it is, whoever it is about. */
export function patternOf(path: string, patterns: readonly string[]): string {
  const bare = path.split(/[?#]/)[0] ?? '';
  return patterns.find((pattern) => toExpression(pattern).test(bare)) ?? bare;
}

function toExpression(pattern: string): RegExp {
  const segments = pattern.split('/').map((segment) => {
    const [, rule] = /^:\w+(?:\{(.*)\})?$/.exec(segment) ?? [undefined, segment];
    return rule ?? '[^/]+';
  });
  return new RegExp(`^${segments.join('/')}$`);
}

/** Links to our own pages; a file to take along is no page. */
async function linksOf({ page }: Person): Promise<string[]> {
  const links = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href]'))
      .filter((link) => link.origin === location.origin && !link.hasAttribute('download'))
      .map((link) => link.pathname + link.search),
  );
  return links.filter(
    (link) =>
      !/\.json$|\/pdf(\?|$)|\/(bestand|klein)$|^\/(inzage|begeleider\/gedeeld\/[\w-]+)\/bewijs\//.test(link),
  );
}

async function takePictures({ page }: Person, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const before = page.viewportSize();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    const file = `${name
      .replaceAll(/\{[^/]*\}/g, '')
      .replaceAll(/[^a-z0-9]+/gi, '-')
      .slice(0, 80)}-${width}.png`;
    await page.screenshot({ path: join(pictures, file), fullPage: true, animations: 'disabled' });
  }
  if (before) await page.setViewportSize(before);
}
