import { z } from 'zod';
import type { PersonId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import { plainAddress } from '../mail/returned-rows.ts';
import type { PersonTable } from './person-rows.ts';

/** Who somebody at work is: sealed for the house, opened to sign in, to send a letter, and to say whose lesson it is. */
export type Person = { name: string; mail: string };

const shape = z.object({ name: z.string(), mail: z.string() });

export function sealPerson(keys: Keys, id: PersonId, person: Person): Buffer {
  return keys.sealForHouse('person', id, JSON.stringify(person));
}

export function openPerson(keys: Keys, permit: Permit, { id, sealed }: PersonTable): Person {
  return shape.parse(JSON.parse(keys.openForHouse(permit, 'person', id, sealed)));
}

/** The same address however it was typed finds the same person. */
export function indexMail(keys: Keys, mail: string): Buffer {
  return keys.index('mail', plainAddress(mail));
}
