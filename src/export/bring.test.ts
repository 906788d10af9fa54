import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bicycle } from '../../seeds/drawing.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, aReceiver, type Passport, write } from '../../tests/harness/passport.ts';
import { readAnswers } from '../passport/answer.ts';
import { readHome } from '../passport/home.ts';
import { keepLocked, readLocked } from '../passport/locked.ts';
import { addProof, readProofs, removeProof } from '../passport/proof.ts';
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
import { openZip } from './unzip.ts';
import { zipOf } from './zip.ts';

/** Noor takes her passport out of one house, and into another that shares nothing with it (F125). */
let from: FreshHouse;
let to: FreshHouse;
let noor: Passport;
/** Sealed by her browser: its code opens it in any house (F90). */
const box = { salt: 's'.repeat(22), iv: 'v'.repeat(16), box: 'opSlot' };
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
  await keepLocked(noor.actor, from, box, 0);
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
const bring = (there: Passport, bytes: Uint8Array, mayAdd = async () => true, house = to) =>
  bringAlong({ actor: there.actor, house, catalog, mayAdd }, bytes).then((came) =>
    came.kind === 'brought' ? came.told : came.kind,
  );
const nothing = { answers: 0, proofs: 0, route: 0, pad: 0, locked: 0, stood: 0, left: 0, later: 0 };
/** A file with these questions, and nothing else of hers. */
const fileOf = (questions: readonly object[]): object => ({
  ...everything,
  ...{ passport: { route: null }, chapters: [{ questions }], overTime: { scratchPad: null }, locked: null },
});
const long = (text: string) => ({ state: 'given', parts: { tekst: { kind: 'long', text } } });
const none = { state: 'given', parts: {} };
/** The same picture, so many times, with one question. */
const pictures = (many: number, first = 0) =>
  Array.from({ length: many }, (_, n) => ({ id: `foto-${first + n}`, file: 'bewijzen/a.png', caption: '' }));

it('own answers, proofs, route, scratch pad and what was locked come in, and are the same there (F125, C11)', async () => {
  const there = await aPassport(to, 'Noor');
  expect(await bring(there, zip)).toEqual({
    ...nothing,
    answers: 3,
    proofs: 1,
    route: 1,
    pad: 1,
    locked: 1,
    stood: 1,
  });
  const [before, after] = [await readAnswers(noor.actor, from), await readAnswers(there.actor, to)];
  expect(after.answers).toEqual(before.answers);
  expect((await readHome(there.actor, to)).route).toBe('mbo');
  expect((await readScratch(there.actor, to)).words).toBe('Vragen aan Karim');
  expect(await readLocked(there.actor, to)).toMatchObject(box);
  const { proofs } = await readProofs(there.actor, to);
  expect(proofs).toMatchObject([{ question: 'kan7', caption: 'De fiets van oma', width: 480 }]);
});

it('no share, no stamp and no word of others comes along (decision 0082)', async () => {
  const there = await aPassport(to, 'Noor');
  await bring(there, zip);
  expect(await listShares(there.actor, to)).toEqual([]);
  expect((await readHome(there.actor, to)).progress.wie.stamped).toBeNull();
});

it('what stands here stays, and doing it again adds nothing', async () => {
  const there = await aPassport(to, 'Noor');
  await write(to, there, 'wie5', 'Hier geschreven');
  expect(await bring(there, zip)).toMatchObject({ answers: 2, stood: 2 });
  expect(await bring(there, zip)).toEqual({ ...nothing, stood: 8 });
  expect(JSON.stringify((await readAnswers(there.actor, to)).answers.wie5)).toContain('Hier geschreven');
});

it('without its zip the words come in, and the photo is said to be left', async () => {
  const there = await aPassport(to, 'Noor');
  expect(await bring(there, bytesOf(everything))).toMatchObject({ answers: 3, proofs: 0, left: 1 });
});

it('what this house does not ask, or not so, is left and changes nothing', async () => {
  const there = await aPassport(to, 'Noor');
  const questions = [
    { id: 'bestaat-niet', answer: long('a'), proofs: [] },
    {
      id: 'wie5',
      answer: { state: 'given', parts: { tekst: { kind: 'choice', chosen: ['a'] } } },
      proofs: [],
    },
    { id: 'wil8', answer: long('a'.repeat(19_000)), proofs: [] },
    { id: 'kan7', answer: long('a'), proofs: [{ id: 'x', file: '../../etc/passwd', caption: 'x' }] },
  ];
  expect(await bring(there, bytesOf(fileOf(questions)))).toMatchObject({ answers: 0, proofs: 0, left: 5 });
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
  expect(await bring(there, bytes)).toBe('no-file');
});

