import { asked } from './asked.ts';
import type { Chance } from './chance.ts';
import type { Place } from './make.ts';
import type { Grant, Membership, Moment, Passport, Post } from './world.ts';

const day = 86_400_000;

type Parts = Pick<Passport, 'proofs' | 'contributions' | 'birth' | 'records'> & {
  memberships: readonly Membership[];
};

/**
 * A share: by link, or addressed; of whole chapters, single answers, extra protected ones; also scopes that no form of ours offers.
 * Of one passport in two all stand and were accepted, so that there is something to be wrong about.
 */
export function makeGrant(by: Chance, place: Place, parts: Parts, stands: boolean): Grant {
  const { now } = place;
  const starts = !stands && by.once(6) ? {} : { starts: given(by, now, parts) };
  const copy = by.once(5);
  const to = by.once(2) ? {} : addressed(by, place, parts);
  const atWork = 'organisation' in to ? readers(by, place, to) : [];
  return {
    ...{ id: by.id(), ...scope(by), copy, ...starts, ...to },
    ends: now + (by.below(40) - (stands ? -1 : 6)) * day,
    ...(!stands && by.once(6) && { withdrawn: now - by.below(5) * day }),
    ...('starts' in starts && by.once(4) && { confirmed: again(by, now, starts.starts, parts) }),
    accepted: 'organisation' in to ? atWork.length > 0 : stands || !by.once(3),
    readers: atWork,
    copied: copy ? by.some(parts.proofs).map(({ id }) => id) : [],
    shown: by.some(parts.contributions).map(({ id }) => id),
    replied: by.once(2),
    proposed: 'organisation' in to && by.once(3),
  };
}

/** When it was given: some day, or about the very moment at which something of consent turned. */
function given(by: Chance, now: Moment, parts: Parts): Moment {
  const turns = turnsOf(parts).filter((at) => at <= now);
  if (turns.length > 0 && by.once(2))
    return Math.min(by.one(turns) + by.one([0, 1, -1, -day, day, 2 * day]), now);
  return by.once(5) ? now + by.below(3) * day : now - (1 + by.below(60)) * day;
}

/** When it was chosen again: later than it was given, and not later than now. */
function again(by: Chance, now: Moment, starts: Moment, parts: Parts): Moment {
  const turns = turnsOf(parts).filter((at) => at >= starts && at <= now);
  const at = turns.length > 0 && by.once(2) ? by.one(turns) + by.one([0, 1]) : starts + by.below(50) * day;
  return Math.min(at, now);
}

const turnsOf = ({ birth, records }: Parts): Moment[] =>
  [birth?.given, birth?.sixteen, ...records.flatMap((said) => [said.given, said.withdrawn])].filter(
    (at) => at !== undefined,
  );

function scope(by: Chance): Pick<Grant, 'chapters' | 'questions' | 'extra'> {
  const strange = by.once(4);
  const plain = asked.filter((one) => strange || (!one.extra && !one.private && one.chapter !== 'nodig'));
  const guarded = asked.filter((one) => strange || one.extra || one.chapter === 'nodig');
  return {
    chapters: by.some(strange ? ['wie', 'kan', 'nodig'] : ['wie', 'kan', 'wil', 'stap'], 3),
    questions: by.some(plain, 4).map(({ question }) => question),
    extra: by.once(2) ? by.some(guarded, 3).map(({ question }) => question) : [],
  };
}

type To = Pick<Grant, 'organisation' | 'person' | 'group'>;

function addressed(by: Chance, { posts }: Place, { memberships }: Parts): To {
  const mentors = posts.filter(({ role }) => role === 'mentor');
  const near = mentors.filter(({ group }) => memberships.some((one) => one.group === group));
  const to = by.one<Post>([
    by.one(near.length > 0 ? near : mentors),
    by.one(mentors),
    by.one(posts.filter(({ role }) => role === 'adviser' || role === 'intaker')),
    by.one(posts.filter(({ role }) => role === 'adviser')),
  ]);
  const { organisation, person, group } = to;
  if (group !== undefined) return { organisation, person, group };
  return to.role === 'adviser' && by.once(2) ? { organisation, person } : { organisation };
}

/** Those of the people there, and sometimes somebody from elsewhere. */
const readers = (by: Chance, { posts }: Place, { organisation }: To): string[] => [
  ...new Set(
    by
      .some(posts.filter((post) => post.organisation === organisation || by.once(9)))
      .map(({ person }) => person),
  ),
];
