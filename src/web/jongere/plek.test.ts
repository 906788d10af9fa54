import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { keepLanding, readAftercare } from '../../aftercare/landing.ts';
import { dayAfter, wallOf } from '../../base/wall.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
  // Forty days ago: the question after one month stands.
  const starts = dayAfter(wallOf(new Date()).day, -40);
  const landing = { kind: 'work', where: 'Bakkerij Proef', starts, asks: true, follow: false } as const;
  await keepLanding(noor.actor, doors.house, landing, true);
});
afterAll(() => doors.house.drop());

const place = { soort: 'mbo', waar: 'Zorg & Welzijn', dag: '32-13', vraag: 'ja' };
const care = () => readAftercare(noor.actor, doors.house);

it('while "hoe gaat het?" stands, a slip of the pen in a new place brings that form back as it was typed (P27)', async () => {
  const { html } = await noor.browser.get('/mijn/plek');
  expect(html).toContain('name="gaat"');
  for (const doe of ['nieuw', 'bewaar']) {
    const page = await noor.browser.post('/mijn/plek', { ...place, doe });
    expect(page.status).toBe(422);
    expect(page.html).toContain('value="Zorg &amp; Welzijn"');
    expect(page.html).toContain('value="32-13"');
    expect(page.html).toMatch(/value="mbo"[^>]* checked/);
    expect(page.html).toContain(`name="doe" value="${doe}"`);
    // One form, and what is wrong in it leads to where it stands.
    expect(page.html).not.toContain('name="gaat"');
    const [, field = 'none'] = /href="#(f-[^"]+)"/.exec(page.html) ?? [];
    expect(page.html).toContain(`id="${field}"`);
  }
  expect((await care()).landing?.where).toBe('Bakkerij Proef');
});

it('who changes a place is asked nothing else on that page; what is wrong in "hoe gaat het?" stands there', async () => {
  expect((await noor.browser.get('/mijn/plek?nieuw')).html).not.toContain('name="gaat"');
  const page = await noor.browser.post('/mijn/plek', { doe: 'zeg', maanden: '1', woorden: 'Best druk.' });
  expect(page.status).toBe(422);
  expect(page.html).toContain('Best druk.');
  expect(page.html).toContain('Bakkerij Proef');
  expect(page.html).not.toContain('name="soort"');
  expect((await care()).due?.months).toBe(1);
});
