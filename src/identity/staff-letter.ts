import type { Granted, House } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import type { PersonId } from '../base/id.ts';
import type { Letter } from '../mail/letter.ts';
import { queueLetter } from '../mail/outbox.ts';
import { readLanguage, sourceLanguage } from '../words/language.ts';
import { openPerson } from './person.ts';
import { personById } from './person-rows.ts';

/** Tells somebody at work, by mail, that the way in was changed: who did not do that can act on it. */
export async function tellStaff(
  house: House,
  { tx, permit, now }: Granted,
  person: PersonId,
  kind: Extract<Letter['kind'], `staff-${string}`>,
): Promise<void> {
  const row = await personById(tx, person);
  if (row === undefined) return;
  const seal = (of: string, words: string) => house.keys.sealForHouse('letter', of, words);
  const letter = {
    to: openPerson(house.keys, permit, row).mail,
    language: readLanguage(row.language) ?? sourceLanguage,
    until: after(now, days(1)).toISOString(),
    letter: { kind },
  } as const;
  await queueLetter(tx, now, letter, seal);
}
