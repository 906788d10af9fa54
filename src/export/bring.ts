import { hash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import type { OwnerActor } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { readAnswers, saveAnswer } from '../passport/answer.ts';
import { readHome } from '../passport/home.ts';
import { addProof, readProofs } from '../passport/proof.ts';
import { chooseRoute } from '../passport/route.ts';
import { readScratch, writeScratch } from '../passport/scratch.ts';
import { cleanProof } from '../proofs/clean.ts';
import { allowance, largestOfAll } from '../proofs/kinds.ts';
import type { Catalog } from '../questions/catalog.ts';
import { checkAnswer } from '../questions/check.ts';
import { type Answer, type Question, routeIds } from '../questions/model.ts';
import { proofKindsOf } from '../questions/proofs.ts';
import { isZip } from '../sheets/bundle.ts';

/** What came in of a file. `answers` and `proofs`: new here; `stood`: answered here already, and left as it is; `left`: what this house cannot take. */
export type Brought =
  | { kind: 'brought'; answers: number; proofs: number; stood: number; left: number }
  /** Not a file of "Alles meenemen" that is known here. */
  | { kind: 'no-file' };

/**
 * Takes the own file of "Alles meenemen" in, as JSON or as zip (F125, decision 0080): own answers, their proofs, the route and the scratch pad, into a passport of one's own and by the acts of every day.
 * Nothing that stands here is changed; doing it again adds nothing. Shares, consents, stamps and what others wrote stay in the house where they were given.
 */
export async function bringAlong(
  actor: OwnerActor,
  house: House,
  catalog: Catalog,
  bytes: Uint8Array,
): Promise<Brought> {
  const opened = openFile(bytes);
  if (opened === undefined) return { kind: 'no-file' };
  const { file, beside } = opened;
  const told = { answers: 0, proofs: 0, stood: 0, left: 0 };
  const { revisions } = await readAnswers(actor, house);
  const full = new Set((await readProofs(actor, house)).proofs.map(({ question }) => question));
  for (const taken of file.chapters.flatMap(({ questions }) => questions)) {
    const question = catalog.question(taken.id);
    if (question === undefined) told.left += 1;
    else if (revisions[taken.id] !== undefined) told.stood += 1;
    else if (isEmpty(taken.answer)) told.answers += 0;
    else if (!fits(question, taken.answer)) told.left += 1;
    else if ((await saveAnswer(actor, house, taken.id, taken.answer, 0)).saved) told.answers += 1;
    if (question === undefined || full.has(taken.id)) continue;
    for (const { file: name, caption } of taken.proofs) {
      const came = await bringProof(actor, house, question, beside.get(name), caption);
      told[came ? 'proofs' : 'left'] += 1;
    }
  }
  const { route } = file.passport;
  if (route !== null && (await readHome(actor, house)).route === null) await chooseRoute(actor, house, route);
  const pad = file.overTime.scratchPad ?? '';
  if (pad !== '' && (await readScratch(actor, house)).revision === 0)
    await writeScratch(actor, house, pad, 0);
  return { kind: 'brought', ...told };
}

/** A file with an answer goes the way of any proof: looked at, drawn anew, sealed. */
async function bringProof(
  actor: OwnerActor,
  house: House,
  question: Question,
  bytes: Uint8Array | undefined,
  caption: string,
): Promise<boolean> {
  if (bytes === undefined) return false;
  const mark = `bring ${question.id} ${hash('sha256', bytes)}`;
  const cleaned = await cleanProof(Buffer.from(bytes), proofKindsOf(question));
  if ('refusal' in cleaned) return false;
  return (await addProof(actor, house, question, cleaned, { caption, mark })) !== 'full';
}

/** The file may be anybody's: only what this question asks for, of its own kind and within its bounds. A day or a number may stand as it was typed, as everywhere. */
const fits = (question: Question, answer: Answer): boolean =>
  Object.entries(answer.parts).every(
    ([id, { kind }]) => question.parts.find((part) => part.id === id)?.kind === kind,
  ) &&
  checkAnswer(question, answer).every(({ key }) => key === 'questions.day' || key === 'questions.number');

/** A photo alone says it: its question has no words. */
const isEmpty = ({ state, parts }: Answer): boolean => state === 'given' && Object.keys(parts).length === 0;

const id = z.string().max(80);
const words = z.string().max(20_000);
const ids = z.array(id).max(200);
const texts = z.record(id, words);
const valueShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['short', 'long']), text: words }),
  z.object({
    kind: z.literal('cards'),
    chosen: z.array(z.object({ card: id, own: words.exactOptional(), status: id.exactOptional() })).max(200),
  }),
  z.object({ kind: z.literal('choice'), chosen: ids, own: words.exactOptional() }),
  z.object({ kind: z.literal('scale'), step: id }),
  z.object({ kind: z.literal('scales'), steps: z.record(id, id) }),
  z.object({ kind: z.literal('rank'), order: ids }),
  z.object({ kind: z.literal('list'), rows: z.array(z.object({ id, fields: texts })).max(200) }),
  z.object({ kind: z.literal('checklist'), done: ids }),
  z.object({ kind: z.literal('date'), day: id }),
  z.object({ kind: z.literal('number'), amount: id }),
  z.object({ kind: z.literal('story'), sentences: texts }),
  z.object({
    kind: z.literal('each'),
    about: z.array(z.object({ of: id, name: words.exactOptional(), fields: texts })).max(200),
  }),
]);
const fileShape = z.object({
  format: z.literal('paspoort-voor-succes'),
  formatVersion: z.literal(1),
  passport: z.object({ route: z.enum(routeIds).nullable() }),
  chapters: z
    .array(
      z.object({
        questions: z
          .array(
            z.object({
              id,
              answer: z.object({
                state: z.enum(['given', 'unknown', 'talk']),
                parts: z.record(id, valueShape),
              }),
              proofs: z.array(z.object({ file: id, caption: words })).max(allowance.files),
            }),
          )
          .max(500),
      }),
    )
    .max(20),
  overTime: z.object({ scratchPad: z.string().max(40_000).nullable() }),
});

type Opened = { file: z.infer<typeof fileShape>; beside: ReadonlyMap<string, Uint8Array> };

/** The words of a passport of eight years are a fraction of this. */
const largestWords = 8 * 1024 * 1024;

function openFile(bytes: Uint8Array): Opened | undefined {
  try {
    const beside = new Map(isZip(bytes) ? Object.entries(unzip(bytes)) : [['paspoort.json', bytes]]);
    const json = beside.get('paspoort.json');
    if (json === undefined || json.length > largestWords) return undefined;
    const read = fileShape.safeParse(JSON.parse(Buffer.from(json).toString('utf8')));
    return read.success ? { file: read.data, beside } : undefined;
  } catch {
    // Not JSON, or a zip that is cut off.
    return undefined;
  }
}

/** A passport is no zip of more than four gigabytes; one that says so could name four billion files. */
const isHuge = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(-66_000)).includes(Buffer.from('504b0607', 'hex'));

/** No more than a passport can hold, by what the zip says of itself: what it holds is unpacked into just that much room. */
function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  if (isHuge(bytes)) return {};
  let room = largestWords + allowance.bytes;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const wanted = name === 'paspoort.json' || name.startsWith('bewijzen/');
      if (!wanted || originalSize > largestOfAll || originalSize > room) return false;
      room -= originalSize;
      return true;
    },
  });
}
