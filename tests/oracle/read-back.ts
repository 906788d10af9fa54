import type { Keeper } from './plant.ts';
import type { Grant, Passport, World } from './world.ts';

/** The world as it stands in a database, for the oracle: whatever made it. Of passports as much as a look at a share hangs on. */
export async function readBack(keeper: Keeper, now: number): Promise<World> {
  const rows = async <T>(sql: string): Promise<T[]> => (await keeper(sql)) as T[];
  return {
    now,
    regions: (await rows<{ id: string }>('select id from organisations.region')).map(({ id }) => id),
    organisations: (
      await rows<World['organisations'][number]>(
        'select id, kind, region, parent from organisations.organisation',
      )
    ).map(said),
    groups: await rows('select id, organisation from organisations."group"'),
    posts: (
      await rows<World['posts'][number]>(`select person, role, organisation, "group",
      ${ms('since')}, ${ms('until')} from organisations.staff`)
    ).map(said),
    signed: (
      await rows<World['signed'][number]>(
        `select organisation, kind, signed::text as day, ${ms('ended')} from contracts.contract`,
      )
    ).map(said),
    required: await rows('select region, receiver, kinds from contracts.requirement'),
    passports: await Promise.all(
      (await rows<{ owner: string }>('select owner from passport.passport')).map(({ owner }) =>
        passport(keeper, owner),
      ),
    ),
  };
}

const ms = (column: string): string => `(extract(epoch from "${column}") * 1000)::float8 as "${column}"`;
/** Without what is not there. */
const said = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;

async function passport(keeper: Keeper, owner: string): Promise<Passport> {
  const rows = async <T extends object>(sql: string): Promise<T[]> =>
    ((await keeper(sql, [owner])) as T[]).map(said);
  const [birth] = await rows<NonNullable<Passport['birth']>>(
    `select ${ms('given')}, ${ms('sixteen')}, ${ms('eighteen')} from consent.birth where owner = $1`,
  );
  return {
    ...{ owner, there: 'there', ...(birth !== undefined && { birth }) },
    answers: await rows(
      'select question, chapter, extra, private from passport.answer where owner = $1 order by question',
    ),
    memberships: await rows(
      `select "group", ${ms('joined')}, ${ms('left')} from organisations.member where owner = $1`,
    ),
    records: await rows(
      `select id, how, said, ${ms('given')}, ${ms('withdrawn')}, guardian from consent.record where owner = $1`,
    ),
    grants: (await rows<Grant>(grants)).map((grant) => ({ ...nothingOfGrant, ...grant })),
    ...{
      proofs: [],
      taken: [],
      guardians: [],
      askings: [],
      invitations: [],
      talks: [],
      agreements: [],
      wishes: [],
    },
    ...{
      contributions: [],
      requests: [],
      questions: [],
      signals: [],
      landings: [],
      summers: [],
      helpers: [],
    },
  };
}

const nothingOfGrant = { copied: [], shown: [], replied: false, proposed: false };
const grants = `select g.id, g.chapters, g.questions, g.extra, g.copy, ${ms('starts')}, ${ms('ends')}, ${ms('withdrawn')},
  g.organisation, g.person, g."group", exists (select from sharing.acceptance a where a."grant" = g.id) as accepted,
  array(select r.person from sharing.reader r where r."grant" = g.id) as readers
  from sharing."grant" g where g.owner = $1`;
