import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aNewPassport } from '../../tests/harness/passport.ts';
import { perform } from '../access/perform.ts';
import { newId } from '../base/id.ts';
import { type Birth, birthOf, carries, covers, isLikely, type Said, standingOf, turns } from './life.ts';
import { consentText, consentVersion } from './text.ts';

describe('the birthday, to the minute in the Netherlands', () => {
  it.each([
    ['2010-12-10', 16, '2026-12-09T23:00:00.000Z'],
    ['2010-07-10', 16, '2026-07-09T22:00:00.000Z'],
    // The night in which summer time begins, and the one in which it ends.
    ['2010-03-29', 16, '2026-03-28T23:00:00.000Z'],
    ['2010-10-25', 16, '2026-10-24T22:00:00.000Z'],
    ['2010-03-30', 16, '2026-03-29T22:00:00.000Z'],
    ['2010-10-26', 16, '2026-10-25T23:00:00.000Z'],
    // 29 February: where there is one, and where there is none.
    ['2008-02-29', 16, '2024-02-28T23:00:00.000Z'],
    ['2008-02-29', 18, '2026-02-28T23:00:00.000Z'],
    ['2084-02-29', 16, '2100-02-28T23:00:00.000Z'],
    ['2008-03-01', 18, '2026-02-28T23:00:00.000Z'],
    ['2008-02-28', 18, '2026-02-27T23:00:00.000Z'],
    ['2010-12-31', 16, '2026-12-30T23:00:00.000Z'],
    ['2011-01-01', 16, '2026-12-31T23:00:00.000Z'],
  ])('born on %s, %i is at %s', (born, years, at) => {
    expect(turns(born, years).toISOString()).toBe(at);
  });

  it('keeps in clear only what is ahead: of who is 18 nothing', () => {
    const now = new Date('2026-11-23T09:00:00.000Z');
    expect(birthOf('2008-11-22', now)).toEqual({ sixteen: null, eighteen: null, given: now });
    expect(birthOf('2008-11-24', now).eighteen?.toISOString()).toBe('2026-11-23T23:00:00.000Z');
    expect(birthOf('2008-11-23', now).eighteen).toBeNull();
    expect(birthOf('2010-11-24', now).sixteen?.toISOString()).toBe('2026-11-23T23:00:00.000Z');
  });

  it('a minute before it a guardian’s yes is needed, and from it on nobody’s', () => {
    const birth = birthOf('2010-12-10', new Date('2026-11-23T09:00:00.000Z'));
    expect(standingOf(birth, [], new Date('2026-12-09T22:59:00.000Z'))).toBe('missing');
    expect(standingOf(birth, [], new Date('2026-12-09T23:00:00.000Z'))).toBe('alone');
    expect(standingOf(undefined, [], new Date())).toBe('unknown');
  });

  it('a year that cannot be is asked about', () => {
    const now = new Date('2026-11-23T09:00:00.000Z');
    expect(['2026-09-03', '2019-01-01', '1990-01-01', '2027-01-01'].map((day) => isLikely(day, now))).toEqual(
      [false, false, false, false],
    );
    expect(['2014-01-01', '1999-12-31', '2011-09-03'].every((day) => isLikely(day, now))).toBe(true);
  });
});

describe('the text that is agreed to', () => {
  it('never changes without another version (U44)', () => {
    const dutch = consentText('nl', '…');
    const hash = createHash('sha256').update(`${dutch.version}\n${dutch.words}`).digest('hex');
    expect(dutch.hash.toString('hex')).toBe(hash);
    // Another word in it? Then raise the version in text.ts first, and write the new pair here.
    expect([consentVersion, hash]).toEqual([
      '2026-1',
      'c1938c1e12b5639d0f26e5ffbd40a8300466b624546375f6aef471e228c3a19c',
    ]);
  });

  it('holds the Dutch too where no person reviewed the translation, and hashes what was shown (L7)', () => {
    const [dutch, turkish] = [consentText('nl', 'Noor'), consentText('tr', 'Noor')];
    expect(turkish.words.split('\n')).toHaveLength(10);
    expect(turkish.words).toContain(dutch.words);
    expect(turkish.hash).not.toEqual(dutch.hash);
    expect(consentText('tr', 'Sam').hash).toEqual(turkish.hash);
  });
});

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
});
afterAll(() => house.drop());

