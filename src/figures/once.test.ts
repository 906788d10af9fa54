import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { join } from '../../tests/harness/school.ts';
import type { OwnerActor, StaffActor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { enrol } from '../identity/enrol.ts';
import { readGroups } from '../organisations/groups.ts';
import { openLesson } from '../organisations/lesson.ts';
import { saveAnswer } from '../passport/answer.ts';
import { chooseCounting, readCounting } from '../passport/counting.ts';
import { countings } from '../passport/counting-rows.ts';
import { chooseRoute } from '../passport/route.ts';
import { reopenChapter, stampChapter } from '../passport/stamp.ts';
import { chapterIds, routeIds } from '../questions/model.ts';
import { forgetPassport } from '../retention/forget.ts';
import { publishFigures } from './publish.ts';

/**
 * Noise of so much hides one person as long as that person is in each figure once a year (decision 0058). Here months are made without noise, and one young person
 * does whatever comes up: nothing of it may count twice, at two places, after a no, or after the passport is gone.
 */
let house: FreshHouse;
let mentor: StaffActor;
const withoutNoise = (): number => 1;
const places = ['Noord', 'Zuid'] as const;
const years = ['2026-2027', '2027-2028'];

beforeAll(async () => {
  house = await freshHouse();
  const groups = years.map((schoolYear) => ({ name: `4A ${schoolYear}`, schoolYear }));
  await enrol(house, {
    region: 'Een keer',
    organisations: places.map((name) => ({
      ...{ kind: 'school', name, groups },
      staff: [
        {
          ...{ name, mail: `${name}@eenkeer.example` },
          roles: [{ role: 'mentor', groups: groups.map((group) => group.name) }],
        },
      ],
    })),
  });
  mentor = await signInStaff(house, 'Noord@eenkeer.example', 'mentor');
  for (const place of places) await fillClasses(place, 12);
});
afterAll(() => house.drop());

/** So many who do nothing are in the classes of both years: rows without words, as in `bench/many.ts`. */
async function fillClasses(place: string, many: number): Promise<void> {
  await house.owner(
    `insert into passport.passport (owner, seed, method, route, language, look, called, started, used, year)
     select md5($1 || n)::uuid, 'x', '2027.1', null, 'nl', '{}', '\\x00', '2026-08-20', '2026-11-01', '2026-2027' from generate_series(1, $2::integer) n`,
    [place, many],
  );
  await house.owner(
    `insert into organisations.member (owner, "group", called, joined)
     select md5($1 || n)::uuid, g.id, '\\x00', '2026-08-20' from generate_series(1, $2::integer) n, organisations."group" g
     join organisations.organisation o on o.id = g.organisation where o.name = $1`,
    [place, many],
  );
}

type Doing = { what: string; do: (who: OwnerActor) => Promise<unknown> };
const revisions = new Map<string, number>();
const answer = async (who: OwnerActor, question: string, card: string): Promise<void> => {
  const key = `${who.owner} ${question}`;
  const parts = { kaarten: { kind: 'cards' as const, chosen: [{ card }] } };
  await saveAnswer(who, house, question, { state: 'given', parts }, revisions.get(key) ?? 0);
  revisions.set(key, (revisions.get(key) ?? 0) + 1);
};
/** Off one class list, and on that of the other school. */
const move = async ({ owner }: OwnerActor, to: string): Promise<void> => {
  await house.owner('update organisations.member set "left" = $2 where owner = $1 and "left" is null', [
    owner,
    house.clock(),
  ]);
  await house.owner(
    `insert into organisations.member (owner, "group", called, joined) select $1, g.id, '\\x00', $3 from organisations."group" g
     join organisations.organisation o on o.id = g.organisation where o.name = $2
     on conflict (owner, "group") do update set "left" = null, joined = $3`,
    [owner, to, house.clock()],
  );
};
const doings: readonly Doing[] = [
  ...routeIds.map((route) => ({ what: route, do: (who: OwnerActor) => chooseRoute(who, house, route) })),
  ...chapterIds.map((chapter) => ({
    what: `stamp ${chapter}`,
    do: (who: OwnerActor) => stampChapter(who, house, chapter),
  })),
  { what: 'reopen', do: (who) => reopenChapter(who, house, 'wie') },
  ...['luisteren', 'inleven'].map((card) => ({
    what: `skill ${card}`,
    do: (who: OwnerActor) => answer(who, 'kan1', card),
  })),
  { what: 'need', do: (who) => answer(who, 'nod1', 'maatje') },
  ...countings.map((what) => ({ what, do: (who: OwnerActor) => chooseCounting(who, house, what) })),
  ...places.map((place) => ({ what: `to ${place}`, do: (who: OwnerActor) => move(who, place) })),
];

type Totals = Map<string, number>;
/** All places together, by year and figure; of routes it is one figure, for each has one. */
async function totals(): Promise<Totals> {
  const rows = await house.owner(
    `select year || ' ' || case when measure like 'route-%' then 'route' else measure end as figure, sum(noisy)::integer as n
     from figures.figure where level = 'place' group by 1`,
  );
  return new Map(rows.map(({ figure, n }) => [String(figure), Number(n)]));
}
const more = (now: Totals, before: Totals): [string, number][] =>
  [...now].flatMap(([figure, n]) =>
    n > (before.get(figure) ?? 0) ? [[figure, n - (before.get(figure) ?? 0)]] : [],
  );

let month = 12;
/** The next month is made. */
async function nextMonth(): Promise<void> {
  const [year, of] = [2026 + Math.floor(month / 12 - 0.01), ((month - 1) % 12) + 1];
  house.setClock(`${year}-${String(of).padStart(2, '0')}-01T03:00:00Z`);
  await publishFigures(house, withoutNoise);
  month += 1;
}

/** As it was before anybody was counted, save for who does nothing: those are counted first. */
async function begin(): Promise<OwnerActor> {
  house.setClock('2026-11-23T09:00:00Z');
  for (const table of ['figures.figure', 'figures.made', 'passport.counted', 'passport.slip'])
    await house.owner(`delete from ${table}`);
  month = 12;
  await nextMonth();
  house.setClock('2026-12-02T09:00:00Z');
  const [group] = await readGroups(mentor, house);
  if (group === undefined) throw new Error('no class');
  return join(house, (await openLesson(mentor, house, group.id)).code, 'Wie iets doet');
}

/** Lives through a list of doings, a month after each so many, and says what counted that should not have. */
async function live(who: OwnerActor, list: readonly (Doing | 'month')[]): Promise<string[]> {
  const before = await totals();
  const wrong: string[] = [];
  for (const doing of list) {
    if (doing !== 'month') {
      await doing.do(who);
      continue;
    }
    const counts = await readCounting(who, house);
    const last = await totals();
    await nextMonth();
    const fresh = more(await totals(), last);
    if (counts === 'none') wrong.push(...fresh.map(([figure]) => `${figure} after a no`));
    if (counts !== 'all')
      wrong.push(
        ...fresh.filter(([figure]) => figure.includes(' need-')).map(([figure]) => `${figure} without a yes`),
      );
  }
  for (const [figure, n] of more(await totals(), before)) if (n > 1) wrong.push(`${figure}: ${n} times`);
  return wrong;
}

const lives = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...doings) }, fc.constant('month' as const)),
  {
    minLength: 14,
    maxLength: 28,
  },
);

