import type { StaffActor } from '../access/actor.ts';
import { visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { OrganisationId } from '../base/id.ts';
import type { Words } from '../questions/model.ts';
import { type SchoolWordsRow, schoolWith, versionOfSchool } from '../sets/school.ts';
import { ask } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';

/** What a dean writes. `logo`: another one, none, or the one that stands. */
export type SchoolChoice = {
  logo: Uint8Array | 'none' | 'same';
  named: string;
  welcome: Words;
  ask: Words;
  reach: string;
  hours: Words;
};

/** What this school or location says of itself, when it says something. Faults: `not-there` for one that is not this dean's. */
export async function readSchoolWords(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
): Promise<SchoolWordsRow | undefined> {
  return perform(house, actor, 'words.read', { organisation }, ({ tx }) => wordsOf(tx, organisation));
}

/** For its own young people: in sight for who comes in from now on, and within ten minutes for who is in (F53). Faults: as `readSchoolWords`. */
export async function keepSchoolWords(
  actor: StaffActor,
  house: House,
  organisation: OrganisationId,
  choice: SchoolChoice,
): Promise<void> {
  await perform(house, actor, 'words.keep', { organisation }, async ({ tx, now }) => {
    const stands = await wordsOf(tx, organisation);
    const logo =
      choice.logo === 'same' ? (stands?.logo ?? null) : choice.logo === 'none' ? null : choice.logo;
    const { named, welcome, reach, hours } = choice;
    const row = {
      ...{ logo, named, reach, version: versionOfSchool({ ...choice, logo }) },
      ...{ welcome: JSON.stringify(welcome), ask: JSON.stringify(choice.ask), hours: JSON.stringify(hours) },
      ...{ changed: now, changed_by: actor.person },
    };
    await tx
      .insertInto('method.school')
      .values({ organisation, ...row })
      .onConflict((again) => again.column('organisation').doUpdateSet(row))
      .execute();
  });
}

/** What stands under this version, for the logo that pages name: a picture of a school, of nobody. */
export async function lookAtSchool(house: House, version: string): Promise<SchoolWordsRow | undefined> {
  return perform(house, visitor, 'theme.look', {}, async ({ tx }) => (await ask(tx, schoolWith(version)))[0]);
}

const wordsOf = (tx: Tx, organisation: string): Promise<SchoolWordsRow | undefined> =>
  tx.selectFrom('method.school').selectAll().where('organisation', '=', organisation).executeTakeFirst();
