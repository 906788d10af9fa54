import { judge } from '../../src/access/rules.ts';
import type { Judge } from './differ.ts';
import type { Fault, InSql } from './fault.ts';
import type { Keeper } from './plant.ts';

/** Makes this fault in a test database, or in the rules that are asked. Gives the rules to ask, and how to undo it. Throws when what it would change is not there (any more). */
export async function deviate(
  keeper: Keeper,
  fault: Fault,
): Promise<{ judging: Judge; undo: () => Promise<void> }> {
  if ('judging' in fault) return { judging: fault.judging(judge), undo: async () => undefined };
  return { judging: judge, undo: await change(keeper, fault, fault.says) };
}

/** Changes this piece of the database. Gives how to undo it. */
export async function change(keeper: Keeper, what: InSql, says: string): Promise<() => Promise<void>> {
  const { now, other } = 'in' in what ? await functionWith(keeper, what) : await policyWith(keeper, what);
  if (now === other) throw new Error(`nothing changes when ${says}`);
  await keeper(other);
  return async () => void (await keeper(now));
}

type Both = { now: string; other: string };

async function functionWith(keeper: Keeper, fault: { in: string; from: string; to: string }): Promise<Both> {
  const [row] = await keeper(
    'select pg_get_functiondef(p.oid) as text from pg_proc p where p.oid = $1::regproc',
    [fault.in],
  );
  const now = String(row?.text);
  return { now, other: now.replace(fault.from, () => fault.to) };
}

async function policyWith(
  keeper: Keeper,
  fault: { of: readonly [string, string]; from: string; to: string },
): Promise<Both> {
  const [table, name] = fault.of;
  const [row] = await keeper(
    `select qual, with_check from pg_policies where schemaname || '.' || tablename = $1 and policyname = $2`,
    [table.replaceAll('"', ''), name],
  );
  const [qual, check] = [row?.qual, row?.with_check].map((text) => (text == null ? '' : String(text)));
  const write = (using = '', checking = ''): string =>
    `alter policy ${name} on ${table} using (${using})${checking === '' ? '' : ` with check (${checking.replace('(withdrawn IS NOT NULL)', 'true')})`}`;
  const text = (all = ''): string => all.replace(fault.from, () => fault.to);
  const now = `alter policy ${name} on ${table} using (${qual})${check === '' ? '' : ` with check (${check})`}`;
  return { now, other: text(qual) === qual ? now : write(text(qual), text(check)) };
}