/** Not random: the same histories every time, and nobody's taste in them. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const day = (n: number): Date => new Date(Date.UTC(2026, 10, 1 + n, 12));

function historyOf(draw: (below: number) => number): { birth: Birth | undefined; said: Said[] } {
  const ahead = draw(4);
  const birth: Birth | undefined =
    ahead === 3
      ? undefined
      : { given: day(draw(4)), sixteen: ahead === 0 ? null : day(4 + draw(8)), eighteen: null };
  const said = Array.from({ length: draw(5) }, (): Said => {
    const given = draw(9);
    const how = (['link', 'link', 'link', 'paper', 'exception'] as const)[draw(5)] ?? 'link';
    const withdrawn = draw(2) === 0 ? null : day(given + draw(5));
    return {
      ...{ how, given: day(given) },
      said: how === 'link' && draw(3) === 0 ? 'no' : 'yes',
      withdrawn: how === 'link' ? withdrawn : null,
    };
  });
  return { birth, said };
}

it('the database and we agree about thousands of moments of 60 histories: neither is ahead of the other', async () => {
  const draw = draws(20_261_126);
  const wrong: unknown[] = [];
  let carried = 0;
  const { owner } = (await aNewPassport(house, 'Noor')).actor;
  for (let n = 0; n < 60; n++) {
    const { birth, said } = historyOf(draw);
    await plant(owner, birth, said);
    const pairs = Array.from({ length: 150 }, () => ({ chosen: day(draw(12)), at: day(draw(14)) })).filter(
      ({ chosen, at }) => at >= chosen,
    );
    const rows = await perform(
      house,
      { kind: 'owner', owner, session: newId() },
      'consent.read',
      { passport: owner },
      ({ tx }) =>
        sql<{ ours: boolean }>`select consent.carries(${owner}, c, a) as ours
        from unnest(${pairs.map(({ chosen }) => chosen.toISOString())}::timestamptz[], ${pairs.map(({ at }) => at.toISOString())}::timestamptz[])
          with ordinality as x(c, a, n) order by n`.execute(tx),
    );
    for (const [i, { chosen, at }] of pairs.entries()) {
      const expected = carries(birth, said, chosen, at);
      if (expected) carried++;
      if (rows.rows[i]?.ours !== expected) wrong.push({ birth, said, chosen, at, expected });
    }
  }
  expect(wrong).toEqual([]);
  expect(carried).toBeGreaterThan(200);
});

/** Straight into the tables, as no act would let: every history that could ever stand there. */
async function plant(owner: string, birth: Birth | undefined, said: readonly Said[]): Promise<void> {
  for (const table of ['record', 'guardian', 'asking', 'birth'])
    await house.owner(`delete from consent.${table} where owner = $1`, [owner]);
  if (birth !== undefined)
    await house.owner(
      `insert into consent.birth (owner, sealed, sixteen, eighteen, given) values ($1, '\\x00', $2, null, $3)`,
      [owner, birth.sixteen, birth.given],
    );
  for (const { how, said: yes, given, withdrawn } of said) {
    const other = newId();
    if (how === 'link')
      await house.owner(
        `insert into consent.guardian (id, owner, who, called, keys, link_index, code_index, made, ends)
          values ($1, $2, '\\x00', '\\x00', '\\x00', $3, $4, $5, $5)`,
        [other, owner, Buffer.from(`l${other}`), Buffer.from(`c${other}`), given],
      );
    else await plantAsking(owner, other, how, given);
    await house.owner(
      `insert into consent.record (id, owner, guardian, asking, how, said, version, hash, language, sealed, given, person, organisation, withdrawn, withdrawn_by)
        values (gen_random_uuid(), $1, $2, $3, $4, $5, '1', $6, 'nl', '\\x00', $7, $8, null, $9, $10)`,
      [
        ...[
          owner,
          how === 'link' ? other : null,
          how === 'link' ? null : other,
          how,
          yes,
          Buffer.alloc(32),
          given,
        ],
        ...[how === 'link' ? null : newId(), withdrawn, withdrawn === null ? null : 'guardian'],
      ],
    );
  }
}

async function plantAsking(
  owner: string,
  id: string,
  how: 'paper' | 'exception',
  given: Date,
): Promise<void> {
  const [organisation] = await house.owner('select id from organisations.organisation limit 1');
  const at = organisation?.id ?? (await plantSchool());
  await house.owner(
    `insert into consent.asking (id, owner, kind, role, organisation, called, words, asked, handled, outcome, person)
      values ($1, $2, $3, 'dean', $4, '\\x00', '\\x00', $5, $5, 'yes', $6)`,
    [id, owner, how, at, given, newId()],
  );
}

async function plantSchool(): Promise<string> {
  const [region, school] = [newId(), newId()];
  await house.owner(`insert into organisations.region (id, name) values ($1, 'Proef')`, [region]);
  await house.owner(
    `insert into organisations.organisation (id, region, kind, name) values ($1, $2, 'school', 'Proefschool')`,
    [school, region],
  );
  return school;
}

it('covers: an exception stands by itself, one yes is enough, a no beside it is not overruled', () => {
  const one = (how: Said['how'], said: Said['said']): Said => ({ how, said, given: day(1), withdrawn: null });
  expect(covers([], day(2))).toBe(false);
  expect(covers([one('link', 'yes')], day(0))).toBe(false);
  expect(covers([one('link', 'yes')], day(2))).toBe(true);
  expect(covers([one('link', 'yes'), { ...one('link', 'yes'), withdrawn: day(2) }], day(2))).toBe(true);
  expect(covers([one('link', 'yes'), one('link', 'no')], day(2))).toBe(false);
  expect(covers([one('paper', 'yes'), one('link', 'no')], day(2))).toBe(false);
  expect(covers([one('exception', 'yes'), one('link', 'no')], day(2))).toBe(true);
});
