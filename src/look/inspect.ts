import { z } from 'zod';
import type { SystemActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { entriesBetween, type ReadEntry } from '../audit/rows.ts';
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
  /** The receiver of the share, who at work it was, or which keyholders; empty when the name is gone by now. */
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
  const others = entries.filter(byAnother);
  const receivers = new Map<string, string>();
  for (const row of await grantsOf(granted.tx, passport)) {
    const { name, role, organisation } = await openReceiver(house.keys, granted.permit, row);
    receivers.set(row.id, [name, role, organisation].filter(Boolean).join(', '));
  }
  for (const [id, name] of await guardianNames(granted, house, passport)) receivers.set(id, name);
  for (const [id, name] of await helperNames(granted, house, passport)) receivers.set(id, name);
  const staff = await staffNames(granted, house, passport, others);
  const lines: Looked[] = [];
  for (const entry of others)
    lines.push({
      at: entry.at,
      passport,
      action: entry.action,
      outcome: entry.outcome,
      role: entry.role,
      who:
        staff.get(entry.actor) ??
        receivers.get(entry.grant ?? '') ??
        (await keyholdersOf(granted, house, entry)),
      chapters: entry.chapters,
      grant: entry.grant ?? '',
      way: entry.way,
    });
  return lines;
}

/**
 * Done by somebody else than the young person. The program does what two keyholders want (F96), and whoever tries the own pictures is nobody yet
 * (F6): those lines are of others too, and all else of program and visitors is not.
 */
function byAnother({ role, action }: ReadEntry): boolean {
  if (role === 'system') return action.startsWith('glass.');
  if (role === 'visitor') return action === 'rescue.try';
  return role !== 'owner';
}

/** Who asked for an opening, or the two who opened: they are nobody in this house but in these words. */
async function keyholdersOf(
  { permit }: Granted,
  { keys }: House,
  { chain, n, action, detail }: ReadEntry,
): Promise<string> {
  if (detail === null || !action.startsWith('glass.')) return '';
  const place = { owner: chain as OwnerId, chapter: 'log', item: 'detail', revision: n };
  return said.parse(JSON.parse(await keys.open(permit, place, detail))).by;
}

const said = z.object({ by: z.string().default('') });

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
