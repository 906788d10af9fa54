import { z } from 'zod';
import { codeLength, newCode } from '../base/code.ts';
import type { OrganisationId, PlaceId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { PlaceTable } from './place-rows.ts';

/** What a school's list says of somebody. */
export type ListName = { number: string; first: string; last: string };

const shape = z.object({ number: z.string(), first: z.string(), last: z.string() });

export function sealName(keys: Keys, id: PlaceId, { number, first, last }: ListName): Buffer {
  return keys.sealForHouse('place', id, JSON.stringify({ number, first, last }));
}

export function openName(keys: Keys, permit: Permit, { id, sealed }: PlaceTable): ListName {
  return shape.parse(JSON.parse(keys.openForHouse(permit, 'place', id, sealed)));
}

/** The same number at another school is another pupil. */
export function indexNumber(keys: Keys, organisation: OrganisationId, number: string): Buffer {
  return keys.index('list-number', `${organisation} ${number}`);
}

/** A new code for a start card: found by its index, and kept sealed so that the card can be printed again. */
export function newStartCode(keys: Keys, id: PlaceId): Pick<PlaceTable, 'code_index' | 'code_sealed'> {
  const code = newCode(codeLength.start);
  return { code_index: indexStartCode(keys, code), code_sealed: keys.sealForHouse('start-code', id, code) };
}

export const indexStartCode = (keys: Keys, code: string): Buffer => keys.index('start-code', code);
