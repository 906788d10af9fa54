import type { Granted, House } from '../access/perform.ts';
import type { GrantId, GuardianId, OwnerId } from '../base/id.ts';
import { consentIn, type SchoolAsking, type Spoken } from '../consent/read.ts';
import { askings } from '../consent/record-rows.ts';
import { confirmedOf } from '../consent/rows.ts';
import { type Asked, openWords } from '../consent/seal.ts';

/** All about consent (AVG art. 15): with the text that each one read. Links and codes stay here: a file lies about. */
export type TakenConsent = {
  birthday: string | null;
  asked: { id: GuardianId; to: Asked; made: Date; ends: Date; opened: Date | null; stopped: Date | null }[];
  said: Spoken[];
  school: (SchoolAsking & { words: string })[];
  chosenAgain: { share: GrantId; at: Date }[];
};

export async function takeConsent(granted: Granted, house: House, owner: OwnerId): Promise<TakenConsent> {
  const consent = await consentIn(granted, house, owner);
  const words = new Map<string, string>();
  for (const row of await askings(granted.tx)) {
    const sealed = { keys: house.keys, permit: granted.permit, of: row, sealed: row.words };
    words.set(row.id, await openWords(sealed));
  }
  return {
    birthday: consent.birthday ?? null,
    asked: consent.guardians.map(({ id, who, made, ends, opened, stopped }) => ({
      ...{ id, to: who, made, ends },
      ...{ opened: opened ?? null, stopped: stopped ?? null },
    })),
    said: consent.said,
    school: consent.askings.map((one) => ({ ...one, words: words.get(one.id) ?? '' })),
    chosenAgain: [...(await confirmedOf(granted.tx, owner))].map(([share, at]) => ({ share, at })),
  };
}
