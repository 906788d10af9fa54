import type { Granted, House } from '../access/perform.ts';
import type { EntryTable } from '../audit/rows.ts';
import type { OrganisationId, OwnerId } from '../base/id.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { staffOf } from '../organisations/rows.ts';

/** Names by pseudonym: the log itself does not tell who, but whoever works there, or did, can be tried on it. */
export async function staffNames(
  { tx, permit }: Pick<Granted, 'tx' | 'permit'>,
  house: House,
  passport: OwnerId,
  entries: readonly Pick<EntryTable, 'organisation'>[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const organisations = new Set(entries.flatMap((entry) => entry.organisation ?? []));
  for (const organisation of organisations) {
    for (const id of await staffOf(tx, organisation as OrganisationId)) {
      const person = await personById(tx, id);
      if (person === undefined) continue;
      names.set(house.keys.pseudonym(passport, id), openPerson(house.keys, permit, person).name);
    }
  }
  return names;
}
