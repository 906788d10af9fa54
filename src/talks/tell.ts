import { sql } from 'kysely';
import type { GroupId, OwnerId, PersonId, TalkId } from '../base/id.ts';
import type { Json } from '../base/json.ts';
import { daytime } from '../base/wall.ts';
import { enqueue } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { reminderAt } from './life.ts';
import type { TalkTable } from './rows.ts';

/**
 * Lines in the outbox that become letters to a mentor, and reminders of a talk. They hold ids and times, and no word of anybody; one to a young person that
 * was tried before, also the own address, sealed.
 */
export const talkLine = 'talk-letter';
export const remindLine = 'talk-reminder';

/** What a mentor is written about. `asked` is about no talk yet. */
export const tidings = ['asked', 'planned', 'moved', 'accepted', 'cancelled', 'remind'] as const;
export type Tidings = (typeof tidings)[number];

export type TalkLetter = {
  what: Tidings;
  person: PersonId;
  group: GroupId;
  talk: TalkId | null;
  starts: string | null;
  was: string | null;
};

type Told = Pick<TalkTable, 'id' | 'owner' | 'mentor' | 'group' | 'starts' | 'state' | 'mentor_remind'>;

/**
 * Tells the mentor of this talk what the young person did, once, and never at night (C14, C16). What waits unsent about the same talk is
 * told in the same letter: a talk that was planned and moved before anybody was written to is just planned. Also sets the reminder anew.
 */
export async function tellMentor(
  tx: Tx,
  now: Date,
  talk: Told,
  what: 'planned' | 'moved' | 'accepted' | 'cancelled' | undefined,
  was: Date | null = null,
): Promise<void> {
  await remindMentor(tx, now, talk);
  if (talk.mentor === null || talk.group === null || what === undefined) return;
  const waiting = await takeUnsent(tx, talkLine, talk.id, now);
  const first = waiting.at(0);
  if (what === 'cancelled' && first?.what === 'planned') return;
  const said = what === 'moved' && first !== undefined && first.what !== 'cancelled' ? first.what : what;
  const letter: TalkLetter = {
    what: said,
    person: talk.mentor,
    group: talk.group,
    talk: talk.id,
    starts: talk.starts.toISOString(),
    was: said === 'moved' ? (first?.was ?? was?.toISOString() ?? null) : null,
  };
  await enqueue(tx, { kind: talkLine, payload: letter, about: talk.owner, due: daytime(now) });
}

/** Lines about a talk for the young person: a letter where an own address is known, else nothing more than the note on the first page. */
export const ownerLine = 'talk-owner-letter';
export const ownerRemindLine = 'talk-owner-reminder';

/** All of these. They become letters, and are of no use any more when the talk begins. */
export const talkLines: readonly string[] = [talkLine, remindLine, ownerLine, ownerRemindLine];

export type OwnerTidings = 'proposed' | 'moved' | 'cancelled' | 'remind';
export type OwnerLetter = { what: OwnerTidings; talk: TalkId; starts: string };

/** Tells the young person what the mentor did, once, by day: what waits unsent about the same talk is overtaken by it (C14, C16). */
export async function tellOwner(
  tx: Tx,
  now: Date,
  { id, owner, starts }: Pick<TalkTable, 'id' | 'owner' | 'starts'>,
  what: Exclude<OwnerTidings, 'remind'>,
): Promise<void> {
  await dropUnsent(tx, ownerLine, id, now);
  const letter: OwnerLetter = { what, talk: id, starts: starts.toISOString() };
  await enqueue(tx, { kind: ownerLine, payload: letter, about: owner, due: daytime(now) });
}

/** The reminder for the young person, when asked for: one, for the time that counts now. */
export async function remindOwner(
  tx: Tx,
  now: Date,
  talk: Pick<TalkTable, 'id' | 'owner' | 'starts' | 'state' | 'remind'>,
): Promise<void> {
  await dropUnsent(tx, ownerRemindLine, talk.id, now);
  const due = reminderAt(talk.starts, now);
  if (!talk.remind || talk.state !== 'planned' || due === undefined) return;
  const letter: OwnerLetter = { what: 'remind', talk: talk.id, starts: talk.starts.toISOString() };
  await enqueue(tx, { kind: ownerRemindLine, payload: letter, about: talk.owner, due });
}

/** Somebody of this mentor's class asks for a talk. */
export async function tellAsked(
  tx: Tx,
  now: Date,
  { owner, mentor, group }: { owner: OwnerId; mentor: PersonId; group: GroupId },
): Promise<void> {
  const letter: TalkLetter = { what: 'asked', person: mentor, group, talk: null, starts: null, was: null };
  await enqueue(tx, { kind: talkLine, payload: letter, about: owner, due: daytime(now) });
}

/** The reminder for the mentor, when asked for: one, for the time that counts now. */
export async function remindMentor(tx: Tx, now: Date, talk: Told): Promise<void> {
  await takeUnsent(tx, remindLine, talk.id, now);
  const due = reminderAt(talk.starts, now);
  if (!talk.mentor_remind || talk.state !== 'planned' || due === undefined) return;
  if (talk.mentor === null || talk.group === null) return;
  const letter: TalkLetter = {
    what: 'remind',
    person: talk.mentor,
    group: talk.group,
    talk: talk.id,
    starts: talk.starts.toISOString(),
    was: null,
  };
  await enqueue(tx, { kind: remindLine, payload: letter, about: talk.owner, due });
}

/** Takes away what is not under way yet about this talk, and gives it back. */
async function takeUnsent(tx: Tx, kind: string, talk: TalkId, now: Date): Promise<TalkLetter[]> {
  return (await dropUnsent(tx, kind, talk, now)).flatMap((payload) => readTalkLetter(payload) ?? []);
}

async function dropUnsent(tx: Tx, kind: string, talk: TalkId, now: Date): Promise<Json[]> {
  const rows = await tx
    .deleteFrom('store.outbox')
    .where('kind', '=', kind)
    .where(sql<string>`payload->>'talk'`, '=', talk)
    .where('done_at', 'is', null)
    .where((is) => is.or([is('locked_until', 'is', null), is('locked_until', '<=', now)]))
    .returning('payload')
    .execute();
  return rows.map(({ payload }) => payload);
}

/** A line's payload as a letter, or `undefined` for one that is none. */
export function readTalkLetter(payload: Json): TalkLetter | undefined {
  if (payload === null || typeof payload !== 'object' || !('person' in payload)) return undefined;
  return tidings.some((known) => known === payload.what) ? (payload as unknown as TalkLetter) : undefined;
}

/** The same, for a line to the young person. */
export function readOwnerLetter(payload: Json): OwnerLetter | undefined {
  if (payload === null || typeof payload !== 'object' || !('talk' in payload)) return undefined;
  return payload as unknown as OwnerLetter;
}
