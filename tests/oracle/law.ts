import type { Case, Grant, Group, Hat, Id, Moment, Passport, Said, Signal, World } from './world.ts';

/**
 * The oracle's own words for what holds at a moment, from mission.md, security.md and the decisions on sharing (0005, 0037 to 0040, 0045). Written
 * from those and not from the SQL; it is slow and plain on purpose.
 */
export const passportOf = (world: World, id: Id): Passport | undefined =>
  world.passports.find(({ owner, there }) => owner === id && there === 'there');

/** A role that is held now, in this very organisation: rights of two hats are never added up. */
const postsOf = (world: World, { who, at }: Case) =>
  !('organisation' in who)
    ? []
    : world.posts.filter(
        (post) =>
          post.person === who.id &&
          post.role === who.kind &&
          post.organisation === who.organisation &&
          post.since <= at &&
          (post.until === undefined || at < post.until),
      );

export const holds = (world: World, asked: Case): boolean => postsOf(world, asked).length > 0;

export const ownGroups = (world: World, asked: Case): Id[] =>
  asked.who.kind === 'mentor'
    ? postsOf(world, asked).flatMap(({ group }) => (group === undefined ? [] : [group]))
    : [];

/** What a hat looks after: a dean the own organisation and its parts, who manages a region all of it (0045). */
export function reach(world: World, asked: Case): Id[] {
  const { who } = asked;
  if (!('organisation' in who) || !holds(world, asked)) return [];
  const own = world.organisations.find(({ id }) => id === who.organisation);
  if (who.kind === 'dean')
    return world.organisations
      .filter(({ id, parent }) => id === who.organisation || parent === who.organisation)
      .map(({ id }) => id);
  if (who.kind !== 'region-admin' || own?.kind !== 'region') return [];
  return world.organisations.filter(({ region }) => region === own.region).map(({ id }) => id);
}

/** The groups of a hat: a mentor's own; of a dean those of the school and its parts. */
export const groupsOf = (world: World, asked: Case): Id[] =>
  asked.who.kind === 'dean'
    ? world.groups
        .filter(({ organisation }: Group) => reach(world, asked).includes(organisation))
        .map(({ id }) => id)
    : ownGroups(world, asked);

export const inClass = (passport: Passport | undefined, group: Id | undefined): boolean =>
  passport?.memberships.some((one) => one.group === group && one.left === undefined) ?? false;

/** The mentor of a class that the young person is in now. */
export const guides = (world: World, asked: Case, through?: Id): boolean =>
  ownGroups(world, asked).some(
    (group) => (through ?? group) === group && inClass(passportOf(world, asked.passport), group),
  );

/** The mentor whom the young person asked, as long as both are of the same class. */
export const isRequested = (world: World, asked: Case): boolean =>
  guides(world, asked) &&
  (passportOf(world, asked.passport)?.requests.some(
    ({ person }) => 'id' in asked.who && person === asked.who.id,
  ) ??
    false);

/** One named role at one organisation, as long as it was not handled (0038). */
export const isEntrusted = (world: World, asked: Case): boolean =>
  holds(world, asked) &&
  (passportOf(world, asked.passport)?.askings.some(
    ({ role, organisation, handled }) =>
      role === asked.who.kind &&
      'organisation' in asked.who &&
      organisation === asked.who.organisation &&
      handled === undefined,
  ) ??
    false);

/** A paper that was seen there, or an exception that was made there, stands (0038, 0052). */
export const isVouched = (world: World, asked: Case): boolean =>
  (asked.who.kind === 'dean' || asked.who.kind === 'privacy-officer') &&
  holds(world, asked) &&
  (passportOf(world, asked.passport)?.records.some(
    ({ how, organisation, withdrawn }) =>
      how !== 'link' &&
      'organisation' in asked.who &&
      organisation === asked.who.organisation &&
      withdrawn === undefined,
  ) ??
    false);

