import type { Granted, House } from '../access/perform.ts';
import type { GrantId, OwnerId } from '../base/id.ts';
import { type CallCard, openCall } from '../guidance/call.ts';
import { callOf } from '../guidance/call-rows.ts';
import { contributionsOf, requests, shownIn } from '../guidance/rows.ts';
import { openReply, openSigned, type Signed } from '../guidance/seal.ts';
import { grantsOf } from '../sharing/rows.ts';

/** What mentors wrote about this owner, read or not: all of it is the owner's (AVG art. 15). And what was put beside which share. */
export type TakenGuidance = {
  asked: { since: string }[];
  parts: (Signed & { written: string; read: string | null; reply: string | null; shares: GrantId[] })[];
  calls: (CallCard & { share: GrantId; when: string; handover: boolean })[];
};

export async function guidanceOf(
  { tx, permit }: Granted,
  house: House,
  owner: OwnerId,
): Promise<TakenGuidance> {
  const grants = (await grantsOf(tx, owner)).map(({ id }) => id);
  const taken: TakenGuidance = { asked: [], parts: [], calls: [] };
  for (const { asked } of await requests(tx)) taken.asked.push({ since: asked.toISOString() });
  const shown = new Map<GrantId, readonly string[]>();
  for (const share of grants) {
    shown.set(share, await shownIn(tx, share));
    const row = await callOf(tx, share);
    if (row === undefined) continue;
    const { when, handover } = row;
    taken.calls.push({ ...(await openCall(house.keys, permit, row)), share, when, handover });
  }
  for (const row of await contributionsOf(tx, [owner])) {
    taken.parts.push({
      ...(await openSigned(house.keys, permit, row)),
      written: row.written.toISOString(),
      read: row.opened?.toISOString() ?? null,
      reply: (await openReply(house.keys, permit, row)) ?? null,
      shares: grants.filter((share) => shown.get(share)?.includes(row.id)),
    });
  }
  return taken;
}
