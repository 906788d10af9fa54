import type { SystemActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { entriesBetween } from '../audit/rows.ts';
import type { OwnerId } from '../base/id.ts';
import { guardianNames } from '../consent/names.ts';
import { helperNames } from '../identity/helpers.ts';
import { grantsOf } from '../sharing/rows.ts';
import { openReceiver } from '../sharing/seal.ts';
import { writeTable } from '../sheets/write.ts';
import { staffNames } from './staff-names.ts';

const job: SystemActor = { kind: 'system', job: 'privacy-officer' };

/** One time that somebody else than the young person did something, or wanted to: who and what, never a word of the passport. */
export type Looked = {
  at: Date;
  passport: OwnerId;
  action: string;
  outcome: 'allowed' | 'refused';
  role: string;
  /** The receiver of the share, or who at work it was; empty when the name is gone by now. */
  who: string;
  chapters: readonly string[];
  grant: string;
  way: string;
};

/**
 * Who saw what of these passports between two moments (both included): for the privacy officer, after an incident (AVG art. 33). Oldest
 * first. Each passport's own log gets a line that this was asked. Passports that are not there give nothing.
 */
export async function whoSaw(
  house: House,
  passports: readonly OwnerId[],
  from: Date,
  to: Date,
): Promise<Looked[]> {
  const all: Looked[] = [];
  for (const passport of passports) {
    const asked = perform(house, job, 'log.inspect', { passport }, (granted) =>
      looked(granted, house, passport, from, to),
    );
    all.push(...(await asked.catch(notThere)));
  }
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function looked(
  granted: Granted,
  house: House,
  passport: OwnerId,
  from: Date,
  to: Date,
): Promise<Looked[]> {
  const entries = await entriesBetween(granted.tx, passport, from, to);
  const others = entries.filter(({ role }) => role !== 'owner' && role !== 'visitor' && role !== 'system');
  const receivers = new Map<string, string>();
  for (const row of await grantsOf(granted.tx, passport)) {
    const { name, role, organisation } = await openReceiver(house.keys, granted.permit, row);
    receivers.set(row.id, [name, role, organisation].filter(Boolean).join(', '));
  }
  for (const [id, name] of await guardianNames(granted, house, passport)) receivers.set(id, name);
  for (const [id, name] of await helperNames(granted, house, passport)) receivers.set(id, name);
  const staff = await staffNames(granted, house, passport, others);
  return others.map((entry) => ({
    at: entry.at,
    passport,
    action: entry.action,
    outcome: entry.outcome,
    role: entry.role,
    who: staff.get(entry.actor) ?? receivers.get(entry.grant ?? '') ?? '',
    chapters: entry.chapters,
    grant: entry.grant ?? '',
    way: entry.way,
  }));
}

/** A passport that is not there has no log, and whoever asks learns no more than that. */
function notThere(error: unknown): Looked[] {
  if (error instanceof Error && 'kind' in error && error.kind === 'not-there') return [];
  throw error;
}

/** As CSV with semicolons, that a spreadsheet opens as a table; a cell that would start a formula is made plain text. */
export function asCsv(looked: readonly Looked[]): string {
  const rows = looked.map((one) => [
    one.at.toISOString(),
    one.passport,
    one.action,
    one.outcome,
    one.role,
    one.who,
    one.chapters.join(' '),
    one.grant,
    one.way,
  ]);
  const head = ['at', 'passport', 'action', 'outcome', 'role', 'who', 'chapters', 'share', 'way'];
  return writeTable([head, ...rows]);
}
