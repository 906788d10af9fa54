import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { formFields } from '../../../tests/harness/form-fields.ts';
import { begin, type OwnerAtTheDoor, type Typed, typedIn } from '../../../tests/harness/owner.ts';
import { aReceiver, longAgo } from '../../../tests/harness/passport.ts';
import { keepBirthday } from '../../consent/birthday.ts';
import { chooseRoute } from '../../passport/route.ts';
import { anyAnswer } from '../../questions/any-answer.ts';
import { catalog } from '../../questions/catalog.ts';
import { formFromAnswer } from '../../questions/fill.ts';
import { type Answer, type Answers, chapterIds, type Question, routeIds } from '../../questions/model.ts';
import { chooseWhat, makeDraft } from '../../sharing/draft.ts';
import { giveGrant } from '../../sharing/give.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

const all = routeIds.flatMap((route) =>
  chapterIds.flatMap((id) => {
    const { core, more } = catalog.questionsIn(id, route);
    return [...core, ...more].map((question) => ({ route, question }));
  }),
);
const pathOf = ({ chapter, id }: Question): string => paths.question(chapter, id);
/** A sound answer with as much in it as one of twenty samples has; the state is left to the buttons. */
function fullAnswer(question: Question): Answer {
  const samples = fc.sample(anyAnswer(question), { seed: 2027, numRuns: 20 });
  const size = (answer: Answer) => JSON.stringify(answer.parts).length;
  const [most] = samples.sort((a, b) => size(b) - size(a));
  return { state: 'given', parts: most?.parts ?? {} };
}
const typing = (question: Question, answer: Answer): Typed =>
  formFromAnswer(question, answer).filter(([name]) => name !== 'state');

/** Boxes come back in the order of the page, whatever the order they were ticked in. */
function inOrder(answers: Answers, { id }: Question): unknown {
  return JSON.parse(JSON.stringify(answers[id] ?? null), (key, value) =>
    key === 'chosen' || key === 'done'
      ? (value as unknown[]).map((one) => JSON.stringify(one)).sort()
      : value,
  );
}

async function onRoute(called: string, route: 'mbo' | 'werk'): Promise<OwnerAtTheDoor> {
  const owner = await begin(doors, called);
  await chooseRoute(owner.actor, doors.house, route);
  return owner;
}

describe('filling in, without JavaScript', { timeout: 120_000 }, () => {
  it('every question of both routes keeps what its form says, the same as saving while typing does (A6, G10)', async () => {
    const plain = { mbo: await onRoute('Sam', 'mbo'), werk: await onRoute('Sem', 'werk') };
    const typed = { mbo: await onRoute('Kim', 'mbo'), werk: await onRoute('Kai', 'werk') };
    for (const { route, question } of all) {
      const answer = fullAnswer(question);
      const path = pathOf(question);
      const went = await plain[route].fill(path, typing(question, answer));
      expect([question.id, went.status]).toEqual([question.id, 303]);
      const page = await typed[route].browser.get(path);
      const saved = await typed[route].browser.post(path, typedIn(page.html, typing(question, answer)), {
        'x-auto-save': '1',
      });
      expect([question.id, JSON.parse(saved.html)]).toMatchObject([question.id, { saved: true }]);
    }
    for (const route of routeIds) {
      const [one, other] = [await plain[route].answers(), await typed[route].answers()];
      expect(one).toEqual(other);
      for (const { question } of all.filter((asked) => asked.route === route)) {
        const { parts } = fullAnswer(question);
        expect([question.id, one[question.id]?.parts ?? {}]).toEqual([question.id, parts]);
      }
    }
  });

  it('a page shows the saved answer, and posting it as it stands changes nothing (U3, P31)', async () => {
    const noor = await onRoute('Noor', 'mbo');
    for (const { question } of all.filter(({ route }) => route === 'mbo')) {
      const path = pathOf(question);
      await noor.fill(path, typing(question, fullAnswer(question)));
      const before = inOrder(await noor.answers(), question);
      const page = await noor.browser.get(path);
      await noor.browser.post(path, formFields(page.html, 'antwoord'));
      const again = await noor.browser.get(path);
      await noor.browser.post(path, formFields(again.html, 'antwoord'));
      await noor.browser.post(path, formFields(again.html, 'antwoord'));
      expect([question.id, inOrder(await noor.answers(), question)]).toEqual([question.id, before]);
      const revision = formFields((await noor.browser.get(path)).html, 'antwoord').revision;
      expect([question.id, revision]).toEqual([question.id, formFields(again.html, 'antwoord').revision]);
    }
  });

  it('switching language in the middle keeps place and words, for every kind of part (L2)', async () => {
    const owners = { mbo: await onRoute('Noor', 'mbo'), werk: await onRoute('Nils', 'werk') };
    for (const [n, { route, question }] of all.entries()) {
      const noor = owners[route];
      const answer = fullAnswer(question);
      const path = pathOf(question);
      const language = n % 2 === 0 ? 'en' : 'nl';
      const back = await noor.fill(path, typing(question, answer), ['taal', language]);
      expect([question.id, back.status, back.location]).toEqual([question.id, 303, path]);
      const { html } = await noor.browser.get(path);
      expect(html).toContain(`<html lang="${language}"`);
      expect([question.id, (await noor.answers())[question.id]?.parts ?? {}]).toEqual([
        question.id,
        answer.parts,
      ]);
    }
  });
});

