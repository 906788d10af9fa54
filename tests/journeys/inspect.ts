import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { limitsOf } from '../../src/web/start/limits.ts';

/** Widths that every page has to fit: a small phone, a phone, a tablet, a computer. */
export const widths = [320, 390, 768, 1280] as const;

/** What somebody looked at and found right, though axe cannot be sure: the list that the page of accessibility shows (A23). */
const reviewed = limitsOf.limits.flatMap(({ axe }) => (axe === undefined ? [] : [axe]));

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong with the page at any of the widths, in words. Leaves the page at the width it had. */
export async function inspectShape(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 390, height: 844 };
  const wrong = new Map<string, number[]>();
  for (const width of widths) {
    await page.setViewportSize({ width, height: before.height });
    const found = [
      ...(await page.evaluate(frameOf)),
      ...(await page.evaluate(smallTargets)),
      ...(await page.evaluate(closeTargets)),
    ];
    for (const each of new Set(found)) wrong.set(each, [...(wrong.get(each) ?? []), width]);
  }
  await page.setViewportSize(before);
  return [...wrong].map(([what, at]) => `${what} (at ${at.join(', ')})`);
}

/** What moves, has a shadow or a pattern, or stands askew: in calm mode nothing may (A12). */
export function inspectCalm(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.body.querySelectorAll<HTMLElement | SVGElement>('*')).flatMap((element) => {
      const { animationName, transitionDuration, boxShadow, textShadow, backgroundImage } =
        getComputedStyle(element);
      const turned =
        element.matches('.stamp > g') && !new DOMMatrix(getComputedStyle(element).transform).isIdentity;
      const wrong = [
        animationName === 'none' ? '' : 'moves',
        /^0s(, 0s)*$/.test(transitionDuration) ? '' : 'changes slowly',
        boxShadow === 'none' || element.matches(':focus') ? '' : 'has a shadow',
        textShadow === 'none' ? '' : 'has a shadow',
        backgroundImage === 'none' ? '' : 'has a pattern',
        turned ? 'stands askew' : '',
      ];
      return wrong
        .filter((what) => what !== '')
        .map((what) => `${what}: ${element.tagName} .${element.getAttribute('class')}`);
    }),
  );
}

/** Opens all that can be folded out, and chooses all that can be ticked, so that what shows then is looked at too. Saves nothing. */
export async function foldOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const box of document.querySelectorAll<HTMLInputElement>('[type=checkbox]')) box.checked = true;
  });
}

/** Shows what is there for paper, for a choice that was not made, or for a script that waits: axe looks at what can be seen alone. */
export async function bringOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('[hidden], .print-only, .choice-more')) {
      if (each.hidden) each.dataset.wasHidden = '';
      each.hidden = false;
      each.dataset.brought = '';
      each.style.setProperty('display', 'block', 'important');
    }
  });
}

/** Puts back what was brought out, so that shape is looked at as it is. */
export async function putBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('[data-brought]')) {
      each.style.removeProperty('display');
      each.hidden = each.dataset.wasHidden !== undefined;
      delete each.dataset.brought;
      delete each.dataset.wasHidden;
    }
  });
}

/** Runs in the page. */
export function frameOf(): string[] {
  const wrong: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const out = (each: Element): boolean => each.getBoundingClientRect().right > root.clientWidth + 0.5;
    const wide = Array.from(document.body.querySelectorAll('*')).filter(out).at(-1);
    const words = wide?.textContent?.trim().slice(0, 40);
    wrong.push(`scrolls sideways, by ${wide?.tagName} .${wide?.classList} "${words}"`);
  }
  const headings = document.querySelectorAll('h1').length;
  if (headings !== 1) wrong.push(`${headings} times h1`);
  if (document.title.trim() === '') wrong.push('no title');
  if (root.lang === '') wrong.push('no language');
  // Of what is not there a browser waits for the end.
  const waits = document.querySelector('link[rel="expect"]')?.getAttribute('href')?.slice(1);
  if (waits !== undefined && document.getElementById(waits) === null) wrong.push(`waits for "${waits}"`);
  return wrong;
}

/** Runs in the page: what is pressed has to be 44 px wide and high, a link within a sentence excepted (WCAG 2.5.5); the main button 52 px high (A3). */
function smallTargets(): string[] {
  const least = 43.5;
  const inText = (element: Element): boolean =>
    element.tagName === 'A' &&
    getComputedStyle(element).display === 'inline' &&
    (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
  // How far from the middle a press still counts: of a label, or of a card that is all one link, that is more than its own box.
  const reach = (element: Element): { width: number; height: number } => {
    element.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const counts = (x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      const label = hit?.closest('label');
      return (
        hit !== null &&
        (element.contains(hit) || (label instanceof HTMLLabelElement && label.control === element))
      );
    };
    const [x, y] = [left + width / 2, top + height / 2];
    const far = (dx: number, dy: number): number => {
      let n = 0;
      while (n < least && counts(x + dx * n, y + dy * n)) n += 1;
      return n;
    };
    return { width: far(-1, 0) + far(1, 0), height: far(0, -1) + far(0, 1) };
  };
  return Array.from(document.querySelectorAll('a[href], button, input, select, textarea, summary')).flatMap(
    (element) => {
      if (element.matches('[type=hidden], :disabled') || inText(element)) return [];
      const box = element.getBoundingClientRect();
      // What shows only with focus is as small as a point until then.
      if (box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true }))
        return [];
      if (element.matches('.button.main') && box.height < 51.5)
        return [`main button ${Math.round(box.height)} high`];
      if (box.width >= least && box.height >= least) return [];
      const { width, height } = reach(element);
      if (width >= least && height >= least) return [];
      const name = (element.textContent || element.getAttribute('name') || '').trim().slice(0, 40);
      return [`${element.tagName.toLowerCase()} "${name}" is ${Math.round(width)} × ${Math.round(height)}`];
    },
  );
}

