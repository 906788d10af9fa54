import { type Chance, chance } from './chance.ts';
import { dayOf } from './law.ts';
import type { Case, Grant, Moment, Passport, Post, Visitor, World } from './world.ts';

/** Questions by chance about one world: who comes, to whose passport, with what, and when; mostly at the moments where something turns. */
export function casesOf(world: World, seed: number, many: number): Case[] {
  const by = chance(seed);
  return Array.from({ length: many }, () => {
    const passport = by.one(world.passports);
    const of = comer(by, world, passport);
    const { who, grant } = of;
    return {
      who,
      // Mostly the passport that the key is of; sometimes another one.
      passport: by.once(12) ? by.one(world.passports).owner : passport.owner,
      ...(grant !== undefined && { grant }),
      ...(by.once(2) && { group: by.one(world.groups).id }),
      ...(by.once(2) && { organisation: by.one(world.organisations).id }),
      ...(by.once(2) && { private: by.once(2) }),
      ...(by.once(2) && { extra: by.once(2) }),
      at: momentOf(by, world, passport, of),
    };
  });
}

/** Now, or where something of this is planned to turn: a moment before it, and the moment itself. Never earlier than now. */
function momentOf(
  by: Chance,
  world: World,
  passport: Passport,
  of: { who: Visitor; grant?: string },
): Moment {
  const { now, posts, signed } = world;
  const { grants, guardians, invitations, signals, birth } = passport;
  const key = 'id' in of.who ? of.who.id : undefined;
  const share = grants.find(({ id }) => id === (of.grant ?? key));
  const turns = [
    ...[share?.starts, share?.ends, birth?.sixteen, birth?.eighteen],
    ...[...guardians, ...invitations].filter(({ id }) => id === key).map(({ ends }) => ends),
    ...posts.filter(({ person }) => person === key).flatMap(({ since, until }) => [since, until]),
    ...signed
      .filter(
        ({ organisation }) =>
          organisation === share?.organisation || signals.some((one) => one.organisation === organisation),
      )
      .flatMap(({ ended, day }) => [ended, midnight(day)]),
  ].flatMap((at) => (at === undefined || at < now ? [] : [at, at - 1]));
  return turns.length === 0 || by.once(2) ? now : by.one(turns);
}

/** When a day begins on the clock on the wall, in winter and in summer. */
const midnight = (day: string): Moment | undefined =>
  ['+01:00', '+02:00']
    .map((zone) => Date.parse(`${day}T00:00${zone}`))
    .find((at) => dayOf(at) === day && dayOf(at - 1) !== day);

/** How often each kind comes: most who has most to do with what is shared. */
const comers = [
  ...Array<'owner'>(3).fill('owner'),
  ...Array<'receiver'>(6).fill('receiver'),
  ...(['companion', 'guardian', 'helper or nobody', 'close', 'close'] as const),
  ...Array<'at work'>(8).fill('at work'),
] as const;

function comer(by: Chance, world: World, passport: Passport): { who: Visitor; grant?: string } {
  const { owner, grants } = passport;
  const grant = grants.length > 0 && !by.once(3) ? { grant: oneOf(by, world, grants).id } : {};
  switch (by.one(comers)) {
    case 'owner': {
      const proven = by.once(3) ? {} : { proven: world.now + (by.below(30) - 10) * 86_400_000 };
      return { who: { kind: 'owner', id: owner, ...proven, beside: by.once(4) }, ...grant };
    }
    case 'receiver':
      return { who: { kind: 'receiver', id: keyOf(by, world, grants) } };
    case 'companion':
      return { who: { kind: 'companion', id: idOf(by, passport.invitations) } };
    case 'guardian':
      return { who: { kind: 'guardian', id: idOf(by, passport.guardians) } };
    case 'helper or nobody':
      return {
        who: by.once(2)
          ? { kind: 'helper', id: idOf(by, passport.helpers) }
          : { kind: by.once(2) ? 'visitor' : 'system' },
      };
    case 'close': {
      const near = closest(world, passport);
      if (near.length > 0) return { who: hatOf(by, world, by.one(near)) };
    }
  }
  return { who: atWork(by, world, passport, grant.grant), ...grant };
}

/** Whose share a receiver came in by: mostly one that goes by link. */
function keyOf(by: Chance, world: World, grants: readonly Grant[]): string {
  if (grants.length === 0 || by.once(30)) return by.id();
  const byLink = grants.filter(({ organisation }) => organisation === undefined);
  return oneOf(by, world, byLink.length > 0 && !by.once(4) ? byLink : grants).id;
}

/** Mostly a share that stands, so that there is something to be wrong about. */
function oneOf(by: Chance, { now }: World, grants: readonly Grant[]): Grant {
  const standing = grants.filter(({ ends, withdrawn }) => withdrawn === undefined && now < ends);
  return by.one(standing.length > 0 && !by.once(3) ? standing : grants);
}

/** Who has most to do with this passport: the mentor who was asked or wrote, the role that waits and the one beside it, who can help. Chance alone hardly finds them. */
function closest(
  { posts }: World,
  { contributions, requests, askings, signals, landings }: Passport,
): Post[] {
  const wrote = [...contributions.map(({ author }) => author), ...requests.map(({ person }) => person)];
  const waits = askings.filter(({ handled }) => handled === undefined);
  const seen = landings.flatMap(({ follow, proposer }) => [follow, proposer]);
  return posts.filter(
    ({ person, role, organisation }) =>
      (role === 'mentor' && wrote.includes(person)) ||
      (role === 'adviser' &&
        (seen.includes(person) || signals.some((one) => one.organisation === organisation))) ||
      ((role === 'dean' || role === 'privacy-officer') &&
        waits.some((one) => one.organisation === organisation)),
  );
}

const idOf = (by: Chance, of: readonly { id: string }[]): string =>
  of.length === 0 || by.once(30) ? by.id() : by.one(of).id;

/** A hat of the tree, mostly one that has to do with this share or this passport; sometimes one that this person does not have. */
function atWork(by: Chance, world: World, passport: Passport, grant: string | undefined): Visitor {
  const share = passport.grants.find(({ id }) => id === grant);
  const there = world.posts.filter(({ organisation }) => organisation === share?.organisation);
  const to = share === undefined || by.once(4) ? there : there.filter((post) => isFor(share, post));
  const near = world.posts.filter(
    ({ organisation, group }) =>
      passport.memberships.some((one) => one.group === group) ||
      [...passport.askings, ...passport.signals].some((one) => one.organisation === organisation),
  );
  const close = to.length > 0 ? to : near;
  return hatOf(by, world, by.one(close.length > 0 && !by.once(8) ? close : world.posts));
}

/** Whom a share is for: a mentor through a class, one adviser, or whoever reads an inbox. */
const isFor = (share: Grant, { person, role, group }: Post): boolean =>
  share.person === undefined
    ? role === 'adviser' || role === 'intaker'
    : person === share.person && group === share.group && (group !== undefined || role === 'adviser');

function hatOf(by: Chance, world: World, { person, role, organisation }: Post): Visitor {
  const other = by.one(world.posts);
  return {
    kind: by.once(20) ? other.role : role,
    id: by.once(20) ? other.person : person,
    organisation: by.once(20) ? other.organisation : organisation,
    ...(by.once(2) && { proven: world.now + (by.below(30) - 10) * 86_400_000 }),
  };
}