describe('not answering', () => {
  it('"Liever in een gesprek" keeps what was typed, counts as an answer, and gives way to an answer (U2)', async () => {
    const noor = await begin(doors, 'Noor');
    const went = await noor.fill('/mijn/wie/wie5', [['p.tekst', 'Mijn fiets']], ['state', 'talk']);
    expect(went.location).toBe('/mijn/wie/wie6');
    expect((await noor.answers()).wie5).toEqual({
      state: 'talk',
      parts: { tekst: { kind: 'long', text: 'Mijn fiets' } },
    });
    const page = await noor.browser.get('/mijn/wie/wie5');
    expect(page.html).toContain('Je koos: Liever in een gesprek.');
    await noor.browser.post('/mijn/wie/wie5', formFields(page.html, 'antwoord'));
    expect((await noor.answers()).wie5?.state).toBe('talk');
    const fields = { ...formFields(page.html, 'antwoord'), 'p.tekst': 'Mijn scooter' };
    await noor.browser.post('/mijn/wie/wie5', fields, { 'x-auto-save': '1' });
    expect((await noor.answers()).wie5).toMatchObject({
      state: 'given',
      parts: { tekst: { text: 'Mijn scooter' } },
    });
  });

  it('skipping keeps nothing and goes on; skipping with words keeps the words', async () => {
    const noor = await begin(doors, 'Noor');
    expect((await noor.fill('/mijn/wie/wie2', [], ['sla', 'over'])).location).toBe('/mijn/wie/wie4');
    expect((await noor.answers()).wie2).toBeUndefined();
    await noor.fill('/mijn/wie/wie5', [['p.tekst', 'Toch']], ['sla', 'over']);
    expect((await noor.answers()).wie5?.state).toBe('given');
  });

  it('the draft of a story is kept only by who goes on with it', async () => {
    const noor = await onRoute('Noor', 'werk');
    await noor.fill('/mijn/kan/kan1', [['p.kaarten', 'luisteren']]);
    const page = await noor.browser.get('/mijn/stap/sw3');
    expect(page.html).toContain('>luisteren.</textarea>');
    await noor.browser.post('/mijn/stap/sw3', formFields(page.html, 'antwoord', ['sla', 'over']));
    expect((await noor.answers()).sw3).toBeUndefined();
    await noor.browser.post('/mijn/stap/sw3', formFields(page.html, 'antwoord'));
    expect((await noor.answers()).sw3?.state).toBe('given');
  });
});