/** Runs in the page: two things to press stand 8 px apart at the least (A3), so that a finger that shakes presses one of them. */
export function closeTargets(): string[] {
  const least = 7.5;
  const inText = (element: Element): boolean =>
    element.tagName === 'A' &&
    getComputedStyle(element).display === 'inline' &&
    (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
  /** What counts as pressed: of a round or a box its label too, of a card that is one link the whole card. */
  const boxOf = (element: Element): DOMRect => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    const whole = element.matches('[type=radio], [type=checkbox]')
      ? label
      : element.closest('.sheet:has(.sheet-link)');
    return (element.matches('.sheet-link, input') ? (whole ?? element) : element).getBoundingClientRect();
  };
  /** What lies over the page, and stays there while the rest goes by under it. */
  const floats = (element: Element | null): boolean =>
    element !== null &&
    (/fixed|sticky/.test(getComputedStyle(element).position) || floats(element.parentElement));
  const all = Array.from(document.querySelectorAll('a[href], button, input, select, textarea, summary'))
    .filter((one) => !one.matches('[type=hidden], :disabled') && !inText(one))
    .map((one) => ({
      one,
      over: floats(one),
      box: boxOf(one),
      name: (one.textContent || one.getAttribute('name') || '').trim(),
    }))
    .filter(
      ({ one, box }) => box.width > 1 && box.height > 1 && one.checkVisibility({ visibilityProperty: true }),
    );
  const holds = (a: DOMRect, b: DOMRect): boolean =>
    a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom;
  return all.flatMap((a, n) =>
    all.slice(n + 1).flatMap((b) => {
      if (
        a.over !== b.over ||
        a.one.contains(b.one) ||
        b.one.contains(a.one) ||
        holds(a.box, b.box) ||
        holds(b.box, a.box)
      )
        return [];
      const beside = Math.max(a.box.left - b.box.right, b.box.left - a.box.right);
      const below = Math.max(a.box.top - b.box.bottom, b.box.top - a.box.bottom);
      const apart = beside > 0 && below > 0 ? Math.hypot(beside, below) : Math.max(beside, below);
      if (apart >= least) return [];
      return [`"${a.name.slice(0, 30)}" and "${b.name.slice(0, 30)}" are ${Math.round(apart)} px apart`];
    }),
  );
}

/**
 * What axe finds with every rule that it has (AAA, best practice and experimental ones too); what it cannot decide counts as wrong
 * until somebody has looked (`src/web/start/known-limits.json`). `only`: these rules alone.
 *
 * The page's own policy allows no script but ours: axe comes in over the browser's debugging line, which is not bound by it, so the
 * policy stays in force for the page itself.
 */
export async function inspectAccess(page: Page, only?: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const rules = only === undefined ? 'axe.getRules().map((rule) => rule.ruleId)' : JSON.stringify(only);
  const run = `axe.run(document, {
    runOnly: { type: 'rule', values: ${rules} }, resultTypes: ['violations', 'incomplete'],
  }).then(({ violations, incomplete }) => JSON.stringify([...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, any, all, none }) => ({
      rule: id, target: target.join(' '), html: html.slice(0, 160), why: [...any, ...all, ...none].map(({ message }) => message).join(' '),
    })))))`;
  await session.send('Runtime.evaluate', { expression: axeSource });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(`axe: ${exceptionDetails.exception?.description}`);
  const found = foundShape.parse(JSON.parse(String(result.value)));
  const wrong: string[] = [];
  for (const each of found) {
    if (!(await isReviewed(page, each))) wrong.push(`${each.rule}: ${each.html} (${each.why.slice(0, 200)})`);
  }
  await session.detach();
  return wrong;
}

const foundShape = z.array(
  z.object({ rule: z.string(), target: z.string(), html: z.string(), why: z.string() }),
);

async function isReviewed(page: Page, { rule, target }: { rule: string; target: string }): Promise<boolean> {
  const selectors = reviewed.filter((each) => each.rule === rule).map(({ selector }) => selector);
  return page.evaluate(
    ([at, those]) => {
      const element = document.querySelector(at);
      return element !== null && those.some((selector) => element.matches(selector));
    },
    [target, selectors] as const,
  );
}
