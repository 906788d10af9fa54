import { type StaffActor, type StaffRole, staffRoles } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { Action } from '../access/rules.ts';
import { type EntryTable, entriesAt } from '../audit/rows.ts';
import { minutes } from '../base/clock.ts';
import type { PersonId } from '../base/id.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { staffOf } from '../organisations/rows.ts';

/** What is written down of people at work, of their organisation or of a passport. A test holds it against the rules. */
export const workActs = [
  ...([
    'lesson.open',
    'lesson.lead',
    'lesson.duo',
    'lesson.renew',
    'lesson.stop',
    'lesson.sign-out',
  ] as const),
  ...(['member.remove', 'member.restore', 'member.merge', 'call.keep', 'role.give', 'role.change'] as const),
  ...([
    'staff.again',
    'mail.try',
    'year.turn',
    'organisation.keep',
    'register.take',
    'applied.look',
  ] as const),
  ...(['roster.take', 'place.card', 'contract.record', 'contract.end', 'contract.require'] as const),
  ...([
    'theme.keep',
    'words.keep',
    'set.publish',
    'staff.come',
    'factor.prove',
    'factor.change',
    'logbook.read',
  ] as const),
  ...([
    'grant.accept',
    'grant.look',
    'grant.reply',
    'proof.look',
    'request.ask',
    'handover.propose',
  ] as const),
  ...(['consent.see', 'consent.weigh', 'consent.handle', 'consent.end'] as const),
  ...(['talk.look', 'talk.propose', 'talk.decline', 'agreement.add', 'agreement.tick'] as const),
  ...(['signal.look', 'signal.take', 'signal.close', 'takeover.propose', 'landing.propose'] as const),
  ...(['checkin.reach', 'contribution.reread', 'contribution.write'] as const),
] as const satisfies readonly Action[];
export type WorkAct = (typeof workActs)[number];

/** Something that somebody did under a hat of this organisation: who and what, never of which passport. `times`: so often in half an hour. */
export type Did = {
  at: Date;
  action: WorkAct;
  refused: boolean;
  /** `undefined` for who is known here no more. */
  who: string | undefined;
  role: StaffRole;
  times: number;
};

/** `before`: where the next, older page begins. */
export type Logbook = { lines: readonly Did[]; before: Date | undefined };

const onAPage = 60;

/**
 * What people at work did under the hats of the actor's own organisation, newest first. A privacy officer sees their looks at passports too, without
 * whose; who manages sees those of the organisation alone (F51). So row security says; that it was read is a line of its own.
 */
export async function readLogbook(actor: StaffActor, house: House, before?: Date): Promise<Logbook> {
  return perform(house, actor, 'logbook.read', {}, async (granted) => {
    const read = await entriesAt(granted.tx, actor.organisation, { before, most: onAPage + 1 });
    const entries = wholeMoments(read);
    const more = read.length > onAPage;
    const names = await namesFor(granted, house, actor, entries);
    const lines = entries.flatMap((entry) => did(entry, names) ?? []).reduce(gather, []);
    return { lines: lines.map(({ by: _, ...line }) => line), before: more ? entries.at(-1)?.at : undefined };
  });
}

/** A page ends between two moments: what was written in the same one stays together. */
function wholeMoments(read: readonly EntryTable[]): readonly EntryTable[] {
  const over = read[onAPage];
  if (over === undefined) return read;
  const kept = read.filter(({ at }) => at.getTime() !== over.at.getTime());
  return kept.length === 0 ? read : kept;
}

type Worker = { id: PersonId; name: string };
type Workers = ReadonlyMap<string, Worker>;

/** Who works here, by the pseudonym that each has in the logs of these lines. */
async function namesFor(
  { tx, permit }: Granted,
  house: House,
  { organisation }: StaffActor,
  entries: readonly EntryTable[],
): Promise<Workers> {
  const chains = [...new Set(entries.map(({ chain }) => chain))];
  const names = new Map<string, Worker>();
  for (const id of await staffOf(tx, organisation)) {
    const person = await personById(tx, id);
    if (person === undefined) continue;
    const { name } = openPerson(house.keys, permit, person);
    for (const chain of chains) names.set(house.keys.pseudonym(chain, id), { id, name });
  }
  return names;
}

/** Two colleagues can have one name: `by` says who it was, or for who is known no more under which pseudonym in which log. It goes no further than this file. */
type Line = Did & { by: string };

function did(entry: EntryTable, names: Workers): Line | undefined {
  const action = workActs.find((one) => one === entry.action);
  const role = staffRoles.find((one) => one === entry.role);
  if (action === undefined || role === undefined) return undefined;
  const { at, outcome, actor, chain } = entry;
  const worker = names.get(actor);
  const by = worker?.id ?? `${chain} ${actor}`;
  return { at, action, refused: outcome === 'refused', who: worker?.name, role, times: 1, by };
}

/** The same by the same person within half an hour is one line. (Newest first: `line` is the older one.) */
function gather(lines: readonly Line[], line: Line): readonly Line[] {
  const newer = lines.at(-1);
  const same =
    newer !== undefined &&
    newer.by === line.by &&
    newer.role === line.role &&
    newer.action === line.action &&
    newer.refused === line.refused &&
    newer.at.getTime() - line.at.getTime() < minutes(30);
  if (!same) return [...lines, line];
  return [...lines.slice(0, -1), { ...newer, times: newer.times + 1 }];
}
