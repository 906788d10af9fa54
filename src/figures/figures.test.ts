import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type Counted, cards, fewSchool, freshCounted, manySchool } from '../../tests/harness/counted.ts';
import type { OwnerActor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { keepLanding, saySummer } from '../aftercare/landing.ts';
import { saveAnswer } from '../passport/answer.ts';
import { chooseCounting } from '../passport/counting.ts';
import { chooseRoute } from '../passport/route.ts';
import { stampChapter } from '../passport/stamp.ts';
import { forgetPassport } from '../retention/forget.ts';
import { coreQuestions } from './measures.ts';
import { publishFigures, spanOf } from './publish.ts';
import { countFresh } from './rows.ts';

let house: Counted['house'];
let mentor: Counted['mentor'];
let at: Counted['at'];
let few: Counted['few'];
let slips: Counted['slips'];
beforeAll(async () => {
  ({ house, mentor, at, few, slips } = await freshCounted());
  // One chose skills and what helps, and lets both count; one deleted the passport.
  await saveAnswer(at(0), house, 'kan1', cards('luisteren'), 0);
  await saveAnswer(at(0), house, 'nod1', cards('maatje'), 0);
  await chooseCounting(at(0), house, 'all');
  const { owner } = at(11);
  await perform(house, at(11), 'passport.read', { passport: owner }, (granted) =>
    forgetPassport(granted, house, owner),
  );
});
afterAll(() => house.drop());

const stepsOf = async (who: OwnerActor, year = '2026-2027'): Promise<string[]> => {
  const [row] = await house.owner('select steps from passport.counted where owner = $1 and year = $2', [
    who.owner,
    year,
  ]);
  return (row?.steps as string[] | undefined) ?? [];
};
const figures = async (name: string): Promise<Map<string, { noisy: number; shown: number | null }>> => {
  const rows = await house.owner(
    `select f.measure, f.noisy, f.shown from figures.figure f join organisations.organisation o on o.id = f.scope
     where f.level = 'place' and o.name = $1`,
    [name],
  );
  return new Map(rows.map((row) => [String(row.measure), row as { noisy: number; shown: number | null }]));
};

/** What a month would count now, exactly; then it is as if nobody had. */
async function countAndForget(): Promise<Map<string, number>> {
  let counted = new Map<string, number>();
  const job = { kind: 'system', job: 'figures' } as const;
  const span = spanOf(house.clock().toISOString().slice(0, 7));
  const place = await schoolOf(manySchool);
  await perform(house, job, 'figures.count', {}, async ({ tx }) => {
    counted = (await countFresh(tx, place, span, coreQuestions, null)) ?? counted;
    throw new Error('forget it');
  }).catch(() => undefined);
  return counted;
}
const schoolOf = async (name: string): Promise<string> => {
  const [row] = await house.owner('select id from organisations.organisation where name = $1', [name]);
  return String(row?.id);
};

describe('a month', () => {
  it('counts each step of each young person once, and of who said no nothing', async () => {
    await chooseRoute(at(0), house, 'mbo');
    await stampChapter(at(0), house, 'wie');
    await chooseCounting(at(1), house, 'none');
    house.setClock('2026-12-01T03:00:00Z');
    expect(await publishFigures(house)).toBe(1);
    expect(await stepsOf(at(0))).toEqual(
      expect.arrayContaining(['started', 'done-wie', 'route', 'begun-wie', 'begun-kan']),
    );
    expect(await stepsOf(at(1))).toEqual([]);
    expect((await stepsOf(at(2))).sort()).toEqual(['started']);
    const made = await figures(manySchool);
    // Eleven began and one kept out; the chance that noise moves it by thirty is one in ten million millions.
    expect(Math.abs((made.get('started')?.noisy ?? 99) - 10)).toBeLessThan(30);
    // In every figure there is noise: of some forty, all as they are would be a sabotage.
    const exact: Record<string, number> = {
      started: 10,
      'begun-wie': 1,
      'begun-kan': 1,
      'done-wie': 1,
      'begun-nodig': 1,
      'route-mbo': 1,
    };
    const off = [...made].filter(([measure, { noisy }]) => noisy !== (exact[measure] ?? 0));
    expect(off.length).toBeGreaterThan(8);
  });

  it('of fewer than ten makes nothing and marks nobody', async () => {
    expect(await figures(fewSchool)).toEqual(new Map());
    for (const one of few) expect(await stepsOf(one)).toEqual([]);
  });

  it('is made once: a day later, after a change or a deletion, every figure is as it was', async () => {
    const before = await house.owner('select * from figures.figure order by level, scope, measure');
    house.setClock('2026-12-02T03:00:00Z');
    await stampChapter(at(3), house, 'wie');
    await chooseCounting(at(2), house, 'none');
    expect(await publishFigures(house)).toBe(0);
    expect(await house.owner('select * from figures.figure order by level, scope, measure')).toEqual(before);
  });

  it('tells at which question somebody stopped, once they did not go on for two weeks (U23)', async () => {
    await saveAnswer(at(4), house, 'kan1', cards('luisteren'), 0);
    const stopped = async () =>
      [...(await countAndForget()).keys()].filter((measure) => measure.startsWith('stop-kan'));
    expect(await stopped()).toEqual([]);
    house.setClock('2027-01-01T03:00:00Z');
    // Two of them began this chapter with kan1; kan2 is the first core question without an answer.
    expect(await stopped()).toEqual(['stop-kan2']);
  });

  it('goes on with what is new: a second time within the year counts nobody again', async () => {
    house.setClock('2027-01-01T03:00:00Z');
    await publishFigures(house);
    expect((await stepsOf(at(3))).filter((one) => one === 'done-wie')).toHaveLength(1);
    expect((await stepsOf(at(2))).sort()).toEqual(['started']);
    await house.owner(`update figures.made set month = '2000-01' where month = '2027-01'`);
    const before = (await stepsOf(at(3))).length;
    await publishFigures(house);
    expect((await stepsOf(at(3))).length).toBe(before);
  });

  it('in February takes the slips: what was on them goes, and another choice of this year counts no more', async () => {
    const known = (await slips()).map(({ id }) => String(id));
    await saveAnswer(at(9), house, 'kan1', cards('luisteren'), 0);
    const broken = (await slips()).find(({ id }) => !known.includes(String(id)));
    // One that does not open holds up nobody.
    await house.owner(`update passport.slip set sealed = '\\x00' where id = $1`, [broken?.id]);
    house.setClock('2027-02-01T03:00:00Z');
    const waiting = (await slips()).length;
    expect(waiting).toBeGreaterThan(0);
    await publishFigures(house);
    const after = await slips();
    expect(after).toHaveLength(waiting);
    for (const { sealed, counted } of after) expect([String(sealed), counted]).toEqual(['', true]);
    expect((await figures(manySchool)).get('skill-luisteren')?.noisy).toBeDefined();
    await saveAnswer(at(0), house, 'kan1', cards('inleven'), 1);
    await chooseCounting(at(0), house, 'none');
    expect(await slips()).toEqual(after);
  });

  it('of who lands after the school year counts with the school that was left, until its lists go, and once', async () => {
    house.setClock('2027-08-20T10:00:00Z');
    await saySummer(at(5), house, 'yes');
    const landed = { kind: 'work', where: 'x', starts: '2027-08-20', asks: false, follow: false } as const;
    await keepLanding(at(8), house, landed, false);
    // What was said before the form told that it counts.
    await house.owner(
      `insert into aftercare.summer (owner, year, state, said) values ($1, 2027, 'yes', '2027-08-20T10:00:00Z')`,
      [at(7).owner],
    );
    house.setClock('2027-09-01T03:00:00Z');
    const before = (await figures(manySchool)).size;
    await publishFigures(house);
    expect(await stepsOf(at(5))).toContain('arrived');
    expect(await stepsOf(at(8))).toContain('arrived');
    expect(await stepsOf(at(7))).not.toContain('arrived');
    expect(await stepsOf(at(5), '2027-2028')).not.toContain('arrived');
    // Of the year that ended no other step is counted any more, and no figure comes or goes.
    expect(await stepsOf(at(6))).toEqual(['started']);
    expect((await figures(manySchool)).size).toBe(before);
  });

  it('a passport deleted in August takes the slips of the year that ended along', async () => {
    house.setClock('2028-05-01T10:00:00Z');
    await saveAnswer(at(10), house, 'kan1', cards('luisteren'), 0);
    const before = (await slips()).length;
    house.setClock('2028-08-10T10:00:00Z');
    const { owner } = at(10);
    await perform(house, at(10), 'passport.read', { passport: owner }, (granted) =>
      forgetPassport(granted, house, owner),
    );
    expect(await slips()).toHaveLength(before - 1);
  });

  it('on 1 August is the last one of the school year that ended', () => {
    expect(spanOf('2027-08')).toMatchObject({ year: '2026-2027', until: new Date('2027-07-31T22:00:00Z') });
    expect(spanOf('2027-09')).toMatchObject({ year: '2027-2028', from: new Date('2027-07-31T22:00:00Z') });
  });
});

describe('only the job counts', () => {
  it('nobody else gets a number out of the counting functions', async () => {
    const dean = await signInStaff(house, 'veel@figuren.example', 'dean');
    for (const actor of [dean, mentor, at(0)])
      await expect(perform(house, actor, 'figures.count', {}, async () => 'counted')).rejects.toMatchObject({
        kind: 'not-there',
      });
    await expect(
      perform(house, dean, 'school.read', {}, ({ tx }) =>
        tx.executeQuery({
          sql: `select * from figures.count('${dean.organisation}', '2026-2027', now(), now(), '[]', null, null, null, 99)`,
          parameters: [],
          query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
          queryId: { queryId: 'x' },
        } as never),
      ),
    ).rejects.toThrow();
  });
});
