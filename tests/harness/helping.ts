import { expect } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import type { OwnerActor, StaffActor } from '../../src/access/actor.ts';
import { listSignals } from '../../src/aftercare/cases.ts';
import { askHelp, listWhereToAsk, readHelp } from '../../src/aftercare/help.ts';
import type { SignalId } from '../../src/base/id.ts';
import { enrol } from '../../src/identity/enrol.ts';
import { aNewPassport } from './passport.ts';
import { everybodySigns, freshRegion, type Region } from './receivers.ts';

/** A region where two advisers work at a Doorstroompunt, and one at a municipality further on; everybody signed. */
export type Helping = {
  region: Region;
  joris: StaffActor;
  sanne: StaffActor;
  elsewhere: StaffActor;
  /** A young person without a school. */
  alone: (called: string) => Promise<OwnerActor>;
  /** Asks the Doorstroompunt for help. */
  asks: (owner: OwnerActor, called: string) => Promise<SignalId>;
  /** Whom an adviser sees, by the name to be called. */
  seen: (actor: StaffActor) => Promise<string[]>;
};

export const nothing = { kind: 'not-there' };
export const reach = { way: 'call', where: '06 00 00 00 00' } as const;

export async function freshHelping(): Promise<Helping> {
  const region = await freshRegion();
  const { house, admin } = region;
  const staff = (name: string, mail: string) => ({ name, mail, roles: [{ role: 'adviser' as const }] });
  await enrol(house, {
    region: 'Regio Proef',
    organisations: [
      {
        kind: 'doorstroompunt',
        name: 'Doorstroompunt Proef',
        staff: [staff('Sanne Bol', 'sanne@proef.example')],
      },
      {
        kind: 'municipality',
        name: 'Gemeente Ginder',
        place: 'Ginderdorp',
        staff: [staff('Elske Ver', 'elske@ginder.example')],
      },
    ],
  });
  await everybodySigns(house, admin);
  return {
    region,
    joris: region.adviser,
    sanne: await signInStaff(house, 'sanne@proef.example', 'adviser'),
    elsewhere: await signInStaff(house, 'elske@ginder.example', 'adviser'),
    alone: async (called) => (await aNewPassport(house, called)).actor,
    asks: (owner, called) => asks(region, owner, called),
    seen: async (actor) => (await listSignals(actor, house)).map(({ called }) => called),
  };
}

async function asks({ house }: Region, owner: OwnerActor, called: string): Promise<SignalId> {
  const [where] = await listWhereToAsk(owner, house, 'doorstroompunt');
  if (where === undefined) throw new Error('nobody to ask');
  expect(await askHelp(owner, house, { organisation: where.id, called, reach })).toBe('asked');
  const { now } = await readHelp(owner, house);
  if (now === undefined) throw new Error('nothing was asked');
  return now.id;
}