/**
 * A question for help that an adviser has in sight, where their organisation has what its region asks (F124): it waits where they work, they took it, or
 * who took it works there no more (0061).
 */
export const isInSight = (world: World, asked: Case, { organisation, person, closed }: Signal): boolean =>
  !closed &&
  asked.who.kind === 'adviser' &&
  holds(world, asked) &&
  organisation === asked.who.organisation &&
  hasSigned(world, organisation, asked.at) &&
  (person === undefined ||
    person === asked.who.id ||
    !holds(world, { ...asked, who: { kind: 'adviser', id: person, organisation } }));

/** Who took it still sees it at the very moment that it is closed: the act that closes it reads back what it changed (0061). It speaks for nothing more. */
export const isJustClosed = (world: World, asked: Case, signal: Signal): boolean =>
  signal.closed &&
  asked.at === world.now &&
  asked.who.kind === 'adviser' &&
  signal.person === asked.who.id &&
  isInSight(world, asked, { ...signal, closed: false });

/** The question for help of this young person, for who comes as an adviser. An act that names a share of theirs is about that share. */
export function signalFor(world: World, asked: Case): Signal | undefined {
  const passport = passportOf(world, asked.passport);
  const grant = passport?.grants.find(({ id }) => id === asked.grant);
  if (passport !== undefined && grant !== undefined && isAddressed(world, asked, passport, grant))
    return undefined;
  return passport?.signals.find((signal) => isInSight(world, asked, signal));
}

// Consent (UAVG art. 5, 0037) ---------------------------------------------------------------------------------------------------

const standsAt = (said: Said, at: Moment): boolean =>
  said.given <= at && (said.withdrawn === undefined || at < said.withdrawn);

/** One yes is enough, a no is not overruled, an exception stands by itself. */
function covered({ records }: Passport, at: Moment): boolean {
  const then = records.filter((said) => standsAt(said, at));
  if (then.some(({ how }) => how === 'exception')) return true;
  return then.some(({ said }) => said === 'yes') && !then.some(({ said }) => said === 'no');
}

/** Whether what was chosen then may be read now: chosen at 16 or later, or covered from then on without a break, until now or the birthday. */
export function carries(passport: Passport, chosen: Moment, at: Moment): boolean {
  const { birth, records } = passport;
  if (birth === undefined || chosen < birth.given) return false;
  if (birth.sixteen === undefined || chosen >= birth.sixteen) return true;
  const until = Math.min(at, birth.sixteen);
  const changes = records.flatMap(({ given, withdrawn }) => [given, withdrawn ?? given]);
  return [chosen, until, ...changes.filter((one) => one > chosen && one <= until)].every((moment) =>
    covered(passport, moment),
  );
}

const chosenAt = ({ starts, confirmed }: Grant): Moment => Math.max(starts ?? 0, confirmed ?? 0);
const isInside = ({ group }: Grant): boolean => group !== undefined;

/** Inside school is a share with the mentor of the own class, and asks no guardian. */
export const consented = (passport: Passport, grant: Grant, at: Moment): boolean =>
  grant.starts !== undefined && (isInside(grant) || carries(passport, chosenAt(grant), at));

/** Nothing is to be asked of its owner first: no birthday came since it was chosen, and nothing closed it. */
export function isSettled(passport: Passport, grant: Grant, at: Moment): boolean {
  if (isInside(grant)) return true;
  if (grant.starts === undefined) return false;
  const chosen = chosenAt(grant);
  const birthdays = [passport.birth?.sixteen, passport.birth?.eighteen];
  const came = birthdays.some((day) => day !== undefined && chosen < day && day <= at);
  return !came && carries(passport, chosen, at);
}

/** Giving now: inside school, or as far as the law lets at this moment. */
export const mayGive = (passport: Passport, grant: Grant | undefined, at: Moment): boolean =>
  grant !== undefined && (isInside(grant) || carries(passport, at, at));

