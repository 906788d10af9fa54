import { asked } from './asked.ts';
import type { Chance } from './chance.ts';
import type { Place } from './make.ts';
import { makeAftercare } from './make-aftercare.ts';
import { makeConsent } from './make-consent.ts';
import { makeGrant } from './make-grant.ts';
import type { Contribution, Id, Invitation, Membership, Passport, Talk } from './world.ts';

const day = 86_400_000;

export function makePassport(by: Chance, place: Place): Passport {
  const there = by.once(10) ? (by.once(2) ? 'gone' : 'never') : 'there';
  if (there !== 'there') return { ...nothing, owner: by.id(), there };
  const owner = by.id();
  const memberships = makeMemberships(by, place);
  const proofs = by.some(asked, 3).map((one) => ({ ...one, id: by.id() }));
  const mentors = place.posts.filter(({ role }) => role === 'mentor');
  const requests = asksFrom(by, mentors, memberships);
  const contributions = by.some([1, 2, 3], 2).map((): Contribution => {
    // Mostly of who was asked; sometimes of who was asked once, or never.
    const { person, group = '' } = by.once(4) || requests.length === 0 ? by.one(mentors) : by.one(requests);
    return { id: by.id(), author: person, group, opened: by.once(2) };
  });
  const consent = makeConsent(by, place);
  const stand = by.once(2);
  const parts = { ...consent, proofs, contributions };
  return {
    ...{ owner, there, memberships, proofs, contributions, requests, ...consent },
    answers: by.some(asked, 1).filter(() => !by.once(6)),
    taken: by.some(['wie2', 'wie3', 'kan2'], 2).map((question) => ({
      ...{ id: by.id(), question, chapter: question.slice(0, 3) },
    })),
    grants: Array.from({ length: 4 }, () => makeGrant(by, place, { memberships, ...parts }, stand)),
    invitations: Array.from({ length: 2 }, () => invitation(by, place.now)),
    talks: talks(by, place, memberships),
    agreements: talks(by, place, memberships),
    wishes: talks(by, place, memberships).filter(({ mentor }) => mentor !== undefined),
    ...makeAftercare(by, place),
    helpers: by.some([1, 2]).map(() => ({
      ...{ id: by.id(), agreed: by.once(2) },
      ...(by.once(3) && { stopped: place.now - day }),
    })),
    questions: asksFrom(
      by,
      place.posts.filter(({ role }) => role === 'mentor' || role === 'adviser'),
      memberships,
    ),
  };
}

const nothing: Omit<Passport, 'owner' | 'there'> = {
  ...{
    answers: [],
    proofs: [],
    taken: [],
    memberships: [],
    grants: [],
    guardians: [],
    records: [],
    askings: [],
  },
  ...{
    invitations: [],
    talks: [],
    agreements: [],
    wishes: [],
    contributions: [],
    requests: [],
    questions: [],
    signals: [],
    landings: [],
    summers: [],
    helpers: [],
  },
};

function makeMemberships(by: Chance, { groups, now }: Place): Membership[] {
  return by.some(groups, 3).map(({ id }) => ({
    ...{ group: id, joined: now - (1 + by.below(by.once(3) ? 60 : 300)) * day },
    ...(by.once(3) && { left: now - by.below(60 * 24) * 60_000 }),
  }));
}

function invitation(by: Chance, now: number): Invitation {
  const replied = by.once(2);
  return {
    ...{ id: by.id(), question: 'wie2', chapter: 'wie', ends: now + (by.below(40) - 10) * day, replied },
    ...{ opened: replied || by.once(2), heard: replied && by.once(2) },
    ...(by.once(4) && { stopped: now - by.below(5) * day }),
  };
}

/** With a mentor through a class that both are in, that one of them left, or with somebody who has no account. */
function talks(by: Chance, { posts }: Place, memberships: readonly Membership[]): Talk[] {
  const mentors = posts.filter(({ role }) => role === 'mentor');
  const near = mentors.filter(({ group }) => memberships.some((one) => one.group === group));
  const seen = new Set<Id>();
  return by.some([1, 2, 3], 2).flatMap((): Talk[] => {
    const id = by.id();
    if (by.once(4)) return [{ id }];
    const { person, group } = by.one(near.length > 0 && !by.once(4) ? near : mentors);
    if (group === undefined || seen.has(person)) return [];
    seen.add(person);
    return [{ id, mentor: person, group }];
  });
}

function asksFrom(by: Chance, posts: Place['posts'], memberships: readonly Membership[]) {
  const near = posts.filter(({ group }) => memberships.some((one) => one.group === group));
  const chosen = by.some([1, 2], 2).map(() => by.one(near.length > 0 && !by.once(3) ? near : posts));
  return [...new Map(chosen.map((post) => [post.person, post])).values()].map((post) => ({
    ...{ id: by.id(), person: post.person, organisation: post.organisation },
    ...(post.group !== undefined && { group: post.group }),
  }));
}
