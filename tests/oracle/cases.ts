import { type Chance, chance } from './chance.ts';
import type { Case, Moment, Passport, Visitor, World } from './world.ts';

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
  const { grants, guardians, invitations, birth } = passport;
  const key = 'id' in of.who ? of.who.id : undefined;
  const share = grants.find(({ id }) => id === (of.grant ?? key));
  const turns = [
    ...[share?.starts, share?.ends, birth?.sixteen, birth?.eighteen],
    ...[...guardians, ...invitations].filter(({ id }) => id === key).map(({ ends }) => ends),
    ...posts.filter(({ person }) => person === key).flatMap(({ since, until }) => [since, until]),
    ...signed
      .filter(({ organisation }) => organisation === share?.organisation)
      .flatMap(({ ended, day }) => [ended, Date.parse(`${day}T00:00+01:00`)]),
  ].flatMap((at) => (at === undefined || at < now ? [] : [at, at - 1]));
  return turns.length === 0 || by.once(3) ? now : by.one(turns);
}

function comer(by: Chance, world: World, passport: Passport): { who: Visitor; grant?: string } {
  const { owner, grants } = passport;
  const grant = grants.length > 0 && !by.once(3) ? { grant: by.one(grants).id } : {};
  const kind = by.below(14);
  if (kind < 2) {
    const proven = by.once(3) ? {} : { proven: world.now + (by.below(30) - 10) * 86_400_000 };
    return { who: { kind: 'owner', id: owner, ...proven, beside: by.once(3) }, ...grant };
  }
  if (kind < 5) return { who: { kind: 'receiver', id: idOf(by, grants) } };
  if (kind < 6) return { who: { kind: 'companion', id: idOf(by, passport.invitations) } };
  if (kind < 7) return { who: { kind: 'guardian', id: idOf(by, passport.guardians) } };
  if (kind < 8)
    return {
      who: by.once(3)
        ? { kind: 'helper', id: idOf(by, passport.helpers) }
        : { kind: by.once(2) ? 'visitor' : 'system' },
    };
  return { who: atWork(by, world, passport, grant.grant), ...grant };
}

const idOf = (by: Chance, of: readonly { id: string }[]): string =>
  of.length === 0 || by.once(30) ? by.id() : by.one(of).id;

/** A hat of the tree, mostly one that has to do with this share or this passport; sometimes one that this person does not have. */
function atWork(by: Chance, world: World, passport: Passport, grant: string | undefined): Visitor {
  const share = passport.grants.find(({ id }) => id === grant);
  const to = world.posts.filter(({ organisation }) => organisation === share?.organisation);
  const near = world.posts.filter(
    ({ organisation, group }) =>
      passport.memberships.some((one) => one.group === group) ||
      [...passport.askings, ...passport.signals].some((one) => one.organisation === organisation),
  );
  const close =
    to.length > 0 ? to.filter(({ person }) => person === (share?.person ?? person) || by.once(4)) : near;
  const { person, role, organisation } = by.one(close.length > 0 && !by.once(8) ? close : world.posts);
  const other = by.one(world.posts);
  return {
    kind: by.once(20) ? other.role : role,
    id: by.once(20) ? other.person : person,
    organisation: by.once(20) ? other.organisation : organisation,
    ...(by.once(2) && { proven: world.now + (by.below(30) - 10) * 86_400_000 }),
  };
}
