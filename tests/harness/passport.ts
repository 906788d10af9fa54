import { randomUUID } from 'node:crypto';
import type { OwnerActor, ReceiverActor } from '../../src/access/actor.ts';
import type { EntryTable } from '../../src/audit/rows.ts';
import { verify } from '../../src/audit/verify.ts';
import { type GrantId, newId, type ProofId } from '../../src/base/id.ts';
import { keepBirthday } from '../../src/consent/birthday.ts';
import { receive } from '../../src/identity/receive.ts';
import { findSession } from '../../src/identity/session.ts';
import { startPassport } from '../../src/identity/start.ts';
import { readAnswer, saveAnswer } from '../../src/passport/answer.ts';
import { addProof } from '../../src/passport/proof.ts';
import { cleanProof } from '../../src/proofs/clean.ts';
import { catalog } from '../../src/questions/catalog.ts';
import { proofKinds } from '../../src/questions/model.ts';
import { readShare } from '../../src/sharing/list.ts';
import type { Receiver } from '../../src/sharing/seal.ts';
import type { FreshHouse } from './house.ts';

export type Passport = { actor: OwnerActor; token: string };

export const aReceiver: Receiver = {
  name: 'Mevrouw De Wit',
  role: 'Intaker Zorg',
  organisation: 'Mbo De Brug',
};

/** Long past 16 by the clock of every test: shares without anybody's consent. */
export const longAgo = '2004-05-06';

/** A passport that was just begun, made as a young person would. Its owner always showed the own factor minutes ago. */
export async function aPassport(house: FreshHouse, called: string, born = longAgo): Promise<Passport> {
  const passport = await aNewPassport(house, called);
  await keepBirthday(passport.actor, house, born);
  return passport;
}

/** The same, of whom nobody knows how old they are. */
export async function aNewPassport(house: FreshHouse, called: string): Promise<Passport> {
  const begun = await startPassport(house, { called, device: 'own', language: 'nl', look: {} });
  const provenUntil = new Date('2100-01-01');
  return { actor: { kind: 'owner', owner: begun.owner, session: newId(), provenUntil }, token: begun.token };
}

/** Writes these words as the answer to a question with one text. */
export async function write(house: FreshHouse, { actor }: Passport, id: string, text: string): Promise<void> {
  const question = catalog.question(id);
  const part = question?.parts.find((one) => one.kind === 'long' || one.kind === 'short');
  if (question === undefined || part === undefined) throw new Error(`no question with a text: ${id}`);
  const { revision } = await readAnswer(actor, house, question);
  const value = part.kind === 'long' ? ({ kind: 'long', text } as const) : ({ kind: 'short', text } as const);
  const saved = await saveAnswer(actor, house, id, { state: 'given', parts: { [part.id]: value } }, revision);
  if (!saved.saved) throw new Error(`not saved: ${id}`);
}

/** Keeps this file with the answer to a question, as its page does. */
export async function prove(
  house: FreshHouse,
  { actor }: Passport,
  id: string,
  file: Buffer,
  caption = '',
): Promise<ProofId> {
  const question = catalog.question(id);
  const cleaned = await cleanProof(file, proofKinds);
  if (question === undefined || 'refusal' in cleaned) throw new Error(`no proof for ${id}`);
  const added = await addProof(actor, house, question, cleaned, { caption, mark: randomUUID() });
  if (added === 'full') throw new Error('no room');
  return added;
}

/** Comes in with the code of a share, as its receiver does. */
export async function accept(house: FreshHouse, { actor }: Passport, id: GrantId): Promise<ReceiverActor> {
  const share = await readShare(actor, house, id);
  const received = await receive(house, { code: share?.keys?.code ?? '', link: share?.keys?.link, look: {} });
  const opened = received.kind === 'in' ? await findSession(house, received.token) : undefined;
  if (opened?.actor.kind !== 'receiver') throw new Error(`did not come in: ${received.kind}`);
  return opened.actor;
}

/** The whole log of a passport, oldest line first, as it really stands there; fails when the chain is not whole. */
export async function logOf(house: FreshHouse, { actor }: Passport): Promise<EntryTable[]> {
  const rows = await house.owner('select * from audit.entry where chain = $1 order by n', [actor.owner]);
  const lines = rows as EntryTable[];
  const flaw = verify(lines.map((line) => ({ ...line, at: new Date(line.at) })));
  if (flaw !== undefined) throw new Error(`the log is off at ${flaw.n}: ${flaw.what}`);
  return lines;
}
