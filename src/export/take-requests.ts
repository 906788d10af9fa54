import type { Granted, House } from '../access/perform.ts';
import type { OwnerId, PersonId } from '../base/id.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { openAsk } from '../sharing/request.ts';
import { handoversOf, requestsOf } from '../sharing/request-rows.ts';

/** What somebody at work asked: to see something, or that another takes over (`to`). */
export type TakenRequest = {
  by: string;
  why: string;
  to: string | null;
  at: string;
  answered: string | null;
  outcome: string | null;
};

export async function asksAtWork(
  granted: Granted,
  house: House,
  owner: OwnerId,
): Promise<{ requests: TakenRequest[]; handovers: TakenRequest[] }> {
  const { tx, permit } = granted;
  const requests: TakenRequest[] = [];
  for (const row of await requestsOf(tx, owner)) {
    const { why } = await openAsk(house.keys, permit, { owner, id: row.id }, row.sealed);
    requests.push({ ...(await by(granted, house, row)), why, to: null, at: row.asked.toISOString() });
  }
  const handovers: TakenRequest[] = [];
  for (const row of await handoversOf(tx, owner)) {
    const { why, name = '' } = await openAsk(house.keys, permit, { owner, id: row.grant }, row.sealed);
    handovers.push({ ...(await by(granted, house, row)), why, to: name, at: row.proposed.toISOString() });
  }
  return { requests, handovers };
}

async function by(
  { tx, permit }: Granted,
  house: House,
  { person: id, answered, outcome }: { person: PersonId; answered: Date | null; outcome: string | null },
) {
  const person = await personById(tx, id);
  const name = person === undefined ? '' : openPerson(house.keys, permit, person).name;
  return { by: name, answered: answered?.toISOString() ?? null, outcome };
}
