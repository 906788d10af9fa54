import type { OwnerActor, StaffActor } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import {
  closeSignal,
  lookSignal,
  proposeColleague,
  proposeLanding,
  takeSignal,
} from '../src/aftercare/cases.ts';
import { askHelp, listWhereToAsk, readHelp } from '../src/aftercare/help.ts';
import { keepLanding, sayCheckin } from '../src/aftercare/landing.ts';
import type { SignalId } from '../src/base/id.ts';
import { dayAfter, wallOf } from '../src/base/wall.ts';
import { listSuccessors } from '../src/inbox/choose.ts';
import type { Young } from './cast.ts';
import { signInStaff } from './sign-in.ts';

/**
 * What the cast has to do with Joris of the Doorstroompunt: Selin asks for help and waits, Mees works since a month and wants to be called, of Oleh
 * it is proposed that Sanne goes on, and Daan was helped until he had a place.
 */
export async function plantAftercare(
  actor: OwnerActor,
  house: House,
  past: House,
  { key, called }: Pick<Young, 'key' | 'called'>,
): Promise<void> {
  if (key === 'selin') await askFor(actor, house, called, { way: 'message', where: '06 00 00 00 17' });
  if (key === 'mees') {
    await taken(actor, past, called, { way: 'call', where: '06 00 00 00 19' });
    const starts = dayAfter(wallOf(house.clock()).day, -35);
    const where = 'Klusbedrijf De Spijker';
    await keepLanding(actor, past, { kind: 'work', where, starts, asks: true, follow: true }, false);
    const words = 'Ik mag steeds alleen het puin doen.';
    await sayCheckin(actor, house, 1, { feeling: 'fair', words, call: true });
  }
  if (key === 'oleh') {
    const { helper: joris, id } = await taken(actor, house, called, {
      way: 'other',
      where: 'mevrouw Visser',
    });
    const sanne = (await listSuccessors(joris, house)).find(({ name }) => name === 'Sanne Kramer');
    if (sanne?.to.person == null) throw new Error('nobody of the cast to go on');
    const to = {
      organisation: sanne.to.organisation,
      person: sanne.to.person,
      name: sanne.name,
      at: sanne.at,
    };
    await proposeColleague(joris, house, id, {
      to,
      why: 'Sanne speaks Ukrainian. You can talk to her yourself.',
    });
  }
  if (key === 'bo') {
    const by = 'Sanne Kramer';
    const { helper, id } = await taken(
      actor,
      past,
      called,
      { way: 'message', where: '06 00 00 00 23' },
      { mail: 'kramer@waterkant.example', name: by },
    );
    const starts = dayAfter(wallOf(house.clock()).day, 10);
    await proposeLanding(helper, house, id, { kind: 'work', where: 'Manege De Hoef', starts, by });
  }
  if (key === 'daan') {
    const { helper: joris, id } = await taken(actor, past, called, {
      way: 'mail',
      where: 'daan@post.example',
    });
    await closeSignal(joris, house, id, { reason: 'place', words: 'Mooi dat het gelukt is, Daan.' });
  }
}

type Way = { way: 'call' | 'message' | 'mail' | 'other'; where: string };

async function askFor(actor: OwnerActor, house: House, called: string, reach: Way): Promise<SignalId> {
  const [where] = await listWhereToAsk(actor, house, 'doorstroompunt waterkant');
  if (where === undefined) throw new Error('no Doorstroompunt of the cast');
  await askHelp(actor, house, { organisation: where.id, called, reach });
  const { now } = await readHelp(actor, house);
  if (now === undefined) throw new Error(`${called} of the cast asked for nothing`);
  return now.id;
}

async function taken(
  actor: OwnerActor,
  house: House,
  called: string,
  reach: Way,
  by = { mail: 'terpstra@waterkant.example', name: 'Joris Terpstra' },
): Promise<{ helper: StaffActor; id: SignalId }> {
  const id = await askFor(actor, house, called, reach);
  const helper = await signInStaff(house, by.mail, 'adviser');
  await lookSignal(helper, house, id);
  await takeSignal(helper, house, id, by.name);
  return { helper, id };
}
