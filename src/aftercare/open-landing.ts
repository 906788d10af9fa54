import type { Granted, House } from '../access/perform.ts';
import type { LandingId, PersonId } from '../base/id.ts';
import type { CheckinTable, LandingKind, LandingTable } from './landing-rows.ts';
import { openWords, type Sealed } from './seal.ts';

/** Where somebody landed, in their own words; `follow`: who helps now may see it; `proposedBy` while it waits for their yes. */
export type MyLanding = {
  id: LandingId;
  kind: LandingKind;
  where: string;
  starts: string;
  follow: boolean;
  stopped: boolean;
  proposedBy: string | undefined;
};

export type MyCheckin = Pick<CheckinTable, 'months' | 'due' | 'answered' | 'skipped' | 'call'> & {
  landing: LandingId;
  said: Sealed<'checkin'> | undefined;
};

export async function openLanding(
  { permit }: Pick<Granted, 'permit'>,
  { keys }: House,
  row: LandingTable,
  helper: PersonId | null,
): Promise<MyLanding> {
  const { id, owner, kind, starts, stopped, confirmed, proposer_name: by } = row;
  const follow = helper !== null && row.follow_person === helper;
  const { where } = await openWords(keys, permit, 'landing', { owner, id }, row.sealed);
  const named = by && (await openWords(keys, permit, 'words', { owner, id, what: 'proposer' }, by));
  return {
    ...{ id, kind, where, starts, follow, stopped: stopped !== null },
    proposedBy: confirmed === null ? (named?.text ?? '') : undefined,
  };
}

export async function openCheckin(
  { permit }: Pick<Granted, 'permit'>,
  { keys }: House,
  row: CheckinTable,
): Promise<MyCheckin> {
  const { owner, landing, months, due, answered, skipped, call, sealed } = row;
  const of = { owner, id: landing, what: months };
  const said = sealed === null ? undefined : await openWords(keys, permit, 'checkin', of, sealed);
  return { landing, months, due, answered, skipped, call, said };
}
