import type { StaffActor } from '../access/actor.ts';
import { visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { Words } from '../questions/model.ts';
import { type ThemeRow, themeWith, versionOf } from '../sets/theme.ts';
import { ask } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';
import type { CompanionLanguage } from '../words/language.ts';
import { ownRegion } from './draft.ts';

/** What an admin chooses. `logo`: another one, none, or the one that stands. */
export type ThemeChoice = {
  brand: string | null;
  logo: Uint8Array | 'none' | 'same';
  named: string;
  welcome: Words;
  contact: Words;
};

/** The theme of the own region, when it has one. Faults: `not-there` for whoever is no admin of a region. */
export async function readTheme(actor: StaffActor, house: House): Promise<ThemeRow | undefined> {
  return perform(house, actor, 'theme.read', {}, async (granted) =>
    themeOfRegion(granted.tx, await ownRegion(granted, actor)),
  );
}

/** In force for who comes in from now on, and within ten minutes for who is in. */
export const keepTheme = (actor: StaffActor, house: House, choice: ThemeChoice): Promise<void> =>
  keep(actor, house, () => choice);

/** In which languages the region helps (L5): of those alone its pages offer a choice. `null`: all that there are. In force as a theme is. */
export const keepTongues = (
  actor: StaffActor,
  house: House,
  tongues: readonly CompanionLanguage[] | null,
): Promise<void> =>
  keep(actor, house, (stands) => ({
    ...{ brand: stands?.brand ?? null, logo: 'same', named: stands?.named ?? '' },
    ...{ welcome: stands?.welcome ?? none, contact: stands?.contact ?? none },
    tongues: tongues === null ? null : [...new Set<CompanionLanguage>(['nl', ...tongues])],
  }));

const none: Words = { nl: '', en: '' };

async function keep(
  actor: StaffActor,
  house: House,
  choose: (stands: ThemeRow | undefined) => ThemeChoice & { tongues?: string[] | null },
): Promise<void> {
  await perform(house, actor, 'theme.keep', {}, async (granted) => {
    const { tx, now } = granted;
    const region = await ownRegion(granted, actor);
    const stands = await themeOfRegion(tx, region);
    const choice = choose(stands);
    const tongues = choice.tongues === undefined ? (stands?.tongues ?? null) : choice.tongues;
    const logo =
      choice.logo === 'same' ? (stands?.logo ?? null) : choice.logo === 'none' ? null : choice.logo;
    const { brand, named, welcome, contact } = choice;
    const row = {
      ...{ brand, logo, named, tongues, version: versionOf({ ...choice, logo, tongues }) },
      ...{ welcome: JSON.stringify(welcome), contact: JSON.stringify(contact) },
      ...{ changed: now, changed_by: actor.person },
    };
    await tx
      .insertInto('method.theme')
      .values({ region, ...row })
      .onConflict((again) => again.column('region').doUpdateSet(row))
      .execute();
  });
}

/** What stands under this version, for the files that pages name: a colour and a picture of a region, of nobody. */
export async function lookAtTheme(house: House, version: string): Promise<ThemeRow | undefined> {
  return perform(house, visitor, 'theme.look', {}, async ({ tx }) => (await ask(tx, themeWith(version)))[0]);
}

const themeOfRegion = (tx: Tx, region: string): Promise<ThemeRow | undefined> =>
  tx.selectFrom('method.theme').selectAll().where('region', '=', region).executeTakeFirst();
