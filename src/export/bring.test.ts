import { afterAll, beforeAll, expect, it } from 'vitest';
import { bicycle } from '../../seeds/drawing.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, aReceiver, type Passport, write } from '../../tests/harness/passport.ts';
import { readAnswers } from '../passport/answer.ts';
import { readHome } from '../passport/home.ts';
import { addProof, readProofs } from '../passport/proof.ts';
import { chooseRoute } from '../passport/route.ts';
import { readScratch, writeScratch } from '../passport/scratch.ts';
import { stampChapter } from '../passport/stamp.ts';
import { cleanProof } from '../proofs/clean.ts';
import { catalog } from '../questions/catalog.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { listShares } from '../sharing/list.ts';
import { bringAlong } from './bring.ts';
import { type Everything, takeEverything } from './take.ts';
import { zipOf } from './zip.ts';

/** Noor takes her passport out of one house, and into another that shares nothing with it (F125). */
let from: FreshHouse;
let to: FreshHouse;
let noor: Passport;
let everything: Everything;
let zip: Uint8Array;
beforeAll(async () => {
  [from, to] = [await freshHouse(), await freshHouse()];
  noor = await aPassport(from, 'Noor');
  await chooseRoute(noor.actor, from, 'mbo');
  for (const [question, words] of [
    ['wie5', 'Mijn zusje leren fietsen'],
    ['wil8', 'Een open dag'],
    ['nod12', 'Alleen voor mijzelf'],
  ] as const)
    await write(from, noor, question, words);
  await writeScratch(noor.actor, from, 'Vragen aan Karim', 0);
  await stampChapter(noor.actor, from, 'wie');
  const question = catalog.question('kan7');
  const cleaned = await cleanProof(bicycle(), ['image']);
  if (question === undefined || 'refusal' in cleaned) throw new Error('no proof');
  await addProof(noor.actor, from, question, cleaned, { caption: 'De fiets van oma', mark: 'een' });
  const grant = await makeDraft(noor.actor, from, aReceiver);
  await chooseWhat(noor.actor, from, grant, { chapters: ['wie'], questions: [] });
  await giveGrant(noor.actor, from, grant);
  everything = await takeEverything(noor.actor, from, 'nl');
  zip = new Uint8Array(await new Response(zipOf(noor.actor, from, everything)).arrayBuffer());
});
afterAll(() => Promise.all([from.drop(), to.drop()]));

const bytesOf = (what: unknown): Uint8Array => Buffer.from(JSON.stringify(what));
const bring = (there: Passport, bytes: Uint8Array) => bringAlong(there.actor, to, catalog, bytes);

it('own answers, proofs, route and scratch pad come in, and are the same there (F125, C11)', async () => {
  const there = await aPassport(to, 'Noor');
  expect(await bring(there, zip)).toEqual({ kind: 'brought', answers: 3, proofs: 1, stood: 1, left: 0 });
  const [before, after] = [await readAnswers(noor.actor, from), await readAnswers(there.actor, to)];
  expect(after.answers).toEqual(before.answers);
  expect((await readHome(there.actor, to)).route).toBe('mbo');
  expect((await readScratch(there.actor, to)).words).toBe('Vragen aan Karim');
  const { proofs } = await readProofs(there.actor, to);
  expect(proofs).toMatchObject([{ question: 'kan7', caption: 'De fiets van oma', width: 480 }]);
});

it('no share, no stamp and no word of others comes along (decision 0080)', async () => {
  const there = await aPassport(to, 'Noor');
  await bring(there, zip);
  expect(await listShares(there.actor, to)).toEqual([]);
  expect((await readHome(there.actor, to)).progress.wie.stamped).toBeNull();
});

it('what stands here stays, and doing it again adds nothing', async () => {
  const there = await aPassport(to, 'Noor');
  await write(to, there, 'wie5', 'Hier geschreven');
  expect(await bring(there, zip)).toMatchObject({ answers: 2, stood: 2 });
  expect(await bring(there, zip)).toEqual({ kind: 'brought', answers: 0, proofs: 0, stood: 4, left: 0 });
  expect(JSON.stringify((await readAnswers(there.actor, to)).answers.wie5)).toContain('Hier geschreven');
});

it('without its zip the words come in, and the photo is said to be left', async () => {
  const there = await aPassport(to, 'Noor');
  expect(await bring(there, bytesOf(everything))).toMatchObject({ answers: 3, proofs: 0, left: 1 });
});

it('what this house does not ask, or not so, is left and changes nothing', async () => {
  const there = await aPassport(to, 'Noor');
  const long = (text: string) => ({ state: 'given', parts: { tekst: { kind: 'long', text } } });
  const questions = [
    { id: 'bestaat-niet', answer: long('a'), proofs: [] },
    {
      id: 'wie5',
      answer: { state: 'given', parts: { tekst: { kind: 'choice', chosen: ['a'] } } },
      proofs: [],
    },
    { id: 'wil8', answer: long('a'.repeat(19_000)), proofs: [] },
    { id: 'kan7', answer: long('a'), proofs: [{ file: '../../etc/passwd', caption: 'x' }] },
  ];
  const file = {
    ...everything,
    passport: { route: null },
    chapters: [{ questions }],
    overTime: { scratchPad: null },
  };
  expect(await bring(there, bytesOf(file))).toMatchObject({ answers: 0, proofs: 0, left: 5 });
  expect(Object.keys((await readAnswers(there.actor, to)).answers)).toEqual(['wie1']);
});

it.each([
  ['no JSON', Buffer.from('hallo')],
  ['nothing', Buffer.alloc(0)],
  ['another file', bytesOf({ format: 'iets anders' })],
  ['a later shape', bytesOf({ format: 'paspoort-voor-succes', formatVersion: 2 })],
  ['a zip that is cut off', Buffer.from('PK\u0003\u0004 en dan niets')],
  [
    'a zip that says that it is huge',
    Buffer.concat([Buffer.from('PK'), Buffer.from('504b0607', 'hex'), Buffer.alloc(40)]),
  ],
])('%s is no file of a passport', async (_, bytes) => {
  const there = await aPassport(to, 'Noor');
  expect(await bring(there, bytes)).toEqual({ kind: 'no-file' });
});
