import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshSchool, join, type School } from '../../tests/harness/school.ts';
import type { OwnerActor } from '../access/actor.ts';
import { showCard } from '../identity/card.ts';
import { findSession } from '../identity/session.ts';
import { startPassport } from '../identity/start.ts';
import { openLesson } from '../organisations/lesson.ts';
import { chooseResearch, readResearch } from '../passport/research.ts';
import { deletePassport } from '../retention/delete.ts';
import { noise } from './protect.ts';
import { askResearch, budget, type ResearchQuestion, researchQuestions } from './research.ts';

let school: School;
let all: OwnerActor[];
beforeAll(async () => {
  school = await freshSchool();
  const { code } = await openLesson(school.visser, school.house, school.group);
  const alone = await startPassport(school.house, {
    called: 'Alleen',
    device: 'own',
    language: 'nl',
    look: {},
  });
  const actor = (await findSession(school.house, alone.token))?.actor;
  if (actor?.kind !== 'owner') throw new Error('nobody came in');
  all = [await join(school.house, code, 'Noor'), await join(school.house, code, 'Sam'), actor];
  await school.house.owner(`update passport.passport set route = 'mbo' where owner = $1`, [all[0]?.owner]);
});
afterAll(() => school.house.drop());
beforeEach(async () => {
  await school.house.owner('delete from figures.asked');
});

/** A draw that gives no noise at all, so that the exact numbers show. */
const without = () => 0.999_999;
const exact = async (question: ResearchQuestion, region?: string) => {
  const told = await askResearch(school.house, { question, cost: budget, region }, without);
  await school.house.owner('delete from figures.asked');
  if (told.kind !== 'told') throw new Error(told.kind);
  return told.cells;
};
const sum = (cells: Readonly<Record<string, number>>): number =>
  Object.values(cells).reduce((one, other) => one + other, 0);
const questions = Object.keys(researchQuestions) as ResearchQuestion[];

describe('who counts in research (F110)', () => {
  it('nobody does without a yes; a yes counts once, in one cell of each question; a no takes it back', async () => {
    for (const question of questions) expect(sum(await exact(question))).toBe(0);
    for (const actor of all) {
      const before: Readonly<Record<string, number>>[] = [];
      for (const question of questions) before.push(await exact(question));
      expect(await readResearch(actor, school.house)).toBe(false);
      await chooseResearch(actor, school.house, true);
      await chooseResearch(actor, school.house, true);
      for (const [at, question] of questions.entries()) {
        const after = await exact(question);
        const moved = researchQuestions[question].filter((cell) => after[cell] !== before[at]?.[cell]);
        expect(moved).toHaveLength(1);
        expect(sum(after) - sum(before[at] ?? {})).toBe(1);
      }
    }
    expect((await exact('road'))['mbo started']).toBe(1);
    await chooseResearch(all[1] as OwnerActor, school.house, false);
    expect(sum(await exact('road'))).toBe(2);
  });

  it('in the region of the class at the yes, and in no other that year', async () => {
    expect(sum(await exact('road', 'Regio Proef'))).toBe(1);
    const [other] = await school.house.owner(
      `insert into organisations.region (id, name) values (gen_random_uuid(), 'Elders') returning id`,
    );
    await school.house.owner('update organisations.organisation set region = $1 where name = $2', [
      other?.id,
      'De Proefschool',
    ]);
    await chooseResearch(all[0] as OwnerActor, school.house, false);
    await chooseResearch(all[0] as OwnerActor, school.house, true);
    expect([sum(await exact('road', 'Regio Proef')), sum(await exact('road', 'Elders'))]).toEqual([1, 0]);
  });

  it('and not when the passport is deleted', async () => {
    const owner = { ...(all[2] as OwnerActor), provenUntil: new Date('2100-01-01') };
    const before = sum(await exact('road'));
    expect(await deletePassport(owner, school.house, (await showCard(owner, school.house)) ?? '')).toBe(true);
    expect(sum(await exact('road'))).toBe(before - 1);
  });
});

describe('the budget (Dwork and Roth 2014, theorem 3.16)', () => {
  const ask = (question: ResearchQuestion, cost: number, region?: string) =>
    askResearch(school.house, { question, cost, region });

  it('is paid by each question, runs out, and tells nothing then', async () => {
    expect(await ask('road', 30)).toMatchObject({ kind: 'told', left: 20, again: false });
    expect(await ask('stamps-shared', 30)).toEqual({ kind: 'spent', left: 20 });
    expect(await ask('stamps-shared', 20)).toMatchObject({ kind: 'told', left: 0 });
    expect(await ask('talked-arrived', 5)).toEqual({ kind: 'spent', left: 0 });
    // A region has one of its own: nobody counts in two.
    expect(await ask('road', 50, 'Regio Proef')).toMatchObject({ kind: 'told', left: 0 });
    expect(await ask('road', 50, 'Nergens')).toEqual({ kind: 'no-region' });
    school.house.setClock('2027-08-02T10:00:00Z');
    expect(await ask('road', 30)).toMatchObject({ kind: 'told', left: 20 });
    school.house.setClock('2026-11-23T09:00:00Z');
  });

  it('is not paid twice: the same question gives the same numbers, so noise cannot be averaged away', async () => {
    const first = await ask('road', 10);
    for (let n = 0; n < 3; n++)
      expect(await ask('road', 10)).toMatchObject({
        again: true,
        left: 40,
        cells: 'cells' in first ? first.cells : {},
      });
    const both = await Promise.all([ask('stamps-shared', 40), ask('talked-arrived', 40)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['spent', 'told']);
  });

  it('refuses a cost that is none', async () => {
    for (const cost of [0, 4, 51, 0.5, Number.NaN]) await expect(ask('road', cost)).rejects.toThrow();
  });
});

describe('the noise', () => {
  it('hides one person: with and without, every outcome is about as likely, within e^epsilon', () => {
    const epsilon = 0.5;
    const draws = 200_000;
    const counts = new Map<number, number>();
    const seeded = mulberry(2026);
    for (let n = 0; n < draws; n++) {
      const drawn = noise(epsilon, seeded);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    for (let k = -4; k < 4; k++) {
      const [here, next] = [counts.get(k) ?? 0, counts.get(k + 1) ?? 0];
      const ratio = Math.max(here / next, next / here);
      expect(ratio).toBeLessThan(Math.exp(epsilon) * 1.06);
      expect(ratio).toBeGreaterThan(Math.exp(epsilon) * 0.94);
    }
    // Its spread is that of the geometric mechanism: 2a / (1 - a)^2 with a = e^-epsilon.
    const a = Math.exp(-epsilon);
    const spread = [...counts].reduce((all, [k, n]) => all + k * k * n, 0) / draws;
    expect(spread / ((2 * a) / (1 - a) ** 2)).toBeCloseTo(1, 1);
  });
});

/** The same numbers at each run. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
