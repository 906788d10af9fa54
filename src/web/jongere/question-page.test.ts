import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { begin, type OwnerAtTheDoor } from '../../../tests/harness/owner.ts';
import { chooseRoute } from '../../passport/route.ts';
import { catalog } from '../../questions/catalog.ts';
import { chapterIds, type Question, routeIds } from '../../questions/model.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let noor: OwnerAtTheDoor;
beforeAll(async () => {
  doors = await freshDoors();
  noor = await begin(doors, 'Noor');
});
afterAll(() => doors.house.drop());

const count = (html: string, pattern: RegExp): number => html.match(new RegExp(pattern, 'g'))?.length ?? 0;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;');

describe.each(routeIds)('every question page on the route %s', (route) => {
  const questions = chapterIds.flatMap((id) => {
    const { core, more } = catalog.questionsIn(id, route);
    return [...core, ...more].map((question): [string, Question] => [question.id, question]);
  });
  beforeAll(() => chooseRoute(noor.actor, doors.house, route));

  it.each(questions)(
    '%s: one h1 that is the question, a way back, one main button, ways not to answer (U1, U2, U4, U19)',
    async (_, question) => {
      const { status, html } = await noor.browser.get(paths.question(question.chapter, question.id));
      expect(status).toBe(200);
      expect(count(html, /<h1\b/)).toBe(1);
      const [, heading = ''] = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html) ?? [];
      expect(heading.replace(/<[^>]*>/g, '').trim()).toBe(escaped(question.title.nl));
      expect(count(html, /<a class="back" href="\/mijn\//)).toBe(1);
      expect(count(html, /class="button main"/)).toBe(1);
      expect(html).toMatch(/class="button main"[^>]*><span>Ga verder</);
      expect(html).toContain('name="state" value="unknown"');
      expect(html).toContain('name="state" value="talk"');
      expect(html).toContain(escaped(question.why.nl));
      expect(html.indexOf('class="steps-words"')).toBeLessThan(html.indexOf('id="antwoord"'));
      expect(html).toMatch(/<title>Vraag \d+ van \d+ – /);
      expect(html.includes('pvs-quick-exit')).toBe(question.sensitiveTopic || question.chapter === 'nodig');
    },
  );

  it.each(questions)(
    '%s: no id twice, every label and description points at something (P2, P12)',
    async (_, question) => {
      const { html } = await noor.browser.get(paths.question(question.chapter, question.id));
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.length - new Set(ids).size).toBe(0);
      const told = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|form)="([^"]+)"/g)];
      for (const id of told.flatMap(([, list = '']) => list.split(' '))) expect(ids).toContain(id);
    },
  );

  it('Enter in a field presses "Ga verder", not a language or a button in the question', async () => {
    for (const [, question] of questions) {
      const { html } = await noor.browser.get(paths.question(question.chapter, question.id));
      const own = [...html.matchAll(/<button\b[^>]*>/g)]
        .map(([button]) => button)
        .filter(
          (button) =>
            button.includes('form="antwoord"') || html.indexOf(button) > html.indexOf('id="antwoord"'),
        );
      expect([question.id, own[0]]).toEqual([question.id, expect.stringContaining('enter-first')]);
    }
  });
});

describe('addresses of questions', () => {
  it('a question that never existed is not there', async () => {
    expect((await noor.browser.get('/mijn/wie/wie99')).status).toBe(404);
    expect((await noor.browser.post('/mijn/wie/wie99', { revision: '0' })).status).toBe(404);
  });

  it('a question of another chapter or of the other route leads to its chapter (P33)', async () => {
    await chooseRoute(noor.actor, doors.house, 'mbo');
    expect((await noor.browser.get('/mijn/wie/kan1')).location).toBe('/mijn/kan');
    expect((await noor.browser.get('/mijn/wil/wil10')).location).toBe('/mijn/wil');
  });

  it('who is not signed in is led to the way in', async () => {
    expect((await doors.browser().get('/mijn/wie/wie2')).location).toBe('/terug');
  });
});

describe('pages about home, health and support', () => {
  it('offer a quick way out and the lines to call; others do not (U14)', async () => {
    const needs = await noor.browser.get('/mijn/nodig/nod4');
    for (const line of ['tel:08000113', 'tel:08000432', 'tel:08002000']) expect(needs.html).toContain(line);
    expect((await noor.browser.get('/mijn/kan/kan1')).html).not.toContain('tel:');
  });
});
