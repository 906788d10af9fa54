import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GroupId, PlaceId } from '../base/id.ts';
import { newStartCode, openName } from './place.ts';
import { changePlace, freePlace, placesIn } from './place-rows.ts';
import { groupsByIds, type NamedGroup } from './rows.ts';

/** Somebody on the school's list of a group. `code`: on the start card, until somebody began with it. */
export type ListLine = {
  id: PlaceId;
  number: string;
  first: string;
  last: string;
  begun: boolean;
  code: string | undefined;
};
export type SchoolList = { group: NamedGroup; lines: readonly ListLine[] };

/**
 * The school's own list of a group, by last name: who began with the start card and who did not. Opens nothing of a passport, and does not say which one it
 * is. Faults: `not-there` for a group that is not this dean's or mentor's.
 */
export async function readSchoolList(
  actor: StaffActor,
  house: House,
  group: GroupId,
): Promise<SchoolList | undefined> {
  return perform(house, actor, 'place.list', { group }, async ({ tx, permit }) => {
    const [named] = await groupsByIds(tx, [group]);
    if (named === undefined) return undefined;
    const lines = (await placesIn(tx, group)).map((place) => ({
      id: place.id,
      ...openName(house.keys, permit, place),
      begun: place.claimed !== null,
      code: place.code_sealed
        ? house.keys.openForHouse(permit, 'start-code', place.id, place.code_sealed)
        : undefined,
    }));
    return { group: named, lines: lines.sort(byName) };
  });
}

/** Another start card in place of the one that was lost, or for who began with it and threw the passport away. `false` when there is no such place here. */
export async function renewStartCard(
  actor: StaffActor,
  house: House,
  group: GroupId,
  place: PlaceId,
): Promise<boolean> {
  return perform(house, actor, 'place.card', { group }, async ({ tx }) => {
    const here = (await placesIn(tx, group)).some(({ id }) => id === place);
    if (!here) return false;
    await freePlace(tx, place);
    return changePlace(tx, place, { ...newStartCode(house.keys, place), claimed: null });
  });
}

const names = new Intl.Collator('nl');
const byName = (one: ListLine, other: ListLine): number =>
  names.compare(one.last.replace(/^(?:[a-z']+ )+/, ''), other.last.replace(/^(?:[a-z']+ )+/, '')) ||
  names.compare(one.first, other.first);
