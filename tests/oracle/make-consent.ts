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
    { length: young ? by.one([1, 2, 2]) : by.below(3) },
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
  const scene = by.one(scenes);
  if (young && scene === 'exception') askings.push(asExcepted(by, place));
  const fromGuardians = guardians.flatMap(
    ({ id }, n) => (young && said(by, now, id, scene, n)) || saidBy(by, now, id),
  );
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

/** Where consent turns, of most of the young: a yes, one yes and one no, a yes with a break in it, an exception where nobody said yes. */
const scenes = ['yes', 'yes and no', 'break', 'break', 'exception', 'exception', 'chance', 'chance'] as const;

const asExcepted = (by: Chance, place: Place): Asking => ({
  ...asking(by, place),
  kind: 'exception',
  handled: { at: place.now - (20 + by.below(40)) * day, outcome: 'yes', person: by.one(place.posts).person },
});

function said(
  by: Chance,
  now: Moment,
  guardian: string,
  scene: (typeof scenes)[number],
  n: number,
): Said[] | undefined {
  const one = (says: Said['said'], given: Moment, withdrawn?: Moment): Said => ({
    ...{ id: by.id(), how: 'link', said: says, guardian, given },
    ...(withdrawn !== undefined && { withdrawn }),
  });
  if (scene === 'yes and no')
    return [n === 0 ? one('yes', now - 60 * day) : one('no', now - (1 + by.below(70)) * day)];
  if (scene === 'break' && n === 0)
    return [
      one('yes', now - 60 * day, now - (20 + by.below(20)) * day),
      one('yes', now - (1 + by.below(18)) * day),
    ];
  if (scene === 'yes' && n === 0) return [one('yes', now - 60 * day)];
  if (scene === 'exception' && by.once(3)) return [one('no', now - (1 + by.below(70)) * day)];
  return scene === 'chance' ? undefined : [];
}

function bornLately(by: Chance, now: Moment): { given: Moment; sixteen: Moment; eighteen: Moment } {
  // Nearly, today, or not long ago; and of some eighteen came as well.
  const sixteen = by.once(4) ? now : now + (by.below(40) - 12) * day;
  const given = Math.min(dayGiven(by, now), sixteen - day);
  return { given, sixteen, eighteen: sixteen + 730 * day };
}

/** Mostly long before anything was shared. */
const dayGiven = (by: Chance, now: Moment): Moment =>
  now - (by.once(4) ? by.below(40) : 60 + by.below(60)) * day;

function born(by: Chance, now: Moment): Passport['birth'] {
  if (by.once(6)) return undefined;
  const given = dayGiven(by, now);
  return { given, ...(by.once(2) && { eighteen: now + (by.below(20) - 5) * day }) };
}

/** One guardian: a yes or a no, taken back, and said anew, at once or days later. One record at a time; what was said last mostly stands. */
function saidBy(by: Chance, now: Moment, guardian: string): Said[] {
  const said: Said[] = [];
  let end = by.once(5) ? now - by.below(10) * day : undefined;
  for (let left = by.one([0, 1, 1, 2, 3]); left > 0; left--) {
    const given = (end ?? now) - (1 + by.below(30)) * day;
    const over = end === undefined ? {} : { withdrawn: end };
    said.unshift({
      ...{ id: by.id(), how: 'link', said: by.once(4) ? 'no' : 'yes', guardian, given },
      ...over,
    });
    end = by.once(2) ? given : given - by.below(8) * day;
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
