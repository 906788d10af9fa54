import { type Chance, chance } from './chance.ts';
import { makePassport } from './make-passport.ts';
import type { Group, Hat, Id, Moment, Organisation, Paper, Post, World } from './world.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
const start = Date.UTC(2026, 10, 26, 9, 0, 0);

/** What passports are made in: who works where, at this moment. */
export type Place = Pick<World, 'now' | 'regions' | 'organisations' | 'groups' | 'posts'>;

/** A world by chance: two regions with everything that the tree can hold, hats that are held, were held and will be, papers signed or not, and passports. */
export function makeWorld(seed: number, passports: number): World {
  const by = chance(seed);
  const now = start + by.below(300) * day + by.below(24) * hour;
  const regions = [by.id(), by.id()];
  const organisations = regions.flatMap((region) => treeOf(by, region));
  const groups = organisations
    .filter(({ kind }) => kind === 'school' || kind === 'location')
    .flatMap(({ id }): Group[] => [0, 1].map(() => ({ id: by.id(), organisation: id })));
  const place: Place = {
    now,
    regions,
    organisations,
    groups,
    posts: postsFor(by, now, organisations, groups),
  };
  return {
    ...place,
    signed: organisations.flatMap(({ id }) => papersOf(by, id, now)),
    required: regions.flatMap((region) =>
      by.some(kinds, 3).map((receiver) => ({ region, receiver, kinds: by.some(papers) })),
    ),
    passports: Array.from({ length: passports }, () => makePassport(by, place)),
  };
}

const papers: readonly Paper[] = ['cooperation', 'processing'];
const kinds = ['region', 'school', 'location', 'mbo', 'domain', 'municipality', 'doorstroompunt', 'employer'];

function treeOf(by: Chance, region: Id): Organisation[] {
  const one = (kind: string, parent?: Id): Organisation => ({
    ...{ id: by.id(), kind, region },
    ...(parent !== undefined && { parent }),
  });
  const [school, mbo, point] = [one('school'), one('mbo'), one('doorstroompunt')];
  return [
    one('region'),
    school,
    one('location', school.id),
    mbo,
    one('domain', mbo.id),
    point,
    one('municipality', point.id),
    one('employer'),
  ];
}

/** Which role can be held where. */
const held: Record<string, readonly Hat[]> = {
  region: ['region-admin', 'privacy-officer'],
  school: ['mentor', 'dean', 'privacy-officer'],
  location: ['mentor', 'dean'],
  mbo: ['intaker', 'privacy-officer'],
  domain: ['intaker'],
  municipality: ['adviser', 'privacy-officer'],
  doorstroompunt: ['adviser', 'privacy-officer'],
  employer: ['intaker'],
};

/** Twelve people share all the posts, so that many have two hats, in one organisation or in several. */
function postsFor(
  by: Chance,
  now: Moment,
  organisations: readonly Organisation[],
  groups: readonly Group[],
): Post[] {
  const people = Array.from({ length: 12 }, () => by.id());
  const posts = organisations.flatMap((organisation) =>
    (held[organisation.kind] ?? []).flatMap((role) => {
      const own = groups.filter((group) => group.organisation === organisation.id);
      const rooms: (Group | undefined)[] = role === 'mentor' ? [...own, by.one(own)] : [undefined, undefined];
      return rooms.map(
        (group): Post => ({
          ...{ person: by.one(people), role, organisation: organisation.id },
          ...(group !== undefined && { group: group.id }),
          ...span(by, now),
        }),
      );
    }),
  );
  const mark = ({ person, role, organisation, group }: Post): string =>
    `${person} ${role} ${organisation} ${group}`;
  return [...new Map(posts.map((post) => [mark(post), post])).values()];
}

function span(by: Chance, now: Moment): { since: Moment; until?: Moment } {
  const since = by.once(8) ? now + by.below(20) * day : now - (1 + by.below(300)) * day;
  if (by.once(2)) return { since };
  return { since, until: by.once(4) ? now - by.below(30) * day : now + by.below(30) * day };
}

/** Mostly both papers, with one thing about one of them: not there, ended, or signed later; mostly tomorrow, so that a day early is now. */
function papersOf(by: Chance, organisation: Id, now: Moment): World['signed'] {
  const troubled = by.one(papers);
  const trouble = by.one(['none', 'missing', 'later', 'later', 'later', 'ended', 'ended', 'chance']);
  return papers.flatMap((kind) => {
    const here =
      trouble === 'chance'
        ? by.one(['none', 'missing', 'later', 'ended'])
        : kind === troubled
          ? trouble
          : 'none';
    if (here === 'missing') return [];
    const signed =
      here === 'later' ? now + (by.once(3) ? by.below(10) : 1) * day : now - (1 + by.below(200)) * day;
    const ended = here === 'ended' ? { ended: now + (by.below(20) - 8) * day } : {};
    return [{ organisation, kind, day: new Date(signed).toISOString().slice(0, 10), ...ended }];
  });
}
