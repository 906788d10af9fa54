import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors, hiddenField } from '../../tests/harness/doors.ts';
import { aPng } from '../../tests/harness/files.ts';
import { begin, type OwnerAtTheDoor } from '../../tests/harness/owner.ts';
import { accept, aReceiver, longAgo } from '../../tests/harness/passport.ts';
import { perform } from '../access/perform.ts';
import { minutes } from '../base/clock.ts';
import { keepBirthday } from '../consent/birthday.ts';
import { lookAtProof } from '../look/proof.ts';
import { cleanProof } from '../proofs/clean.ts';
import { type AddedQuestion, addedPart, noAddition, type PublishedSet } from '../questions/addition.ts';
import { type Answer, proofKinds } from '../questions/model.ts';
import { readAnswer as linesOf } from '../questions/show.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { readAnswer, readAnswers, readAskedThen, writeAnswer } from './answer.ts';
import { addProof } from './proof.ts';
import { bringBack, readVersions } from './version.ts';

const both = (nl: string) => ({ nl, en: nl });
const pet = (options: readonly string[]): AddedQuestion => ({
  ...{ id: 'wie-diertjes', chapter: 'wie', route: 'both', after: null },
  ...{ title: both('Welk dier past bij je?'), help: both('Kies er een.'), why: both('Voor de les.') },
  ...{ sensitivity: 'plain', shareable: true, sensitiveTopic: false, with: ['mentor'], lob: ['qualities'] },
  examples: [],
  parts: [
    {
      ...{ id: addedPart, kind: 'choice', many: false, own: false },
      options: options.map((words) => ({ id: `x-${words.toLowerCase()}`, words: both(words) })),
    },
  ],
});
const chose = (option: string): Answer => ({
  state: 'given',
  parts: { [addedPart]: { kind: 'choice', chosen: [option] } },
});

/** Two sets of a region that the young person does not live in (any more): what they are asked now is the method. */
let doors: FreshDoors;
let noor: OwnerAtTheDoor;
const [first, second] = [randomUUID(), randomUUID()];
beforeAll(async () => {
  doors = await freshDoors();
  const { house } = doors;
  const region = randomUUID();
  await house.owner(`insert into organisations.region (id, name) values ('${region}', 'Toen')`);
  for (const [n, set, options] of [
    [1, first, ['Kat', 'Hond']],
    [2, second, ['Vis', 'Vogel']],
  ] as const) {
    const published: PublishedSet = {
      ...noAddition,
      ...{ questions: [pet(options)], reviewed: [], kept: [], keptCards: {} },
    };
    await house.owner(`insert into method.set (id, region, n, base, content, begins, published, published_by)
      values ('${set}', '${region}', ${n}, '2027.1', '${JSON.stringify(published)}', now(), now(), '${randomUUID()}')`);
  }
  noor = await begin(doors, 'Noor');
  await answered(first, 'x-hond', 0);
  house.setClock(minutes(11));
  await answered(second, 'x-vis', 1);
});
afterAll(() => doors.house.drop());

async function answered(set: string, option: string, seen: number): Promise<void> {
  const target = { passport: noor.actor.owner, chapters: ['wie' as const], private: false };
  await perform(doors.house, noor.actor, 'answer.save', target, (granted) =>
    writeAnswer(granted, doors.house, noor.actor.owner, asKnown(pet([])), chose(option), {
      seen,
      asked: set,
    }),
  );
}
const asKnown = ({ after: _, ...question }: AddedQuestion) => ({ ...question, core: false });
const shown = async () => {
  const { answers, told } = await readAnswers(noor.actor, doors.house);
  const [question, answer] = [told.question('wie-diertjes'), answers['wie-diertjes']];
  return question && answer && linesOf(question, answer, 'nl').map(({ text }) => text);
};
const address = '/mijn/wie/wie-diertjes';

it('an answer to another region’s question is shown as it was asked, and can be changed there (AVG art. 16, decision 0055)', async () => {
  expect(await shown()).toEqual(['Vis']);
  const list = await noor.browser.get('/mijn/wie/antwoorden');
  expect(list.html).toContain(`href="${address}?terug=antwoorden"`);
  const page = await noor.browser.get(address);
  expect([page.status, page.html.includes('Welk dier past bij je?')]).toEqual([200, true]);
  expect((await noor.fill(address, [[`p.${addedPart}`, 'x-vogel']])).status).toBe(303);
  expect(await shown()).toEqual(['Vogel']);
});

it('an earlier answer that is brought back keeps the words of the set that asked it', async () => {
  const question = await readAskedThen(noor.actor, doors.house, 'wie-diertjes');
  const earlier = (await readVersions(noor.actor, doors.house, question)).at(-1);
  expect(earlier?.answer).toEqual(chose('x-hond'));
  if (earlier === undefined) throw new Error('no version');
  expect(await bringBack(noor.actor, doors.house, question, earlier.id)).toBe(true);
  expect(await shown()).toEqual(['Hond']);
});

it('a proof at it opens for who got the chapter, as the page that lists it says', async () => {
  const { house } = doors;
  const actor = { ...noor.actor, provenUntil: new Date('2100-01-01') };
  await keepBirthday(actor, house, longAgo);
  const cleaned = await cleanProof(aPng(40, 30), proofKinds);
  if ('refusal' in cleaned) throw new Error('no proof');
  const proof = await addProof(actor, house, asKnown(pet([])), cleaned, { caption: '', mark: randomUUID() });
  if (proof === 'full') throw new Error('no room');
  const grant = await makeDraft(actor, house, aReceiver);
  await chooseWhat(actor, house, grant, { chapters: ['wie'], questions: [] });
  await giveGrant(actor, house, grant);
  const receiver = await accept(house, { actor, token: '' }, grant);
  const whole = { file: 'preview' as const, choose: (size: number) => ({ from: 0, to: size }) };
  expect((await lookAtProof(receiver, house, proof, whole)).size).toBeGreaterThan(0);
});

it('it can be emptied, and what stood before thrown away (AVG art. 17)', async () => {
  const earlier = await noor.browser.get(`${address}/eerder`);
  expect(earlier.status).toBe(200);
  const als = hiddenField(earlier.html, 'als');
  await noor.browser.post(`${address}/eerder`, { als, weg: 'alles' });
  await noor.fill(address, []);
  expect(await shown()).toEqual([]);
});

it('is not there for who never answered it, and makes no answer for them', async () => {
  const daan = await begin(doors, 'Daan');
  expect((await daan.browser.get(address)).status).toBe(404);
  const form = await daan.browser.get('/mijn/wie/wie2');
  const als = hiddenField(form.html, 'als');
  const posted = await daan.browser.post(address, { als, revision: '0', [`p.${addedPart}`]: 'x-vis' });
  expect(posted.status).toBe(404);
  const question = asKnown(pet([]));
  expect((await readAnswer(daan.actor, doors.house, question)).revision).toBe(0);
});
