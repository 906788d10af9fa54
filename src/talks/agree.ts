import { isDeepStrictEqual } from 'node:util';
import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { AgreementId, TalkId } from '../base/id.ts';
import { wallOf } from '../base/wall.ts';
import {
  type AgreementTable,
  agreementOf,
  agreementsOf,
  deleteAgreement,
  insertAgreement,
  updateAgreement,
} from './agreement-rows.ts';
import { type Changed, evaluateBy } from './life.ts';
import { talkOf } from './rows.ts';
import { type AgreementWords, openAgreement, sealAgreement } from './seal.ts';

/** An agreement, open to read. Two ticks: the young person's own, and the other's. */
export type Agreement = Omit<AgreementTable, 'sealed' | 'owner'> & { words: AgreementWords };

export type AgreementDraft = { words: AgreementWords; due: string | null };

/** All agreements of this owner: the soonest first. */
export async function listAgreements(actor: OwnerActor, house: House): Promise<Agreement[]> {
  return perform(house, actor, 'talk.read', { passport: actor.owner }, async (granted) =>
    openAll(granted, house, await agreementsOf(granted.tx, actor.owner)),
  );
}

/**
 * Writes an agreement down, out of a talk or by itself (F38). Out of a talk with the mentor both see it; out of an intake it is one on
 * support, to be looked at again within a year. `id` comes of the form: a second press changes nothing. Faults: `not-there` for a talk of
 * somebody else.
 */
export async function keepAgreement(
  actor: OwnerActor,
  house: House,
  id: AgreementId,
  draft: AgreementDraft,
  talk?: TalkId,
): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'agreement.keep', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const out = talk === undefined ? undefined : await talkOf(tx, talk);
    if (talk !== undefined && out === undefined) throw new Fault('not-there', 'no such talk of this owner');
    const support = out?.kind === 'intake';
    const place = { id, owner, revision: 1 };
    await insertAgreement(tx, {
      ...place,
      talk: talk ?? null,
      kind: support ? 'support' : 'talk',
      mentor: out?.mentor ?? null,
      group: out?.group ?? null,
      by: 'owner',
      due: draft.due,
      evaluate: support ? evaluateBy(wallOf(now).day) : null,
      sealed: await sealAgreement(house.keys, permit, place, draft.words),
      owner_done: null,
      other_done: null,
      made: now,
    });
  });
}

/** What somebody saw of an agreement when they changed or ticked it. */
export type SeenAgreement = Pick<AgreementTable, 'id' | 'revision'>;

/**
 * Other words, or another day. Only what the young person wrote: a mentor's words stay the mentor's. Both ticks go: they were given to other
 * words. The same words once more are the same press. `other`: another version stands there by now, so nothing was changed.
 */
export async function changeAgreement(
  actor: OwnerActor,
  house: House,
  seen: SeenAgreement,
  { due, words }: AgreementDraft,
): Promise<Changed> {
  return perform(house, actor, 'agreement.keep', { passport: actor.owner }, async (granted) => {
    const { tx, permit } = granted;
    const before = await own(granted, seen.id);
    if (before.by !== 'owner') throw new Fault('not-there', 'the words of somebody else');
    const stands = await openAgreement(house.keys, permit, before);
    if (before.due === due && isDeepStrictEqual(stands, words)) return 'changed';
    const next = { ...before, revision: seen.revision + 1 };
    const done = await updateAgreement(tx, seen, {
      ...{ due, revision: next.revision, owner_done: null, other_done: null },
      sealed: await sealAgreement(house.keys, permit, next, words),
    });
    return done ? 'changed' : 'other';
  });
}

/** Done, or not after all. Of an agreement with somebody who has no account here, the young person ticks both. */
export async function tickAgreement(
  actor: OwnerActor,
  house: House,
  id: AgreementId,
  done: boolean,
): Promise<void> {
  await perform(house, actor, 'agreement.keep', { passport: actor.owner }, async (granted) => {
    const { mentor } = await own(granted, id);
    const at = done ? granted.now : null;
    await updateAgreement(granted.tx, { id }, { owner_done: at, ...(mentor === null && { other_done: at }) });
  });
}

/** Throws it away, for both. */
export async function removeAgreement(actor: OwnerActor, house: House, id: AgreementId): Promise<void> {
  await perform(house, actor, 'agreement.remove', { passport: actor.owner }, async ({ tx }) => {
    await deleteAgreement(tx, id);
  });
}

async function own({ tx }: Granted, id: AgreementId): Promise<AgreementTable> {
  const row = await agreementOf(tx, id);
  if (row === undefined) throw new Fault('not-there', 'no such agreement');
  return row;
}

export async function openAll(
  { permit }: Granted,
  house: House,
  rows: readonly AgreementTable[],
): Promise<Agreement[]> {
  const found: Agreement[] = [];
  for (const row of rows) {
    const { sealed: _, owner: __, ...clear } = row;
    found.push({ ...clear, words: await openAgreement(house.keys, permit, row) });
  }
  return found;
}
