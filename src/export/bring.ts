import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { idFrom, type ProofId } from '../base/id.ts';
import { readAnswers, saveAnswer } from '../passport/answer.ts';
import { readHome } from '../passport/home.ts';
import { keepLocked } from '../passport/locked.ts';
import { addProof, readProofs } from '../passport/proof.ts';
import { chooseRoute } from '../passport/route.ts';
import { readScratch, writeScratch } from '../passport/scratch.ts';
import { cleanProof } from '../proofs/clean.ts';
import { allowance } from '../proofs/kinds.ts';
import type { Catalog } from '../questions/catalog.ts';
import { checkAnswer } from '../questions/check.ts';
import { formFromAnswer } from '../questions/fill.ts';
import { answerFromForm } from '../questions/form.ts';
import type { Answer, Question } from '../questions/model.ts';
import { proofKindsOf } from '../questions/proofs.ts';
import { type Opened, type OwnFile, type OwnQuestion, openOwnFile } from './own-file.ts';

/** What can come of a piece of a file. The first five are new here, each by its kind. */
export const fates = [
  'answers',
  'proofs',
  'route',
  'pad',
  'locked',
  /** Here already, and left as it is. */
  'stood',
  /** What this house cannot take. */
  'left',
  /** A proof that could not be looked at now, and can be another time. */
  'later',
] as const;
export type Fate = (typeof fates)[number];
/** How many pieces of a file had which fate. Each piece that is read is counted once. */
export type Told = Record<Fate, number>;
export type Brought =
  | { kind: 'brought'; told: Told }
  /** Not a file of "Alles meenemen" that is known here; or one is being brought in already, for this passport or for too many. */
  | { kind: 'no-file' | 'busy' };

/** Who brings a file along where, and whether one more proof may be looked at. */
export type Bringing = { actor: OwnerActor; house: House; catalog: Catalog; mayAdd: () => Promise<boolean> };

/** Each of them has one file in memory. */
const mostAtOnce = 8;
const bringing = new Set<string>();

/**
 * Takes the own file of "Alles meenemen" in, as JSON or as zip (F125, decision 0082): own answers, their proofs, the route, the scratch pad and the locked one, into a passport of one's own and by the acts of every day.
 * Nothing that stands here is changed; doing it again adds nothing. Shares, consents, stamps and what others wrote stay in the house where they were given.
 */
export async function bringAlong(by: Bringing, bytes: Uint8Array): Promise<Brought> {
  const { owner } = by.actor;
  if (bringing.has(owner) || bringing.size >= mostAtOnce) return { kind: 'busy' };
  bringing.add(owner);
  try {
    const opened = await openOwnFile(bytes);
    if (opened === undefined) return { kind: 'no-file' };
    return { kind: 'brought', told: await bringAll(by, opened) };
  } finally {
    bringing.delete(owner);
  }
}

async function bringAll(by: Bringing, { file, beside }: Opened): Promise<Told> {
  const { actor, house, catalog } = by;
  const told: Told = { answers: 0, proofs: 0, route: 0, pad: 0, locked: 0, stood: 0, left: 0, later: 0 };
  const answered = new Set(Object.keys((await readAnswers(actor, house)).revisions));
  const standing = new Set<string>((await readProofs(actor, house)).proofs.map(({ id }) => id));
  const proofs: Proofs = { ...by, beside, standing, tries: allowance.files };
  const seen = new Set<string>();
  for (const taken of file.chapters.flatMap(({ questions }) => questions)) {
    const question = seen.has(taken.id) ? undefined : catalog.question(taken.id);
    seen.add(taken.id);
    if (question === undefined) {
      told.left += 1 + taken.proofs.length;
      continue;
    }
    if (answered.has(taken.id)) told.stood += 1;
    else if (!isEmpty(taken.answer)) told[await bringAnswer(by, question, taken.answer)] += 1;
    for (const proof of taken.proofs) told[await bringProof(proofs, question, proof)] += 1;
  }
  for (const fate of await bringRest(by, file)) told[fate] += 1;
  return told;
}

/** What there is one of, where there is none here yet. */
async function bringRest(
  { actor, house }: Bringing,
  { passport: { route }, overTime, locked }: OwnFile,
): Promise<Fate[]> {
  const came: Fate[] = [];
  if (route !== null) {
    const stands = (await readHome(actor, house)).route !== null;
    if (!stands) await chooseRoute(actor, house, route);
    came.push(stands ? 'stood' : 'route');
  }
  const pad = overTime.scratchPad ?? '';
  if (pad !== '') {
    const stands = (await readScratch(actor, house)).revision > 0;
    if (!stands) await writeScratch(actor, house, pad, 0);
    came.push(stands ? 'stood' : 'pad');
  }
  if (locked) came.push((await keepLocked(actor, house, locked, 0)) === undefined ? 'stood' : 'locked');
  return came;
}

async function bringAnswer({ actor, house }: Bringing, question: Question, answer: Answer): Promise<Fate> {
  const fits = fitted(question, answer);
  if (fits === undefined) return 'left';
  return (await saveAnswer(actor, house, question.id, fits, 0)).saved ? 'answers' : 'stood';
}

/** `standing`: ids of the proofs that are here. `tries`: how many more are looked at, none once the passport is full. */
type Proofs = Bringing & Pick<Opened, 'beside'> & { standing: Set<string>; tries: number };

/** A file with an answer goes the way of any proof: looked at, drawn anew, sealed. Its id follows from the one it had: it comes in once. */
async function bringProof(
  at: Proofs,
  question: Question,
  { id: was, file, caption }: OwnQuestion['proofs'][number],
): Promise<Fate> {
  const { actor, house, standing } = at;
  const id = idFrom<ProofId>(`bring ${actor.owner} ${was}`);
  if (standing.has(was) || standing.has(id)) return 'stood';
  if (at.tries === 0) return 'left';
  at.tries -= 1;
  const bytes = await at.beside(file);
  if (bytes === undefined) return 'left';
  if (!(await at.mayAdd())) return 'later';
  try {
    const cleaned = await cleanProof(Buffer.from(bytes), proofKindsOf(question));
    if ('refusal' in cleaned) return 'left';
    const added = await addProof(actor, house, question, cleaned, { caption, mark: randomUUID(), id });
    if (added === 'full') at.tries = 0;
    else standing.add(id);
    return added === 'full' ? 'left' : 'proofs';
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'unavailable') return 'later';
    throw fault;
  }
}

/**
 * The file may be anybody's: only what this question asks for, of its own kind and within its bounds, as its own form would have sent it. A day or a
 * number may stand as it was typed, as everywhere. `undefined` when it does not fit.
 */
function fitted(question: Question, { state, parts }: Answer): Answer | undefined {
  const ofItsKind = Object.entries(parts).every(
    ([id, { kind }]) => question.parts.find((part) => part.id === id)?.kind === kind,
  );
  const issues = checkAnswer(question, { state, parts });
  if (!ofItsKind || issues.some(({ key }) => key !== 'questions.day' && key !== 'questions.number'))
    return undefined;
  const form = new URLSearchParams();
  for (const [name, value] of formFromAnswer(question, { state, parts })) form.append(name, value);
  const whole: Answer = { state, parts: answerFromForm(question, form).parts };
  return isEmpty(whole) ? undefined : whole;
}

/** A photo alone says it: its question has no words. */
const isEmpty = ({ state, parts }: Answer): boolean => state === 'given' && Object.keys(parts).length === 0;
