import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { keepLanding, readAftercare, sayCheckin } from '../../aftercare/landing.ts';
import { dayAfter, wallOf } from '../../base/wall.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
  // The question after one month stands.
  await startsAgo(40, true);
});
afterAll(() => doors.house.drop());

async function startsAgo(days: number, anew = false): Promise<void> {
  const starts = dayAfter(wallOf(doors.house.clock()).day, -days);
  const landing = { kind: 'work', where: 'Bakkerij Proef', starts, asks: true, follow: false } as const;
  await keepLanding(noor.actor, doors.house, landing, anew);
}

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

it('words for a question that is over, or was answered elsewhere, are not thrown away, and nothing says that they were kept (U9)', async () => {
  const { actor } = noor;
  const told = { doe: 'zeg', maanden: '1', gaat: 'bad', woorden: 'Mijn baas schreeuwt.', bel: 'ja' };
  // The form of after one month stands open, and by now the question after three months is asked.
  await startsAgo(100);
  const next = await noor.browser.post('/mijn/plek', told);
  expect([next.status, next.html.includes('Die vraag is voorbij.')]).toEqual([409, true]);
  expect(next.html).toContain('name="maanden" value="3"');
  expect(next.html).toMatch(/value="bad"[^>]* checked/);
  expect(next.html).toContain('Mijn baas schreeuwt.');
  await startsAgo(40);
  await sayCheckin(actor, doors.house, 1, { feeling: 'good', words: 'Fijn daar.', call: false });
  const twice = { doe: 'zeg', maanden: '1', gaat: 'good', woorden: 'Fijn daar.' };
  expect((await noor.browser.post('/mijn/plek', twice)).location).toBe('/mijn/plek?gezegd');
  for (const [ago, maanden, words] of [
    [40, '1', 'Je gaf al antwoord op deze vraag.'],
    [140, '3', 'Deze vraag is voorbij.'],
  ] as const) {
    await startsAgo(ago);
    const late = await noor.browser.post('/mijn/plek', { ...told, maanden });
    expect([late.status, late.html.includes(words)]).toEqual([409, true]);
    expect(late.html).toContain('Mijn baas schreeuwt.');
    expect(late.html).not.toContain('Dat is bewaard.');
    expect(late.html).toContain('href="/mijn/hulp"');
  }
  const said = (await care()).checkins.find(({ months }) => months === 1);
  expect([said?.said?.words, said?.call]).toEqual(['Fijn daar.', false]);
  expect(await sayCheckin(actor, doors.house, 1, { feeling: 'bad', words: '', call: true })).toBe(false);
});

it('the next time that we ask is counted from the day in Amsterdam: what is asked since midnight is not still to come (F63)', async () => {
  const bo = await begin(doors, 'Bo');
  const landing = { kind: 'mbo', where: 'Koken', starts: '2026-11-02', asks: true, follow: false } as const;
  await keepLanding(bo.actor, doors.house, landing, true);
  const next = async (now: string): Promise<string | undefined> => {
    doors.house.setClock(now);
    return /<dd>(Op [^<]+)<\/dd>/.exec((await bo.browser.get('/mijn/plek')).html)?.[1];
  };
  // Half an hour before and after midnight there.
  expect(await next('2026-12-01T22:30:00.000Z')).toBe('Op 2 december 2026');
  expect(await next('2026-12-01T23:30:00.000Z')).toBe('Op 2 februari 2027');
});