describe('two devices', () => {
  it('keep both texts in the house, until the young person chooses', async () => {
    const noor = await begin(doors, 'Noor');
    const page = await noor.browser.get('/mijn/wie/wie5');
    const write = (text: string, headers = {}) =>
      noor.browser.post('/mijn/wie/wie5', typedIn(page.html, [['p.tekst', text]]), headers);
    const said = async () => (await noor.answers()).wie5?.parts.tekst;
    expect((await write('Op mijn telefoon')).status).toBe(303);
    const byScript = await write('Op het Chromebook', { 'x-auto-save': '1' });
    expect([byScript.status, JSON.parse(byScript.html).kept]).toEqual([409, true]);
    // Whatever happens to the browser now, both are there at the next opening.
    const later = await noor.browser.get('/mijn/wie/wie5');
    expect(later.html).toContain('Op mijn telefoon');
    expect(later.html).toContain('Op het Chromebook');
    const both = await write('Op het Chromebook, en meer');
    expect(both.status).toBe(409);
    expect(both.html).toContain('Op het Chromebook, en meer');
    expect(both.html.match(/name="keuze"/g)).toHaveLength(2);
    expect(await said()).toEqual({ kind: 'long', text: 'Op mijn telefoon' });

    const fields = formFields(both.html, 'antwoord');
    const [, id = ''] = /name="keuze" value="([0-9a-f-]{36})"/.exec(both.html) ?? [];
    const kept = await noor.browser.post('/mijn/wie/wie5', { ...fields, keuze: id });
    expect(kept.location).toBe('/mijn/wie/wie6');
    expect(await said()).toEqual({ kind: 'long', text: 'Op het Chromebook, en meer' });
    await noor.browser.post('/mijn/wie/wie5', { ...fields, keuze: id });
    expect(await said()).toEqual({ kind: 'long', text: 'Op het Chromebook, en meer' });
    // What was not chosen can be looked back at, and brought back.
    expect((await noor.browser.get('/mijn/wie/wie5')).html).toContain('href="/mijn/wie/wie5/eerder"');
    const before = await noor.browser.get('/mijn/wie/wie5/eerder');
    expect(before.html).toContain('Op mijn telefoon');
    const [, back = ''] = /name="terug" value="([0-9a-f-]{36})"/.exec(before.html) ?? [];
    await noor.browser.post('/mijn/wie/wie5/eerder', { ...formFields(before.html, 'eerder'), terug: back });
    expect(await said()).toEqual({ kind: 'long', text: 'Op mijn telefoon' });
    const after = await noor.browser.get('/mijn/wie/wie5/eerder');
    expect(after.html).toContain('Op het Chromebook, en meer');
    await noor.browser.post('/mijn/wie/wie5/eerder', { ...formFields(after.html, 'eerder'), weg: 'alles' });
    expect((await noor.browser.get('/mijn/wie/wie5/eerder')).html).toContain(
      'Er stond hier nog niets anders.',
    );
    expect(await said()).toEqual({ kind: 'long', text: 'Op mijn telefoon' });
  });

  it('keep both, for every kind of question, with and without a script', async () => {
    const owners = { mbo: await onRoute('Noor', 'mbo'), werk: await onRoute('Nils', 'werk') };
    const kinds = new Map(
      all.map((asked) => [asked.question.parts.map(({ kind }) => kind).join('+'), asked]),
    );
    for (const { route, question } of kinds.values()) {
      const noor = owners[route];
      const path = pathOf(question);
      const full = fullAnswer(question);
      if (Object.keys(full.parts).length === 0) continue;
      const old = await noor.browser.get(path);
      const ours = typedIn(old.html, typing(question, full));
      // The other device: not known yet.
      await noor.fill(path, [], ['state', 'unknown']);
      const byScript = await noor.browser.post(path, ours, { 'x-auto-save': '1' });
      const both = await noor.browser.post(path, ours);
      expect([question.id, byScript.status, both.status]).toEqual([question.id, 409, 409]);
      expect([question.id, (await noor.answers())[question.id]?.state]).toEqual([question.id, 'unknown']);
      const [, id = ''] = /name="keuze" value="([0-9a-f-]{36})"/.exec(both.html) ?? [];
      const fields = formFields(both.html, 'antwoord');
      expect((await noor.browser.post(path, { ...fields, keuze: id })).status).toBe(303);
      expect([question.id, (await noor.answers())[question.id]]).toEqual([question.id, full]);
    }
  });

  it('a form that is posted twice counts once', async () => {
    const noor = await begin(doors, 'Noor');
    const page = await noor.browser.get('/mijn/wie/wie5');
    const fields = typedIn(page.html, [['p.tekst', 'Mijn fiets']]);
    for (const _ of [1, 2, 3]) expect((await noor.browser.post('/mijn/wie/wie5', fields)).status).toBe(303);
    expect(formFields((await noor.browser.get('/mijn/wie/wie5')).html, 'antwoord').revision).toEqual(['1']);
  });
});

