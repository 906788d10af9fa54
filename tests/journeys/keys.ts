import { expect } from 'vitest';
import type { Person } from './browse.ts';

/**
 * Somebody who has two keys, or one switch that does both, and something that types (A5; WCAG 2.1.1, 2.4.7, 2.4.11): no mouse, no touch, no arrows.
 * Counts what is pressed.
 */
export type Keys = { person: Person; presses: number };

export const byKeys = (person: Person): Keys => ({ person, presses: 0 });

export async function hit(keys: Keys, key: 'Tab' | 'Enter'): Promise<void> {
  keys.presses += 1;
  await keys.person.page.keyboard.press(key);
}

/** A key that leads to another page. */
export async function go(keys: Keys): Promise<void> {
  await Promise.all([keys.person.page.waitForEvent('load'), hit(keys, 'Enter')]);
}

/** To what is called so, and there. */
export async function follow(keys: Keys, name: string | RegExp): Promise<void> {
  await tabTo(keys, name);
  await go(keys);
}

/** To the field with this label, and types. */
export async function fill(keys: Keys, label: string | RegExp, words: string): Promise<void> {
  await tabTo(keys, label);
  await keys.person.page.keyboard.type(words);
}

/** To this box or round, and chooses it. */
export async function choose(keys: Keys, label: string | RegExp): Promise<void> {
  await tabTo(keys, label);
  await hit(keys, 'Enter');
}

export const tabTo = (keys: Keys, name: string | RegExp): Promise<void> =>
  tabUntil(
    keys,
    ({ words }) =>
      typeof name === 'string' ? words === name || words.startsWith(`${name} `) : name.test(words),
    `${name}`,
  );

export const tabToKind = (keys: Keys, kind: string | RegExp): Promise<void> =>
  tabUntil(keys, (at) => (typeof kind === 'string' ? at.kind === kind : kind.test(at.kind)), `${kind}`);

/** Tab after Tab, each with a ring that can be seen and in sight, and never round and round. */
async function tabUntil(keys: Keys, found: (at: At) => boolean, what: string): Promise<void> {
  const { page } = keys.person;
  const met: string[] = [];
  for (let n = 0; n < 120; n++) {
    await hit(keys, 'Tab');
    const at = await page.evaluate(whereAmI);
    met.push(at.words);
    if (at.words !== '') expect(at.trouble, `${at.words} on ${page.url()}`).toBe('');
    if (found(at)) return;
  }
  throw new Error(`no ${what} by keyboard on ${page.url()}, only: ${[...new Set(met)].join(' | ')}`);
}

type At = { words: string; kind: string; trouble: string };

/** Runs in the page: what has the focus, and whether somebody can see that. */
function whereAmI(): At {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body)
    return { words: '', kind: '', trouble: '' };
  const label =
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
      ? element.labels?.[0]
      : null;
  const words = (element.getAttribute('aria-label') ?? (label ?? element).textContent ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const kind = element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase();
  const shown = [element, label, element.closest('li, .choice')].some((each) => {
    if (!(each instanceof HTMLElement)) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  const { top, bottom, left, right } = (label ?? element).getBoundingClientRect();
  const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return { words, kind, trouble: shown ? (inSight ? '' : 'out of sight') : 'no ring' };
}
