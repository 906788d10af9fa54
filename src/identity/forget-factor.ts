import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { deleteFactors } from './factor-rows.ts';
import { indexMail } from './person.ts';
import { personByMail } from './person-rows.ts';
import { endSessionsOf } from './session-rows.ts';
import { tellStaff } from './staff-letter.ts';

const job: SystemActor = { kind: 'system', job: 'forget-factor' };

/**
 * For who lost telephone, device and recovery codes: takes their second step away, so that they set one up at the next sign-in. They are told by mail.
 * Done by whoever runs the installation, who makes sure by another way that it is they who ask. `false` when nobody at work has this address.
 */
export async function forgetFactor(house: House, mail: string): Promise<boolean> {
  return perform(house, job, 'staff.forget-factor', {}, async (granted) => {
    const person = await personByMail(granted.tx, indexMail(house.keys, mail));
    if (person === undefined) return false;
    await deleteFactors(granted.tx, person.id);
    await endSessionsOf(granted.tx, person.id);
    await tellStaff(house, granted, person.id, 'staff-factor');
    return true;
  });
}
