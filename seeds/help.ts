import { type OwnerActor, visitor } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import { agreeToHelp, comeHelping } from '../src/identity/help.ts';
import { askHelper, readHelpers } from '../src/identity/helpers.ts';
import { choosePictures } from '../src/identity/own-pictures.ts';
import { findSession } from '../src/identity/session.ts';
import type { Helping, Young } from './cast.ts';

/** Whom somebody of the cast chose to help them back in; with their yes, when they gave it. */
export async function plantHelp(actor: OwnerActor, house: House, { helps }: Young): Promise<void> {
  if (helps === undefined) return;
  await choosePictures(actor, house, helps.pictures);
  await askHelper(actor, house, helps.name, helps.name);
  if (helps.agreed) await agree(actor, house, helps);
}

async function agree(actor: OwnerActor, house: House, { name }: Helping): Promise<void> {
  const { helpers } = await readHelpers(actor, house);
  const code = helpers.find(({ who }) => who === name)?.keys.code ?? '';
  const came = await comeHelping(house, visitor, { code });
  const opened = came.kind === 'in' ? await findSession(house, came.token) : undefined;
  if (opened?.actor.kind !== 'helper') throw new Error(`${name} of the cast did not get in`);
  await agreeToHelp(opened.actor, house);
}
