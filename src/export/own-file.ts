import { z } from 'zod';
import { boxShape } from '../passport/locked.ts';
import { mostScratch } from '../passport/scratch.ts';
import { allowance, largestOfAll } from '../proofs/kinds.ts';
import { routeIds } from '../questions/model.ts';
import { isZip } from '../sheets/bundle.ts';
import { openZip, type Unzip } from './unzip.ts';

const id = z.string().max(80);
const words = z.string().max(20_000);
const most = 200;
const ids = z.array(id).max(most);
const few = <Texts extends object>(texts: Texts): boolean => Object.keys(texts).length <= most;
const texts = z.record(id, words).refine(few);
const valueShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['short', 'long']), text: words }),
  z.object({
    kind: z.literal('cards'),
    chosen: z.array(z.object({ card: id, own: words.exactOptional(), status: id.exactOptional() })).max(most),
  }),
  z.object({ kind: z.literal('choice'), chosen: ids, own: words.exactOptional() }),
  z.object({ kind: z.literal('scale'), step: id }),
  z.object({ kind: z.literal('scales'), steps: z.record(id, id).refine(few) }),
  z.object({ kind: z.literal('rank'), order: ids }),
  z.object({ kind: z.literal('list'), rows: z.array(z.object({ id, fields: texts })).max(most) }),
  z.object({ kind: z.literal('checklist'), done: ids }),
  z.object({ kind: z.literal('date'), day: id }),
  z.object({ kind: z.literal('number'), amount: id }),
  z.object({ kind: z.literal('story'), sentences: texts }),
  z.object({
    kind: z.literal('each'),
    about: z.array(z.object({ of: id, name: words.exactOptional(), fields: texts })).max(most),
  }),
]);
const questionShape = z.object({
  id,
  answer: z.object({
    state: z.enum(['given', 'unknown', 'talk']),
    parts: z.record(id, valueShape).refine(few),
  }),
  proofs: z.array(z.object({ id, file: id, caption: words })).max(allowance.files),
});
const fileShape = z.object({
  format: z.literal('paspoort-voor-succes'),
  formatVersion: z.literal(1),
  passport: z.object({ route: z.enum(routeIds).nullable() }),
  chapters: z.array(z.object({ questions: z.array(questionShape).max(500) })).max(20),
  overTime: z.object({
    scratchPad: z
      .string()
      .max(mostScratch * 2)
      .nullable(),
  }),
  locked: boxShape.nullish(),
});

/** What is read of a file of "Alles meenemen"; it may have been made by anybody. */
export type OwnFile = z.infer<typeof fileShape>;
export type OwnQuestion = z.infer<typeof questionShape>;
/** The file, and what stands beside it in the zip. */
export type Opened = { file: OwnFile; beside: Unzip };

/** The words of a passport of eight years are a fraction of this. */
const largestWords = 8 * 1024 * 1024;

/** As JSON, or as zip with the proofs beside it. `undefined` when it is neither. */
export async function openOwnFile(bytes: Uint8Array): Promise<Opened | undefined> {
  try {
    const beside = isZip(bytes) ? openZip(bytes, room) : undefined;
    const json = beside === undefined ? bytes : await beside('paspoort.json');
    if (json === undefined || json.length > largestWords) return undefined;
    const read = fileShape.safeParse(JSON.parse(Buffer.from(json).toString('utf8')));
    return read.success ? { file: read.data, beside: beside ?? nothing } : undefined;
  } catch {
    // Not JSON, or no zip that can be read.
    return undefined;
  }
}

const nothing: Unzip = async () => undefined;

/** No more than a passport can hold. */
const room = {
  wanted: (name: string) => name === 'paspoort.json' || name.startsWith('bewijzen/'),
  files: allowance.files + 1,
  one: largestOfAll,
  all: largestWords + allowance.bytes,
};
