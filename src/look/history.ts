import { z } from 'zod';
import { type OwnerActor, type StaffRole, staffRoles } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { Action } from '../access/rules.ts';
import { actions } from '../access/rules.ts';
import { entriesOf, type ReadEntry } from '../audit/rows.ts';
import { minutes } from '../base/clock.ts';
import { guardianNames } from '../consent/names.ts';
import { helperNames } from '../identity/helpers.ts';
import { askedNames } from '../mirror/list.ts';
import { organisationNames } from '../organisations/rows.ts';
import type { ChapterId } from '../questions/model.ts';
import { chapterIds } from '../questions/model.ts';
import { grantsOf } from '../sharing/rows.ts';
import { openReceiver, type Receiver } from '../sharing/seal.ts';
import { staffNames } from './staff-names.ts';

/** One thing that happened, ready to be said in plain words. */
export type Happened = {
  n: number;
  at: Date;
  action: Action;
  /** Somebody tried, and saw nothing. */
  refused: boolean;
  /** You, the receiver of a share, somebody of a school, or the night watch. */
  who: 'you' | 'receiver' | 'companion' | 'guardian' | 'helper' | 'staff' | 'system';
  /** Whom the share or the question is for, when the line is about one. */
  receiver: Receiver | undefined;
  /** Who at work it was, and where. */
  by: { name: string; role: StaffRole; organisation: string } | undefined;
  chapters: readonly ChapterId[];
  /** It went along, on paper or in a file. */
  taken: boolean;
  /** Done together: with whom, as it was written then (F34). */
  beside: string | undefined;
};

export type History = {
  lines: readonly Happened[] /** Where the next, older page begins. */;
  before: number | undefined;
};

/** The owner's own reading and writing: left out unless asked for, so that others' looks stand out. */
const everyday: ReadonlySet<Action> = new Set<Action>([
  'passport.read',
  'answer.read',
  'answer.save',
  'look.choose',
  'own.ask',
  'passkey.ask',
  'helper.read',
  'card.show',
  'grant.draft',
  'grant.read',
  'grant.preview',
  'proof.read',
  'proof.change',
  'mirror.read',
  'classmate.read',
  'history.read',
  'paper.read',
  'talk.read',
  'point.keep',
  'contribution.read',
  'consent.read',
  'signal.read',
  'signal.seen',
]);

const onAPage = 25;
const readAtOnce = 200;

/** Who looked when (F83, U45): newest first, a page at a time. `whole`: with one's own reading and writing. */
export async function readHistory(
  actor: OwnerActor,
  house: House,
  from: { before?: number | undefined; whole: boolean },
): Promise<History> {
  return perform(house, actor, 'history.read', { passport: actor.owner }, async (granted) => {
    const names = await receivers(granted, house, actor);
    const lines: Happened[] = [];
    let before = from.before;
    for (;;) {
      const page = { most: readAtOnce, ...(before !== undefined && { before }) };
      const entries = await entriesOf(granted.tx, actor.owner, page);
      const known = { names, ...(await workersOf(granted, house, actor, entries.filter(atWork))) };
      for (const entry of entries) {
        if (lines.length === onAPage) return { lines, before: lines.at(-1)?.n ?? 1 };
        const line = happened(entry, known, await besideOf(granted, house, actor, entry));
        if (line === undefined || continues(lines.at(-1), line)) continue;
        if (from.whole || !isEveryday(line)) lines.push(line);
      }
      before = entries.at(-1)?.n;
      if (entries.length < readAtOnce) return { lines, before: undefined };
    }
  });
}

/**
 * A film is asked for piece after piece, a page of photos one by one: in the log each is a line, here they are one look as long as they
 * follow each other within half an hour. (Newest first: `line` is the older one.)
 */
const continues = (newer: Happened | undefined, line: Happened): boolean =>
  newer?.action === 'proof.look' &&
  line.action === 'proof.look' &&
  newer.refused === line.refused &&
  newer.receiver === line.receiver &&
  newer.by?.name === line.by?.name &&
  newer.at.getTime() - line.at.getTime() < minutes(30);

const isEveryday = (line: Happened): boolean =>
  line.who === 'you' && !line.refused && line.beside === undefined && everyday.has(line.action);

async function receivers(granted: Granted, house: House, actor: OwnerActor): Promise<Map<string, Receiver>> {
  const names = new Map<string, Receiver>();
  for (const row of await grantsOf(granted.tx, actor.owner)) {
    names.set(row.id, await openReceiver(house.keys, granted.permit, row));
  }
  for (const [id, name] of await askedNames(granted, house, actor.owner))
    names.set(id, { name, role: '', organisation: '' });
  for (const [id, name] of await guardianNames(granted, house, actor.owner))
    names.set(id, { name, role: '', organisation: '' });
  for (const [id, name] of await helperNames(granted, house, actor.owner))
    names.set(id, { name, role: '', organisation: '' });
  return names;
}

/** Who at work stands behind these lines, and where that was. */
async function workersOf(
  granted: Granted,
  house: House,
  { owner }: OwnerActor,
  entries: readonly ReadEntry[],
) {
  const staff = await staffNames(granted, house, owner, entries);
  const rows = await organisationNames(
    granted.tx,
    entries.flatMap(({ organisation }) => organisation ?? []),
  );
  return { staff, places: new Map<string, string>(rows.map(({ id, name }) => [id, name])) };
}

type Known = {
  names: ReadonlyMap<string, Receiver>;
  staff: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, string>;
};

/** Only these lines say a name: what else a mentor does is told of as "je mentor". */
const atWork = ({ action, role }: ReadEntry): boolean =>
  /^(grant|proof|request|handover|consent|signal|takeover|landing|checkin)\./.test(action) &&
  staffRoles.some((known) => known === role);

function byOf(entry: ReadEntry, { staff, places }: Known): Happened['by'] {
  const role = staffRoles.find((known) => known === entry.role);
  const name = staff.get(entry.actor);
  if (role === undefined || name === undefined || !atWork(entry)) return undefined;
  return { name, role, organisation: places.get(entry.organisation ?? '') ?? '' };
}

function happened(entry: ReadEntry, known: Known, beside: string | undefined): Happened | undefined {
  const action = actions.find((one) => one === entry.action);
  if (action === undefined) return undefined;
  return {
    n: entry.n,
    at: entry.at,
    action,
    refused: entry.outcome === 'refused',
    who: whoOf(entry.role),
    receiver: entry.grant === null ? undefined : known.names.get(entry.grant),
    by: byOf(entry, known),
    chapters: chapterIds.filter((chapter) => entry.chapters.includes(chapter)),
    taken: entry.way === 'export',
    beside,
  };
}

function whoOf(role: string): Happened['who'] {
  if (role === 'owner' || role === 'visitor') return 'you';
  const known = ['receiver', 'companion', 'guardian', 'helper', 'system'] as const;
  return known.find((one) => one === role) ?? 'staff';
}

/** Who sat beside; empty when it was together and the name is not there (any more). */
async function besideOf(
  { permit }: Granted,
  house: House,
  { owner }: OwnerActor,
  { way, n, detail }: ReadEntry,
): Promise<string | undefined> {
  if (way !== 'together') return undefined;
  if (detail === null) return '';
  const words = await house.keys.open(permit, { owner, chapter: 'log', item: 'detail', revision: n }, detail);
  return detailWords.parse(JSON.parse(words)).with;
}

const detailWords = z.object({ with: z.string().default('') });