describe('whatever one young person does (U55)', () => {
  it('is in each figure of a year once at the most, at one place; not after a no, and not once the passport is gone', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (list) => {
        const who = await begin();
        // To February and August at the least, when cards are counted.
        expect(await live(who, [...list, 'month', 'month', 'month'])).toEqual([]);
        await answer(who, 'kan1', 'luisteren');
        await perform(house, who, 'passport.read', { passport: who.owner }, (granted) =>
          forgetPassport(granted, house, who.owner),
        );
        const last = await totals();
        await nextMonth();
        expect(more(await totals(), last)).toEqual([]);
      }),
      { seed: 58, numRuns: 2, endOnFailure: true },
    );
  });

  it('would be found, if who was counted were not remembered: this attack can win', async () => {
    const who = await begin();
    const twice: Doing = {
      what: 'forget',
      do: () => house.owner('delete from passport.counted where owner = $1', [who.owner]),
    };
    const found = await live(who, [...doings.slice(0, 4), 'month', twice, 'month']);
    expect(found).toContain('2026-2027 done-wie: 2 times');
    await chooseCounting(who, house, 'none');
  });
});

describe('groups of nine, ten and eleven (U55)', () => {
  it('are counted from ten on, by who is in the class alone: no step and no no opens or closes it', async () => {
    for (const many of [9, 10, 11])
      for (const no of [false, true]) {
        house.setClock('2026-12-01T03:00:00Z');
        for (const table of ['figures.figure', 'figures.made', 'organisations.member'])
          await house.owner(`delete from ${table}`);
        const name = `${many} ${no}`;
        await house.owner(
          `insert into organisations.organisation (id, region, kind, name) select md5($1)::uuid, region, 'school', $1 from organisations.organisation limit 1`,
          [name],
        );
        await house.owner(
          `insert into organisations."group" (id, organisation, name, school_year) select md5($1)::uuid, md5($1)::uuid, '4A', '2026-2027'`,
          [name],
        );
        await fillClasses(name, many);
        if (no)
          await house.owner(
            `insert into passport.counting (owner, what, at) select owner, 'none', now() from organisations.member`,
          );
        await publishFigures(house, withoutNoise);
        const made = await house.owner(
          `select noisy, shown from figures.figure where level = 'place' and scope = md5($1)::uuid and measure = 'started'`,
          [name],
        );
        const counted = no ? 0 : many;
        expect([name, made]).toEqual([
          name,
          many < 10 ? [] : [{ noisy: counted, shown: counted === 0 ? null : 10 }],
        ]);
      }
  });
});
