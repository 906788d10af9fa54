import { sql } from 'kysely';
import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { schoolYear } from '../base/school-year.ts';
import type { Tx } from '../store/store.ts';

declare module '../store/tables.ts' {
  interface Tables {
    'passport.research': ResearchTable;
  }
}

/** Whether this passport counts in totals for research. No row: it does not (F110). `region`: in whose questions, for this school year. */
export type ResearchTable = { owner: OwnerId; yes: boolean; region: string | null; at: Date };

export const researchOf = (tx: Tx, owner: OwnerId): Promise<ResearchTable | undefined> =>
  tx.selectFrom('passport.research').selectAll().where('owner', '=', owner).executeTakeFirst();

export async function readResearch(actor: OwnerActor, house: House): Promise<boolean> {
  return perform(
    house,
    actor,
    'passport.read',
    { passport: actor.owner },
    async ({ tx }) => (await researchOf(tx, actor.owner))?.yes ?? false,
  );
}

/**
 * The young person says yes, or takes it back; from then on no question counts them. Within a school year they count in one region alone, whatever class they go to: so that what
 * each region is told stays apart (decision 0078).
 */
export async function chooseResearch(actor: OwnerActor, house: House, yes: boolean): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'research.choose', { passport: owner }, async ({ tx, now }) => {
    const before = await researchOf(tx, owner);
    const sameYear = before !== undefined && schoolYear(before.at) === schoolYear(now);
    const region = sameYear ? before.region : await regionNow(tx, owner);
    await tx
      .insertInto('passport.research')
      .values({ owner, yes, region, at: now })
      .onConflict((again) => again.column('owner').doUpdateSet({ yes, region, at: now }))
      .execute();
  });
}

async function regionNow(tx: Tx, owner: OwnerId): Promise<string | null> {
  const { rows } = await sql<{ region: string }>`select o.region from organisations.member m
    join organisations."group" g on g.id = m."group" join organisations.organisation o on o.id = g.organisation
    where m.owner = ${owner} and m."left" is null order by m.joined desc limit 1`.execute(tx);
  return rows[0]?.region ?? null;
}