/** A guardian has a say while asked, not stopped, and the young person is not 16; who said something comes back after the end too. */
export function guardianSpeaks(passport: Passport, id: Id, at: Moment): boolean {
  const guardian = passport.guardians.find((one) => one.id === id);
  if (guardian === undefined || guardian.stopped !== undefined) return false;
  const { birth } = passport;
  if (birth !== undefined && (birth.sixteen === undefined || birth.sixteen <= at)) return false;
  return at < guardian.ends || passport.records.some((said) => said.guardian === id);
}

// Shares (0005, 0039) ------------------------------------------------------------------------------------------------------------

/** Given, not stopped, not over. */
export const standsAsShare = ({ starts, ends, withdrawn }: Grant, at: Moment): boolean =>
  withdrawn === undefined && starts !== undefined && starts <= at && at < ends;

/** The papers that the region asks, of the organisation itself or of the whole that a part goes with. */
export function hasSigned(world: World, id: Id, at: Moment): boolean {
  const own = world.organisations.find((one) => one.id === id);
  if (own === undefined) return false;
  const part = own.kind === 'domain' || own.kind === 'location';
  const whole = part ? world.organisations.find((one) => one.id === own.parent) : own;
  const asked = world.required.find((one) => one.region === own.region && one.receiver === whole?.kind);
  return (asked?.kinds ?? (['cooperation', 'processing'] as const)).every((kind) =>
    world.signed.some(
      (one) =>
        one.kind === kind &&
        (one.organisation === id || one.organisation === whole?.id) &&
        one.day <= dayOf(at) &&
        (one.ended === undefined || at < one.ended),
    ),
  );
}

/** Whether a share is addressed to the hat that is worn, and held. */
export function isAddressed(world: World, asked: Case, passport: Passport, grant: Grant): boolean {
  const { who } = asked;
  if (!('organisation' in who) || !holds(world, asked)) return false;
  if (grant.starts === undefined || grant.organisation !== who.organisation) return false;
  if (grant.person === undefined) return who.kind === 'intaker' || who.kind === 'adviser';
  if (grant.person !== who.id) return false;
  if (grant.group === undefined) return who.kind === 'adviser';
  // With the own mentor it ends with the class: who left and came back chooses anew.
  const { starts } = grant;
  return (
    ownGroups(world, asked).includes(grant.group) &&
    passport.memberships.some(
      ({ group, left, joined }) => group === grant.group && left === undefined && joined <= starts,
    )
  );
}

/** In what a share is for who comes: `yes`: stands, and everything that it needs; `first`: but for the own yes to the purpose. */
export function opens(world: World, asked: Case, passport: Passport, grant: Grant): 'yes' | 'first' | 'no' {
  const { who, at } = asked;
  if (!standsAsShare(grant, at) || !consented(passport, grant, at)) return 'no';
  if (who.kind === 'receiver') return who.id !== grant.id ? 'no' : grant.accepted ? 'yes' : 'first';
  if (!isAddressed(world, asked, passport, grant)) return 'no';
  if (grant.organisation === undefined || !hasSigned(world, grant.organisation, at)) return 'no';
  return 'id' in who && grant.readers.includes(who.id) ? 'yes' : 'first';
}

/** Whether a share shows an answer. What I need, and what is extra protected, by name alone; what is private never; of a copy nothing live. */
export function shows(
  grant: Grant,
  {
    question,
    chapter,
    extra,
    private: alone,
  }: { question: string; chapter: string; extra: boolean; private: boolean },
): boolean {
  if (alone || grant.copy) return false;
  if (extra || chapter === 'nodig') return grant.extra.includes(question);
  return grant.chapters.includes(chapter) || grant.questions.includes(question);
}

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });
/** The day on the clock on the wall. */
export const dayOf = (at: Moment): string => wall.format(at);

export const isAtWork = (kind: string): kind is Hat =>
  ['mentor', 'dean', 'region-admin', 'adviser', 'intaker', 'privacy-officer'].includes(kind);
