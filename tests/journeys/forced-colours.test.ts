import type { Locator } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { become, comeIn, type Person } from './browse.ts';
import { inspectShape } from './inspect.ts';

/** A22: in forced colours (Windows high contrast) every state still looks different from the others. */
const people: Person[] = [];
afterAll(() => Promise.all(people.map((person) => person.close())));

it('a card that is chosen, one that has the focus, and one that is neither can be told apart', async () => {
  const person = await forced('Word Noor', '/mijn/wie/wie2');
  const card = person.page.locator('.choice').first();
  const box = card.locator('input');
  await box.uncheck({ force: true });
  await person.page.mouse.click(2, 2);
  const plain = await look(card);
  await box.focus();
  await person.page.keyboard.press('Shift+Tab');
  await person.page.keyboard.press('Tab');
  const focused = await look(card);
  await person.page.keyboard.press('Space');
  const both = await look(card);
  await person.page.mouse.click(2, 2);
  const chosen = await look(card);
  for (const [one, other] of [
    [plain, focused],
    [plain, chosen],
    [focused, chosen],
    [focused, both],
    [chosen, both],
  ])
    expect(await difference(person, one, other)).toBeGreaterThan(0.005);
  expect(await inspectShape(person.page)).toEqual([]);
});

it('a field with something to mend looks different, and so does a button that cannot be pressed now', async () => {
  const person = await forced(undefined, '/zelf');
  const field = person.page.locator('.field').first();
  const [plain, button] = [await look(field), await look(person.page.locator('.button.main'))];
  await person.page.locator('.button.main').click();
  await person.page.locator('#fouten').waitFor();
  const wrong = await look(person.page.locator('.field').first());
  expect(await difference(person, plain, wrong)).toBeGreaterThan(0.02);
  await person.page.locator('.button.main').evaluate((one) => one.setAttribute('aria-disabled', 'true'));
  expect(await difference(person, button, await look(person.page.locator('.button.main')))).toBeGreaterThan(
    0.005,
  );
});

it('the page of the menu where one is, and the sentence that is read, stand out', async () => {
  const person = await forced('Word Noor', '/delen');
  const [here, other] = ['Delen', 'Mijn paspoort'].map((name) =>
    person.page.getByRole('link', { name, exact: true }),
  );
  const line = (link: Locator | undefined) =>
    link?.evaluate((one) => getComputedStyle(one).borderBottomColor);
  expect(await line(here)).not.toBe(await line(other));
});

async function forced(button: string | undefined, path: string): Promise<Person> {
  const person = await comeIn();
  people.push(person);
  await person.page.emulateMedia({ forcedColors: 'active' });
  if (button !== undefined) await become(person, button);
  await person.go(path);
  return person;
}

const look = async (what: Locator): Promise<string> =>
  (await what.screenshot({ animations: 'disabled' })).toString('base64');

/** Which share of the points of two pictures is clearly lighter or darker in the other. */
function difference({ page }: Person, one = '', other = ''): Promise<number> {
  return page.evaluate(
    async ([first, second]) => {
      const pointsOf = async (picture: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
        const drawn = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const pen = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d');
        pen?.drawImage(drawn, 0, 0);
        return pen?.getImageData(0, 0, drawn.width, drawn.height) ?? new ImageData(1, 1);
      };
      const [a, b] = [await pointsOf(first ?? ''), await pointsOf(second ?? '')];
      if (a.width !== b.width || a.height !== b.height) return 1;
      let count = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const light = ({ data }: ImageData): number =>
          (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
        if (Math.abs(light(a) - light(b)) > 200) count += 1;
      }
      return count / (a.data.length / 4);
    },
    [one, other],
  );
}
