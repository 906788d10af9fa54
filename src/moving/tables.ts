/**
 * What is a region's own, table by table, in the order in which it comes in (F59, decision 0077). `of`: which rows are of the region `r`. What is a young person's is in none of them; nor is a school's list of
 * pupils, which the school has itself.
 */
export type MovingTable = { name: string; columns: readonly string[]; of: string; order: string };

const here = 'select o.id from organisations.organisation o where o.region = r.id';
const scopes = `select r.id union ${here}`;

export const movingTables: readonly MovingTable[] = [
  { name: 'organisations.region', columns: ['id', 'name'], of: 't.id = r.id', order: 't.id' },
  {
    name: 'organisations.organisation',
    columns: ['id', 'region', 'kind', 'name', 'parent', 'code', 'place', 'gone'],
    of: 't.region = r.id',
    order: 't.parent nulls first, t.id',
  },
  {
    name: 'organisations."group"',
    columns: ['id', 'organisation', 'name', 'school_year'],
    of: `t.organisation in (${here})`,
    order: 't.id',
  },
  {
    name: 'organisations.staff',
    columns: ['person', 'role', 'organisation', 'group', 'since', 'until'],
    of: `t.organisation in (${here})`,
    order: 't.organisation, t.person, t.role, t."group"',
  },
  {
    name: 'method.set',
    columns: ['id', 'region', 'n', 'base', 'content', 'begins', 'published', 'published_by'],
    of: 't.region = r.id',
    order: 't.n',
  },
  {
    name: 'method.theme',
    columns: [
      ...['region', 'version', 'brand', 'logo', 'named', 'welcome', 'contact', 'tongues'],
      ...['changed', 'changed_by'],
    ],
    of: 't.region = r.id',
    order: 't.region',
  },
  {
    name: 'method.school',
    columns: [
      ...['organisation', 'version', 'logo', 'named', 'welcome', 'ask', 'reach', 'hours'],
      ...['changed', 'changed_by'],
    ],
    of: `t.organisation in (${here})`,
    order: 't.organisation',
  },
  {
    name: 'contracts.contract',
    columns: [
      ...['id', 'organisation', 'kind', 'version', 'signed', 'signed_by', 'recorded', 'recorded_by'],
      ...['ended', 'ended_by'],
    ],
    of: `t.organisation in (${here})`,
    order: 't.id',
  },
  {
    name: 'contracts.requirement',
    columns: ['region', 'receiver', 'kinds'],
    of: 't.region = r.id',
    order: 't.receiver',
  },
  { name: 'retention.term', columns: ['region', 'name', 'days'], of: 't.region = r.id', order: 't.name' },
  {
    name: 'figures.figure',
    columns: ['level', 'scope', 'year', 'measure', 'noisy', 'shown'],
    of: `t.scope in (${scopes})`,
    order: 't.level, t.scope, t.year, t.measure',
  },
  {
    name: 'figures.made',
    columns: ['level', 'scope', 'month', 'at'],
    of: `t.scope in (${scopes})`,
    order: 't.level, t.scope, t.month',
  },
  {
    name: 'figures.asked',
    columns: ['id', 'year', 'scope', 'question', 'cost', 'cells', 'at'],
    of: 't.scope = r.id',
    order: 't.id',
  },
];
