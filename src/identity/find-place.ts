import { type Actor, visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, readCode } from '../base/code.ts';
import type { GroupId } from '../base/id.ts';
import { mentorsOf } from '../organisations/membership-rows.ts';
import { indexStartCode, openName } from '../organisations/place.ts';
import { placeByCode } from '../organisations/place-rows.ts';
import { groupsByIds } from '../organisations/rows.ts';
import { openPerson } from './person.ts';
import { personById } from './person-rows.ts';

/** What somebody with a start card sees before joining: class, mentor and the first name on the list, so that a card that was mixed up is noticed. */
export type FoundPlace = {
  startCode: string;
  group: GroupId;
  groupName: string;
  organisationName: string;
  mentorName: string;
  first: string;
};

/**
 * The place on a school's list that a start card belongs to (F50). `undefined` when no card has this code, or somebody began with it. Whoever asks counts the
 * tries first (`lesson-code` in store/limit.ts).
 */
export async function findPlace(actor: Actor, house: House, typed: string): Promise<FoundPlace | undefined> {
  const code = readCode(typed, codeLength.start);
  if (code === undefined) return undefined;
  const looker = actor.kind === 'owner' ? actor : visitor;
  return perform(house, looker, 'place.find', {}, async ({ tx, permit, now }) => {
    const place = await placeByCode(tx, indexStartCode(house.keys, code));
    if (place === undefined) return undefined;
    const [group] = await groupsByIds(tx, [place.group]);
    if (group === undefined) return undefined;
    const [mentor] = await mentorsOf(tx, place.group, now);
    const person = mentor && (await personById(tx, mentor));
    return {
      startCode: code,
      ...{ group: group.id, groupName: group.name, organisationName: group.organisationName },
      mentorName: person ? openPerson(house.keys, permit, person).name : '',
      first: openName(house.keys, permit, place).first,
    };
  });
}
