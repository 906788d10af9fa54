import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { firstLooksOf } from '../audit/rows.ts';
import { after, days } from '../base/clock.ts';
import type { GrantId, OwnerId } from '../base/id.ts';
import { filledOf, passportOf } from '../passport/rows.ts';
import { lifeOf, stands } from '../sharing/life.ts';
import { openReply, type Reply } from '../sharing/reply.ts';
import { asksOf, putSeen, repliesTo, seenUntil } from '../sharing/reply-rows.ts';
import { type GrantRow, grantsOf } from '../sharing/rows.ts';
import { openReceiver } from '../sharing/seal.ts';
import type { Tx } from '../store/store.ts';

/** Something of a share that the owner has not seen yet: a first look (U45), an answer back (F70), an end within a week (C14). */
export type Note = { grant: GrantId; who: string; at: Date } & (
  | { kind: 'looked' }
  /** The receiver of a share that ended asks whether it may last longer. */
  | { kind: 'asked' }
  | { kind: 'replied'; reply: Reply }
  | { kind: 'ends'; ends: Date }
  /** What was agreed is a year old: does it still hold (F71)? */
  | { kind: 'evaluate' }
  /** Was it read at the intake, and did it help (F109)? Offered once, for all shares together. */
  | { kind: 'intake' }
);

const aheadOfEnd = days(7);

/** What is new, the newest first. Nothing is sent anywhere: it waits on the first page until it was seen. */
export async function readNotes(actor: OwnerActor, house: House): Promise<Note[]> {
  const { owner } = actor;
  return perform(house, actor, 'grant.read', { passport: owner }, async ({ tx, permit, now }) => {
    const [grants, looks, replies, asks, seen] = [
      await grantsOf(tx, owner),
      await firstLooksOf(tx, owner),
      await repliesTo(tx, owner),
      await asksOf(tx, owner),
      await seenUntil(tx, owner),
    ];
    const since = seen ?? new Date(0);
    const notes: Note[] = [];
    const offers: Note[] = [];
    for (const grant of grants) {
      const { name: who } = await openReceiver(house.keys, permit, grant);
      const of = { grant: grant.id, who };
      const looked = looks.get(grant.id);
      if (looked !== undefined && looked > since) notes.push({ ...of, kind: 'looked', at: looked });
      const reply = replies.find((one) => one.grant === grant.id);
      if (reply !== undefined && reply.at > since)
        notes.push({
          ...of,
          kind: 'replied',
          at: reply.at,
          reply: await openReply(house.keys, permit, reply),
        });
      const year = reply?.kind === 'agreed' ? anniversary(reply.at, now) : undefined;
      if (year !== undefined && year > since) notes.push({ ...of, kind: 'evaluate', at: year });
      const intake = intakeAt(grant, looked, reply);
      if (intake !== undefined && intake <= now) offers.push({ ...of, kind: 'intake', at: intake });
      const asked = asks.get(grant.id);
      if (asked !== undefined && asked > since) notes.push({ ...of, kind: 'asked', at: asked });
      if (grant.ends === null || !stands(lifeOf(grant, now))) continue;
      const told = after(grant.ends, -aheadOfEnd);
      // A share that was given for less than a week was chosen so: no need to tell.
      const short = grant.starts !== null && grant.starts > told;
      if (told <= now && told > since && !short)
        notes.push({ ...of, kind: 'ends', at: told, ends: grant.ends });
    }
    const offer = (await mayTellOfIntake(tx, owner)) ? firstOf(offers) : undefined;
    if (offer !== undefined && offer.at > since) notes.push(offer);
    return notes.sort((a, b) => b.at.getTime() - a.at.getTime());
  });
}

/** So long after the first look an intake was, or will not be. */
const afterLook = days(14);

/** When to ask how the intake was: as soon as help was agreed, or two weeks after the first look. Of a share with a mentor or an adviser, never. */
function intakeAt(
  { organisation, person }: GrantRow,
  looked: Date | undefined,
  reply: { kind: string; at: Date } | undefined,
): Date | undefined {
  if (organisation !== null && person !== null) return undefined;
  if (reply?.kind === 'agreed') return reply.at;
  return looked && after(looked, afterLook);
}

/** Who goes to mbo and has not told yet: the question of the method asks it, in three taps. */
async function mayTellOfIntake(tx: Tx, owner: OwnerId): Promise<boolean> {
  const passport = await passportOf(tx, owner);
  return passport?.route === 'mbo' && !(await filledOf(tx, owner)).has(intakeQuestion);
}
export const intakeQuestion = 'sm8';

const firstOf = (notes: readonly Note[]): Note | undefined =>
  [...notes].sort((a, b) => a.at.getTime() - b.at.getTime())[0];

/** The last time that a whole number of years had passed; none in the first. An agreement on support is looked at again every year. */
export function anniversary(of: Date, now: Date): Date | undefined {
  const last = new Date(of);
  for (let year = 1; ; year++) {
    const next = new Date(of);
    next.setUTCFullYear(of.getUTCFullYear() + year);
    if (next > now) return year === 1 ? undefined : last;
    last.setTime(next.getTime());
  }
}

/** The owner has seen what was new until now. */
export async function seeNotes(actor: OwnerActor, house: House): Promise<void> {
  await perform(house, actor, 'grant.seen', { passport: actor.owner }, ({ tx, now }) =>
    putSeen(tx, actor.owner, now),
  );
}
