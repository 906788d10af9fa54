import type { Chance } from './chance.ts';
import type { Place } from './make.ts';
import type { Id, Landing, Passport, Signal } from './world.ts';

/** Help that was asked for, where somebody landed, and the summer (F60, F63, F64, F66). */
export function makeAftercare(
  by: Chance,
  { posts }: Place,
): Pick<Passport, 'signals' | 'landings' | 'summers'> {
  const advisers = posts.filter(({ role }) => role === 'adviser');
  const signals = by.once(3) ? [] : [signal(by, advisers)];
  // Mostly who helps now; sometimes somebody who helped before, or never did.
  const near = signals.flatMap(({ person }) => (person === undefined ? [] : [person]));
  const somebody = (): Id => (near.length > 0 && !by.once(4) ? by.one(near) : by.one(advisers).person);
  const landings = by.one([[], [true], [false], [false, true]]).map((ended) => landing(by, ended, somebody));
  return { signals, landings, summers: by.some([2026, 2027]) };
}

/** It waits, somebody took it who works there (still), or it was closed. */
function signal(by: Chance, advisers: Place['posts']): Signal {
  const { organisation, person } = by.one(advisers);
  return {
    ...{ id: by.id(), organisation, closed: by.once(4) },
    ...(!by.once(3) && {
      person,
      ...(by.once(2) && { proposed: by.once(3) ? by.one(advisers).person : person }),
    }),
  };
}

/** Kept by the young person, or written down by an adviser and not answered yet; let be seen by somebody, or by nobody. */
function landing(by: Chance, ended: boolean, somebody: () => Id): Landing {
  const proposed = by.once(3);
  const confirmed = !proposed || by.once(2);
  return {
    ...{ id: by.id(), confirmed, ended },
    ...(proposed && { proposer: somebody() }),
    ...(!by.once(4) && { follow: somebody() }),
    checkins: by.some([1, 3, 6]).map((months) => ({ months, call: by.once(2) })),
  };
}
