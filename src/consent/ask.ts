import { randomBytes } from 'node:crypto';
import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import { codeLength, newCode } from '../base/code.ts';
import { Fault } from '../base/fault.ts';
import { type GuardianId, idFrom } from '../base/id.ts';
import { passportOf } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import { daysForGuardian, standingOf } from './life.ts';
import { endRecords, type RecordTable, recordsOf } from './record-rows.ts';
import {
  birthRow,
  type GuardianRow,
  guardianRow,
  guardiansOf,
  insertGuardian,
  stopGuardianRow,
} from './rows.ts';
import { type Asked, seal } from './seal.ts';

/** As many as can be asked at the same time: two homes and more, and a few that go wrong. */
export const mostGuardians = 12;
/** And so many new ones a day. Who was stopped, or let the days go by, does not count for ever. */
export const mostGuardiansADay = 6;

/** `full`: so many stand already; one has to be stopped first. `often`: enough for today. */
export type Asking = { kind: 'asked'; id: GuardianId } | { kind: 'full' } | { kind: 'often' };

/**
 * Asks one guardian (F43, C17): makes a link and a code, and sends nothing. A second home is a second asking; neither sees the other (F42).
 * `mark` is that of the form: pressed twice it asks once (P31). Faults: `not-there` for who needs nobody's consent.
 */
export async function askGuardian(
  actor: OwnerActor,
  house: House,
  who: Asked,
  mark: string,
): Promise<Asking> {
  const { owner } = actor;
  const id = idFrom<GuardianId>(`${owner} ${mark}`);
  return perform(house, actor, 'guardian.ask', { passport: owner, grant: id }, async (granted) => {
    const { tx, permit, now } = granted;
    if ((await guardianRow(tx, id)) !== undefined) return { kind: 'asked', id };
    const records = await recordsOf(tx, owner);
    const standing = standingOf(await birthRow(tx, owner), records, now);
    if (standing === 'unknown' || standing === 'alone') throw new Fault('not-there', 'no guardian is needed');
    const room = roomFor(await guardiansOf(tx, owner), records, now);
    if (room !== 'room') return { kind: room };
    const passport = await passportOf(tx, owner);
    if (passport === undefined) throw new Fault('not-there', 'no such passport');
    const name = await openCalled(house.keys, permit, passport);
    const of = { id, owner };
    const secrets = { link: randomBytes(16).toString('base64url'), code: newCode(codeLength.share) };
    await insertGuardian(tx, {
      ...of,
      who: await seal(house.keys, permit, of, 'who', who),
      called: await seal(house.keys, permit, of, 'called', { name }),
      keys: await seal(house.keys, permit, of, 'keys', secrets),
      link_index: house.keys.index('guardian-link', secrets.link),
      code_index: house.keys.index('guardian-code', secrets.code),
      made: now,
      ends: after(now, days(daysForGuardian)),
      stopped: null,
    });
    return { kind: 'asked', id };
  });
}

/** Somebody stands who was not stopped, and can still answer or did: their own page is open then. */
function roomFor(
  asked: readonly GuardianRow[],
  records: readonly RecordTable[],
  now: Date,
): 'room' | 'full' | 'often' {
  const answered = new Set(records.map(({ guardian }) => guardian));
  const standing = asked.filter(
    ({ id, stopped, ends }) => stopped === null && (ends > now || answered.has(id)),
  );
  if (standing.length >= mostGuardians) return 'full';
  const today = asked.filter(({ made }) => made > after(now, -days(1)));
  return today.length >= mostGuardiansADay ? 'often' : 'room';
}

/**
 * Closes the page of one guardian. A yes of theirs ends with it: who cannot take it back any more has not given it any more (AVG art. 7).
 * `objects`: somebody whose no stands keeps the own page, so that a no is not made void by closing it.
 */
export async function stopGuardian(
  actor: OwnerActor,
  house: House,
  id: GuardianId,
): Promise<'stopped' | 'objects'> {
  const { owner } = actor;
  return perform(house, actor, 'guardian.stop', { passport: owner, grant: id }, async ({ tx, now }) => {
    const said = (await recordsOf(tx, owner)).filter(({ guardian }) => guardian === id);
    if (said.some((one) => one.said === 'no' && one.withdrawn === null)) return 'objects';
    if (await stopGuardianRow(tx, owner, id, now))
      await endRecords(tx, { owner, guardian: id }, 'owner', now);
    return 'stopped';
  });
}
