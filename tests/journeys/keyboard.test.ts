import { afterAll, expect, it } from 'vitest';
import { comeIn, type Person, says } from './browse.ts';

/** WCAG 2.1.1, 2.4.7, 2.4.11: with keys alone, and always with the place in sight. */
let person: Person | undefined;
let presses = 0;
afterAll(() => person?.close());

it('begins, answers cards, a text and a choice, and sets the stamp, with the keyboard alone', async () => {
  person = await comeIn({ width: 1280 });
  await person.go('/zelf');
  await tabTo(person, 'Naar de inhoud');
  await press(person, 'Enter');
  await tabTo(person, 'Hoe wil je dat mensen je noemen?');
  await person.page.keyboard.type('Robin');
  await tabTo(person, /van school of van iemand anders|van mij alleen/);
  await press(person, 'ArrowDown');
  await press(person, 'Space');
  await tabTo(person, 'Begin');
  await go(person, 'Enter');
  await tabTo(person, 'Naar de eerste vraag');
  await go(person, 'Enter');
  for (let n = 0; n < 3; n++) {
    await tabToKind(person, 'checkbox');
    await press(person, 'Space');
  }
  expect(await person.page.getByRole('checkbox', { checked: true }).count()).toBe(3);
  await goOn(person, 'Wat doe je graag buiten school?');
  await goOn(person, 'Waar ben je trots op?');
  await tabToKind(person, 'textarea');
  await person.page.keyboard.type('Dat ik kan zwemmen.');
  await goOn(person, 'Wanneer ben jij op je best?');
  await tabToKind(person, /^(checkbox|radio)$/);
  await press(person, 'Space');
  await goOn(person, 'Is dit stuk klaar?');
  await tabTo(person, 'Ja, dit stuk is klaar');
  await go(person, 'Enter');
  expect(await says(person)).toContain('Klaar. Dit stuk is af.');
  expect(person.trouble).toEqual([]);
  // Counted when this was written: see the commit. Much more would mean that something came in between.
  expect(presses).toBeLessThan(200);
});

async function goOn(who: Person, next: string): Promise<void> {
  await tabTo(who, 'Ga verder');
  await go(who, 'Enter');
  expect(await says(who)).toContain(next);
}

async function press({ page }: Person, key: string): Promise<void> {
  presses += 1;
  await page.keyboard.press(key);
}

/** A key that leads to another page. */
async function go(who: Person, key: string): Promise<void> {
  await Promise.all([who.page.waitForEvent('load'), press(who, key)]);
}

const tabTo = (who: Person, name: string | RegExp): Promise<void> =>
  tabUntil(
    who,
    ({ words }) =>
      typeof name === 'string' ? words === name || words.startsWith(`${name} `) : name.test(words),
    `${name}`,
  );

const tabToKind = (who: Person, kind: string | RegExp): Promise<void> =>
  tabUntil(who, (at) => (typeof kind === 'string' ? at.kind === kind : kind.test(at.kind)), `${kind}`);

async function tabUntil(who: Person, found: (at: At) => boolean, what: string): Promise<void> {
  const met: string[] = [];
  for (let n = 0; n < 80; n++) {
    await press(who, 'Tab');
    const at = await who.page.evaluate(whereAmI);
    met.push(at.words);
    if (at.words !== '') expect(at.trouble, `${at.words} on ${who.page.url()}`).toBe('');
    if (found(at)) return;
  }
  throw new Error(`no ${what} by keyboard on ${who.page.url()}, only: ${met.join(' | ')}`);
}

type At = { words: string; kind: string; trouble: string };

/** Runs in the page: what has the focus, and whether somebody can see that. */
function whereAmI(): At {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body)
    return { words: '', kind: '', trouble: '' };
  const label =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
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