describe('an answer that is to be looked at again', () => {
  it('is kept as typed, told of at the top and at the field, and told more of the second time (U9, U15)', async () => {
    const noor = await onRoute('Noor', 'mbo');
    const first = await noor.fill('/mijn/stap/sm2', [['p.datum', 'ergens in mei']]);
    expect(first.status).toBe(422);
    expect(first.html).toMatch(/<title>Fout: /);
    expect(first.html).toContain('href="#f-p-datum"');
    expect(first.html).toContain('id="f-p-datum"');
    expect(first.html).toContain('value="ergens in mei"');
    expect((await noor.answers()).sm2).toMatchObject({ parts: { datum: { day: 'ergens in mei' } } });
    const second = await noor.browser.post('/mijn/stap/sm2', formFields(first.html, 'antwoord'));
    expect(second.status).toBe(422);
    expect(second.html).toContain('schrijf de dag zo: 3-12-2026');
    expect(first.html).not.toContain('schrijf de dag zo: 3-12-2026');
  });
});

describe('the way on', () => {
  it('goes to the next question, and after the last asks whether it is done (U6)', async () => {
    const noor = await begin(doors, 'Noor');
    const steps = ['wie2', 'wie4', 'wie5'];
    for (const [n, id] of steps.entries()) {
      const went = await noor.fill(`/mijn/wie/${id}`, []);
      expect(went.location).toBe(`/mijn/wie/${steps[n + 1] ?? 'wie6'}`);
    }
    expect((await noor.fill('/mijn/wie/wie6', [])).location).toBe('/mijn/wie/klaar');
  });

  it('comes back to the row that was changed (U7), also by "Terug"', async () => {
    const noor = await begin(doors, 'Noor');
    const list = await noor.browser.get('/mijn/wie/antwoorden');
    expect(list.html).toContain('href="/mijn/wie/wie5?terug=antwoorden"');
    expect(list.html).toContain('id="wie5"');
    const page = await noor.browser.get('/mijn/wie/wie5?terug=antwoorden');
    expect(page.html).toContain('class="back" href="/mijn/wie/antwoorden#wie5"');
    const went = await noor.fill('/mijn/wie/wie5?terug=antwoorden', [['p.tekst', 'Mijn fiets']]);
    expect(went.location).toBe('/mijn/wie/antwoorden#wie5');
    expect((await noor.browser.get('/mijn/wie/antwoorden')).html).toContain('Mijn fiets');
  });

  it('a button in the question comes back to its part', async () => {
    const noor = await begin(doors, 'Noor');
    const went = await noor.fill('/mijn/wil/wil2', [], ['do', 'rank.add.volgorde.rust']);
    expect(went.location).toBe('/mijn/wil/wil2#deel-volgorde');
    expect((await noor.browser.get('/mijn/wil/wil2')).html).toContain('id="deel-volgorde"');
    expect((await noor.answers()).wil2).toMatchObject({ parts: { volgorde: { order: ['rust'] } } });
  });

  it('a new name stands on the next page', async () => {
    const noor = await begin(doors, 'Noor');
    await noor.fill('/mijn/wie/wie1', [['p.naam', 'Nora']]);
    expect((await noor.browser.get('/mijn')).html).toContain('Hoi Nora');
    expect((await noor.browser.get('/mijn')).html).toContain('<bdi>Nora</bdi>');
  });
});

describe('who can see the answer now (U4)', () => {
  it('stands with the question: only the owner, how many others, or never anybody', async () => {
    const noor = await begin(doors, 'Noor');
    const page = async (path: string) => (await noor.browser.get(path)).html;
    expect(await page('/mijn/kan/kan5')).toContain('Alleen jij ziet dit antwoord.');
    const id = await makeDraft(noor.actor, doors.house, aReceiver);
    await chooseWhat(noor.actor, doors.house, id, { chapters: ['kan'], questions: [] });
    await keepBirthday(noor.actor, doors.house, longAgo);
    await giveGrant(noor.actor, doors.house, id);
    expect(await page('/mijn/kan/kan5')).toContain('Jij en 1 ander zien dit antwoord');
    expect(await page('/mijn/wie/wie5')).toContain('Alleen jij ziet dit antwoord.');
    expect(await page('/mijn/nodig/nod12')).toContain('Niemand anders kan dit ooit zien.');
    expect(await page('/mijn')).toContain('Jij en 1 ander.');
  });
});
