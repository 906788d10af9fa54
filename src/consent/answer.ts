import type { GuardianActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type ConsentId, newId } from '../base/id.ts';
import type { CompanionLanguage } from '../words/language.ts';
import { endRecords, insertRecord, type RecordTable, recordsOf } from './record-rows.ts';
import { guardianRow } from './rows.ts';
import { openCalled, openSaid, type Relation, seal, type Words } from './seal.ts';
import { consentText } from './text.ts';

/** What a guardian has before them: who asks, and what they said themselves. Nothing of the passport, and of no other guardian (F42). */
export type Guarding = { called: string; ends: Date; said: OwnWords | undefined };
export type OwnWords = Words & { said: 'yes' | 'no'; given: Date; version: string };

/** Faults: `not-there` when it was stopped, is over, or the young person is 16. */
export async function lookGuarding(actor: GuardianActor, house: House): Promise<Guarding> {
  const { owner, guardian } = actor;
  return perform(house, actor, 'guardian.look', { passport: owner }, async (granted) => {
    const row = await guardianRow(granted.tx, guardian);
    if (row === undefined) throw new Fault('not-there', 'no such guardian');
    const { keys } = house;
    const called = await openCalled({ keys, permit: granted.permit, of: row, sealed: row.called });
    return { called, ends: row.ends, said: await standing(granted, house, actor) };
  });
}

async function standing(
  { tx, permit }: Granted,
  { keys }: House,
  { owner }: GuardianActor,
): Promise<OwnWords | undefined> {
  // Row security gives a guardian the own records alone.
  const row = (await recordsOf(tx, owner)).find(({ withdrawn }) => withdrawn === null);
  if (row === undefined) return undefined;
  const { said, given, version } = row;
  return { ...(await openSaid({ keys, permit, of: row, sealed: row.sealed })), said, given, version };
}

export type Saying = {
  said: 'yes' | 'no';
  name: string;
  relation: Relation;
  reason: string;
  language: CompanionLanguage;
};

/** Yes or no, in place of what this guardian said before. Kept with the text that was read, its version and hash. Faults: as `lookGuarding`. */
export async function sayConsent(actor: GuardianActor, house: House, saying: Saying): Promise<void> {
  const { owner, guardian } = actor;
  const { said, name, relation, reason, language } = saying;
  await perform(house, actor, 'consent.say', { passport: owner, detail: { said } }, async (granted) => {
    const { tx, permit, now } = granted;
    const row = await guardianRow(tx, guardian);
    if (row === undefined) throw new Fault('not-there', 'no such guardian');
    const { keys } = house;
    const called = await openCalled({ keys, permit, of: row, sealed: row.called });
    const { version, hash, words: text } = consentText(language, called);
    const of = { id: newId<ConsentId>(), owner };
    const sealed = await seal(keys, permit, of, 'said', { name, relation, text, reason });
    const record: RecordTable = {
      ...of,
      ...{ guardian, asking: null, how: 'link', said, version, hash, language, sealed, given: now },
      ...{ person: null, organisation: null, withdrawn: null, withdrawn_by: null },
    };
    await endRecords(tx, { owner, guardian }, 'guardian', now);
    await insertRecord(tx, record);
  });
}

/** Takes back what this guardian said; in force at the next request of everybody, on every node. Faults: as `lookGuarding`. */
export async function withdrawConsent(actor: GuardianActor, house: House): Promise<void> {
  const { owner, guardian } = actor;
  await perform(house, actor, 'consent.withdraw', { passport: owner }, ({ tx, now }) =>
    endRecords(tx, { owner, guardian }, 'guardian', now),
  );
}
