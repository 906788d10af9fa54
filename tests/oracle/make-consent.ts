import type { Chance } from './chance.ts';
import type { Place } from './make.ts';
import type { Asking, Guardian, Moment, Passport, Said } from './world.ts';

const day = 86_400_000;

/** Young enough to need consent, nearly 16, 16 today, grown, or nobody knows; guardians asked; what was said, taken back, said anew. */
export function makeConsent(
  by: Chance,
  place: Place,
): Pick<Passport, 'birth' | 'guardians' | 'records' | 'askings'> {
  const { now } = place;
  const young = by.once(2);
  const guardians = Array.from(
    { length: young ? 1 + by.below(2) : by.below(3) },
    (): Guardian => ({
      ...{ id: by.id(), ends: now + (by.below(40) - 15) * day, opened: by.once(2) },
      ...(by.once(4) && { stopped: now - by.below(10) * day }),
    }),
  );
  const askings = by.some([1, 2, 3], young ? 2 : 3).map(() => asking(by, place));
  const birth = young ? bornLately(by, now) : born(by, now);
  // A yes to a mistyped day took that day away: the one that is there was given after it.
  for (const { kind, handled } of askings)
    if (kind === 'birthday' && handled?.outcome === 'yes' && birth !== undefined)
      handled.at = Math.min(handled.at, birth.given - 1);
  const fromGuardians = guardians.flatMap(({ id }) => saidBy(by, now, id));
  const fromSchool = askings.flatMap((one) => saidAtSchool(by, now, one));
  // Two that wait for the same thing there are not.
  const open = new Map(askings.map((one) => [one.handled === undefined ? one.kind : one.id, one]));
  return {
    ...(birth !== undefined && { birth }),
    guardians,
    askings: [...open.values()],
    // A guardian says nothing at the very moment of the birthday or later: the say is over.
    records: [...fromGuardians, ...fromSchool].filter(({ given }) => given < (birth?.sixteen ?? Infinity)),
  };
}

function bornLately(by: Chance, now: Moment): { given: Moment; sixteen: Moment; eighteen: Moment } {
  const sixteen = by.once(3) ? now : now + (by.below(40) - 10) * day;
  const given = Math.min(now - (20 + by.below(100)) * day + (by.once(6) ? 60 * day : 0), sixteen - day);
  return { given, sixteen, eighteen: sixteen + 730 * day };
}

function born(by: Chance, now: Moment): Passport['birth'] {
  if (by.once(6)) return undefined;
  const given = now - (20 + by.below(100)) * day;
  return { given, ...(by.once(2) && { eighteen: now + (by.below(20) - 5) * day }) };
}

/** One guardian: a yes or a no, taken back, and said anew. What stands is the last; one record at the most. */
function saidBy(by: Chance, now: Moment, guardian: string): Said[] {
  const said: Said[] = [];
  let at = now - (10 + by.below(60)) * day;
  for (let left = by.below(4); left > 0 && at < now; left--) {
    const given = at;
    at = Math.min(at + (1 + by.below(12)) * day, now);
    const over = left > 1 || by.once(4) ? { withdrawn: at } : {};
    said.push({ ...{ id: by.id(), how: 'link', said: by.once(3) ? 'no' : 'yes', guardian, given }, ...over });
  }
  return said;
}

function asking(by: Chance, { now, organisations, posts }: Place): Asking {
  const role = by.once(2) ? 'dean' : 'privacy-officer';
  const post = by.one(posts.filter((one) => one.role === role));
  const kind = by.one(['paper', 'exception', 'exception', 'birthday'] as const);
  const organisation = by.once(5) ? by.one(organisations).id : post.organisation;
  return {
    ...{ id: by.id(), kind, role, organisation },
    ...(!by.once(3) && {
      handled: {
        at: now - (1 + by.below(40)) * day,
        outcome: by.once(3) ? 'no' : 'yes',
        person: post.person,
      },
    }),
  };
}

function saidAtSchool(by: Chance, now: Moment, { id, kind, handled, organisation }: Asking): Said[] {
  if (handled === undefined || handled.outcome === 'no' || kind === 'birthday') return [];
  return [
    {
      ...{
        id: by.id(),
        how: kind,
        said: 'yes',
        given: handled.at,
        asking: id,
        organisation,
        person: handled.person,
      },
      ...(by.once(3) && { withdrawn: Math.min(handled.at + by.below(20) * day, now) }),
    },
  ];
}
