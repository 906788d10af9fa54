import { sql } from 'kysely';
import { type House, perform } from '../access/perform.ts';
import { newId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import { regionByName } from '../organisations/enrol-rows.ts';
import { routeIds } from '../questions/model.ts';
import { type Draw, noise } from './protect.ts';
import { nowhere } from './rows.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'figures.asked': AskedTable;
  }
}

/** What research asked in a school year of a region or of the whole programme, and what it was told. `cost`: epsilon in hundredths. */
export type AskedTable = {
  id: string;
  year: string;
  scope: string;
  question: ResearchQuestion;
  cost: number;
  cells: Record<string, number>;
  at: Date;
};

const cross = (...all: readonly (readonly string[])[]): string[] =>
  all.reduce<string[]>(
    (before, next) => before.flatMap((one) => next.map((two) => `${one} ${two}`.trim())),
    [''],
  );

/**
 * What research can ask (F110), each with all of its cells, those of nobody too. Everybody who said yes is in exactly one cell of a question, so one person more or less changes one number by one: that is
 * what the noise is measured by.
 */
export const researchQuestions = {
  /** How far along the road, by route. */
  road: cross([...routeIds, 'none'], ['started', 'begun', 'shared', 'read', 'arrived']),
  /** Finished chapters, and whether something was shared. */
  'stamps-shared': cross(['0', '1', '2', '3', '4', '5'], ['shared', 'not']),
  /** A talk, and a place. */
  'talked-arrived': cross(['talked', 'not'], ['arrived', 'not']),
} as const satisfies Record<string, readonly string[]>;
export type ResearchQuestion = keyof typeof researchQuestions;

/**
 * In hundredths of epsilon, a school year: what all questions of one region may tell together of one person, and all of the whole programme. A person counts in one region alone, so regions compose in parallel, and
 * both together are at most 1 (Dwork and Roth, The Algorithmic Foundations of Differential Privacy, 2014: theorems 3.14 and 3.16). When it is spent, it is spent until 1 August.
 */
export const budget = 50;
/** Less is noise alone; a question of the cells' size would say nothing. */
export const leastCost = 5;

export type Told = {
  kind: 'told';
  cells: Readonly<Record<string, number>>;
  cost: number;
  left: number;
  /** Asked before in this year: the same answer, and it cost nothing. */
  again: boolean;
};
/** `spent`: what is left does not pay for it, and nothing was told. */
export type Research = Told | { kind: 'spent'; left: number } | { kind: 'no-region' };

/**
 * Asks one question, of a region or of the whole programme, and pays for it. Each cell has two-sided geometric noise of this epsilon (src/figures/protect.ts), drawn once: asking again gives the same. Exact
 * numbers leave this function for nobody.
 */
export async function askResearch(
  house: House,
  { question, cost, region }: { question: ResearchQuestion; cost: number; region?: string | undefined },
  draw?: Draw,
): Promise<Research> {
  if (!Number.isInteger(cost) || cost < leastCost || cost > budget) throw new Error('a cost that cannot be');
  const job = { kind: 'system', job: 'research' } as const;
  return perform(house, job, 'research.ask', {}, async ({ tx, now }) => {
    const scope = region === undefined ? nowhere : await regionByName(tx, region);
    if (scope === undefined) return { kind: 'no-region' };
    const year = schoolYear(now);
    // Two at once would each find the whole budget.
    await sql`select pg_advisory_xact_lock(hashtext('figures.research'))`.execute(tx);
    const asked = await tx
      .selectFrom('figures.asked')
      .select(['question', 'cost', 'cells'])
      .where('year', '=', year)
      .where('scope', '=', scope)
      .execute();
    const left = budget - asked.reduce((sum, one) => sum + one.cost, 0);
    const before = asked.find((one) => one.question === question);
    if (before !== undefined)
      return { kind: 'told', cells: before.cells, cost: before.cost, left, again: true };
    if (cost > left) return { kind: 'spent', left };
    const counted = await sql<{ cell: string; n: number }>`
      select * from figures.research(${scope === nowhere ? null : scope}::uuid, ${question})`.execute(tx);
    const exact = new Map(counted.rows.map(({ cell, n }) => [cell, n]));
    const cells = Object.fromEntries(
      researchQuestions[question].map((cell) => [cell, (exact.get(cell) ?? 0) + noise(cost / 100, draw)]),
    );
    await sql`insert into figures.asked (id, year, scope, question, cost, cells, at)
      values (${newId()}, ${year}, ${scope}, ${question}, ${cost}, ${JSON.stringify(cells)}::jsonb, ${now})`.execute(
      tx,
    );
    return { kind: 'told', cells, cost, left: left - cost, again: false };
  });
}