it('a zip that lets two files share their bytes, or is wrong about one, is refused whole', async () => {
  const there = await aPassport(to, 'Noor');
  const json = bytesOf(fileOf([{ id: 'wie5', answer: long('a'), proofs: [] }]));
  const whole = Buffer.from(
    zipSync({ 'paspoort.json': json, 'bewijzen/a': Buffer.alloc(5_000, 7) }, { level: 0 }),
  );
  const end = whole.lastIndexOf('PK\u0005\u0006');
  const list = whole.subarray(whole.readUInt32LE(end + 16), end);
  const line = list.subarray(list.lastIndexOf('PK\u0001\u0002'));
  const lies = Buffer.from(line);
  lies.writeUInt32LE(1, 24);
  /** The zip with another line in its list for the file, as often as it is given. */
  const withLines = (...lines: Buffer[]): Buffer => {
    const tail = Buffer.from(whole.subarray(end));
    tail.writeUInt16LE(1 + lines.length, 10);
    return Buffer.concat([whole.subarray(0, end - line.length), ...lines, tail]);
  };
  const other = Buffer.from(line);
  other.write('b', 46 + 'bewijzen/'.length);
  expect(await bring(there, withLines(lies))).toBe('no-file');
  expect(await bring(there, withLines(line, line))).toBe('no-file');
  expect(await bring(there, withLines(line, other))).toBe('no-file');
  expect(await bring(there, withLines(line))).toMatchObject({ answers: 1 });
});

it('a file that says that it is small is unpacked no further than that', async () => {
  const zeros = Buffer.from(zipSync({ 'bewijzen/a': Buffer.alloc(24 * 1024 * 1024) }));
  zeros.writeUInt32LE(1, zeros.lastIndexOf('PK\u0001\u0002') + 24);
  const room = { wanted: () => true, files: 1, one: 100, all: 100 };
  expect(await openZip(zeros, room)('bewijzen/a')).toBeUndefined();
});

it('a question that comes again is left, and no more proofs are looked at than a passport holds', async () => {
  const there = await aPassport(to, 'Noor');
  const questions = [
    { id: 'wie5', answer: long('een'), proofs: [] },
    { id: 'wie5', answer: long('twee'), proofs: pictures(40, 100) },
    { id: 'kan7', answer: none, proofs: pictures(40) },
    { id: 'kan8', answer: none, proofs: pictures(40, 40) },
  ];
  const packed = zipSync({ 'paspoort.json': bytesOf(fileOf(questions)), 'bewijzen/a.png': bicycle() });
  let asked = 0;
  const mayAdd = async () => ++asked < 3;
  expect(await bring(there, packed, mayAdd)).toEqual({
    ...{ ...nothing, answers: 1, proofs: 2, later: 38 },
    left: 41 + 40,
  });
  expect(asked).toBe(40);
});

it('one passport brings in one file at a time', async () => {
  const there = await aPassport(to, 'Noor');
  const both = await Promise.all([bring(there, zip), bring(there, zip)]);
  expect(both).toMatchObject([{ answers: 3 }, 'busy']);
  expect(await bring(there, zip)).toMatchObject({ answers: 0 });
});

it('of an answer only what its question asks for is kept', async () => {
  const there = await aPassport(to, 'Noor');
  const extra = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`meer-${n}`, 'x'.repeat(19_000)]));
  const story = catalog.questions.find(({ parts }) => parts.some(({ kind }) => kind === 'story'));
  const part = story?.parts.find((one) => one.kind === 'story');
  if (story === undefined || part?.kind !== 'story') throw new Error('no story');
  const sentence = part.sentences[0]?.id ?? '';
  const sentences = { [sentence]: 'Ik hou van bouwen', ...extra };
  const answer = { state: 'given', parts: { [part.id]: { kind: 'story', sentences } } };
  await bring(there, bytesOf(fileOf([{ id: story.id, answer, proofs: [] }])));
  expect((await readAnswers(there.actor, to)).answers[story.id]).toEqual({
    ...{
      state: 'given',
      parts: { [part.id]: { kind: 'story', sentences: { [sentence]: 'Ik hou van bouwen' } } },
    },
  });
});

it('a photo comes in beside one that stands here, and again after it was taken away; what cannot be looked at now comes later', async () => {
  const there = await aPassport(to, 'Noor');
  const standing = async () => (await readProofs(there.actor, to)).proofs;
  expect(await bring(there, zip, async () => false)).toMatchObject({ proofs: 0, later: 1 });
  expect(await bring(there, zip)).toMatchObject({ proofs: 1, later: 0 });
  const [first] = await standing();
  if (first !== undefined) await removeProof(there.actor, to, first.id);
  expect(await bring(there, zip)).toMatchObject({ proofs: 1 });
  const packed = zipSync({
    'paspoort.json': bytesOf(fileOf([{ id: 'kan7', answer: none, proofs: pictures(1) }])),
    'bewijzen/a.png': bicycle(),
  });
  expect(await bring(there, packed)).toMatchObject({ proofs: 1, stood: 0 });
  expect(await standing()).toHaveLength(2);
  expect(await bring(noor, zip, undefined, from)).toMatchObject({ proofs: 0, stood: 8 });
});

it('while too many photos are being looked at, the words come in and the photo later', async () => {
  const there = await aPassport(to, 'Noor');
  const others: Promise<unknown>[] = [];
  const crowd = async () => {
    for (let n = 0; n < 20; n++) others.push(cleanProof(bicycle().subarray(0, 200), ['image']));
    return true;
  };
  expect(await bring(there, zip, crowd)).toMatchObject({ answers: 3, proofs: 0, pad: 1, later: 1 });
  await Promise.all(others);
  expect(await bring(there, zip)).toMatchObject({ proofs: 1, later: 0 });
});
