import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { type StaffActor, type StaffRole, staffRoles } from '../access/actor.ts';
import { type Facts, noFacts } from '../access/facts.ts';
import { perform } from '../access/perform.ts';
import { type GroupId, newId, type OrganisationId, type PersonId } from '../base/id.ts';
import { type Enrolment, enrol } from '../identity/enrol.ts';
import { changeHeld, giveRoles } from '../identity/staffing.ts';
import type { StaffTable } from './rows.ts';
import { giveRole } from './staffing-rows.ts';
import { organisationKinds, partOf, rolesAt } from './tree.ts';

const group = { name: '3B', schoolYear: '2026-2027' };
const dean = (mail: string) => [{ name: 'X', mail, roles: [{ role: 'dean' as const }] }];
const tree: Enrolment = {
  region: 'Regio Boom',
  organisations: [
    { kind: 'location', name: 'Kade', under: 'De Boom', groups: [group], staff: dean('kade@boom.example') },
    { kind: 'location', name: 'Plein', under: 'De Boom', groups: [group] },
    { kind: 'school', name: 'De Boom', groups: [group], staff: dean('dean@boom.example') },
    { kind: 'school', name: 'De Struik', groups: [group], staff: dean('dean@struik.example') },
    {
      kind: 'region',
      name: 'Regio Boom',
      staff: [{ name: 'Y', mail: 'admin@boom.example', roles: [{ role: 'region-admin' }] }],
    },
  ],
};

let house: FreshHouse;
const ids = new Map<string, OrganisationId>();
const groups = new Map<string, GroupId>();
beforeAll(async () => {
  house = await freshHouse();
  await enrol(house, tree);
  await enrol(house, {
    region: 'Ander',
    organisations: [{ kind: 'school', name: 'Elders', groups: [group] }],
  });
  for (const row of await house.owner('select id, name, kind from organisations.organisation'))
    ids.set(row.kind === 'region' ? 'kantoor' : String(row.name), row.id as OrganisationId);
  for (const row of await house.owner(
    'select g.id, o.name from organisations."group" g join organisations.organisation o on o.id = g.organisation',
  ))
    groups.set(String(row.name), row.id as GroupId);
});
afterAll(() => house.drop());

const id = (name: string): OrganisationId => ids.get(name) ?? newId<OrganisationId>();
const factsOf = async (actor: StaffActor): Promise<Facts> => {
  let facts = noFacts;
  await perform(house, actor, 'organisation.list', {}, async (granted) => {
    facts = granted.facts;
  });
  return facts;
};
const names = (facts: Facts): string[] =>
  [...ids].filter(([, one]) => facts.staffReach.includes(one)).map(([name]) => name);

describe('the tree of organisations (F56)', () => {
  it('a dean reaches the own organisation and what stands under it, not what is above or beside', async () => {
    const school = await factsOf(await signInStaff(house, 'dean@boom.example', 'dean'));
    expect(names(school).sort()).toEqual(['De Boom', 'Kade', 'Plein']);
    expect(school.staffGroups).toHaveLength(3);
    const location = await factsOf(await signInStaff(house, 'kade@boom.example', 'dean'));
    expect(names(location)).toEqual(['Kade']);
    expect(location.staffGroups).toEqual([groups.get('Kade')]);
  });

  it('who looks after a region reaches its organisations and no group', async () => {
    const facts = await factsOf(await signInStaff(house, 'admin@boom.example', 'region-admin'));
    expect(names(facts).sort()).toEqual(['De Boom', 'De Struik', 'Kade', 'Plein', 'kantoor']);
    expect(facts.staffGroups).toEqual([]);
  });

  it('is a tree: no rings, no part without a whole, nothing across regions', async () => {
    const put = (name: string, parent: string | null) =>
      house.owner('update organisations.organisation set parent = $2 where id = $1', [
        id(name),
        parent && id(parent),
      ]);
    await expect(put('De Boom', 'Kade')).rejects.toThrow();
    await expect(put('De Boom', 'De Struik')).rejects.toThrow();
    await expect(put('Kade', 'Elders')).rejects.toThrow();
    await expect(put('Kade', null)).rejects.toThrow();
    await expect(put('Kade', 'De Struik')).resolves.toBeDefined();
    await put('Kade', 'De Boom');
  });

  it('the code and the database say the same of who is what where', async () => {
    const [person, since] = [newId<PersonId>(), new Date()];
    const region = (
      await house.owner(`select region from organisations.organisation where name = 'De Boom'`)
    )[0]?.region;
    for (const kind of organisationKinds) {
      const above = partOf[kind];
      const [parent, one] = [newId<OrganisationId>(), newId<OrganisationId>()];
      const insert =
        'insert into organisations.organisation (id, region, kind, name, parent) values ($1, $2, $3, $4, $5)';
      if (above !== undefined) await house.owner(insert, [parent, region, above, `boven ${kind}`, null]);
      await house.owner(insert, [one, region, kind, `een ${kind}`, above === undefined ? null : parent]);
      const held: StaffRole[] = [];
      for (const role of staffRoles) {
        const row =
          'insert into organisations.staff (person, role, organisation, since) values ($1, $2, $3, $4)';
        await house.owner(row, [person, role, one, since]).then(
          () => held.push(role),
          () => undefined,
        );
      }
      expect([kind, held]).toEqual([kind, staffRoles.filter((role) => rolesAt[kind].includes(role))]);
    }
  });

  it('row security: a hat makes only those that it may make, and only where it reaches (F30, F55)', async () => {
    const tries: readonly [string, StaffRole, string, string | null][] = [
      ['dean@boom.example', 'mentor', 'Kade', 'Kade'],
      ['dean@boom.example', 'mentor', 'De Struik', 'De Struik'],
      ['dean@boom.example', 'mentor', 'De Boom', 'De Struik'],
      ['dean@boom.example', 'dean', 'De Boom', null],
      ['kade@boom.example', 'mentor', 'De Boom', 'De Boom'],
      ['admin@boom.example', 'dean', 'De Struik', null],
      ['admin@boom.example', 'dean', 'Elders', null],
      ['admin@boom.example', 'mentor', 'De Struik', 'De Struik'],
      ['admin@boom.example', 'region-admin', 'kantoor', null],
    ];
    const made: boolean[] = [];
    for (const [mail, role, organisation, at] of tries) {
      const actor = await signInStaff(house, mail, mail.startsWith('admin') ? 'region-admin' : 'dean');
      const staff: StaffTable = {
        person: newId<PersonId>(),
        role,
        organisation: id(organisation),
        group: at === null ? null : (groups.get(at) ?? null),
        since: house.clock(),
        until: null,
      };
      const put = perform(house, actor, 'organisation.list', {}, ({ tx }) =>
        tx.insertInto('organisations.staff').values(staff).execute(),
      );
      made.push(
        await put.then(
          () => true,
          () => false,
        ),
      );
    }
    expect(made).toEqual([true, false, false, false, false, true, false, false, false]);
  });

  it('nobody gives a role to themselves, nor makes the own one last: not by the verb, and not past it', async () => {
    const actor = await signInStaff(house, 'dean@boom.example', 'dean');
    const [organisation, group] = [id('De Boom'), groups.get('De Boom') ?? newId<GroupId>()];
    const gives = { role: 'mentor' as const, organisation, groups: [group], address: '' };
    const mine = () =>
      house.owner(`select until from organisations.staff where person = $1 and role = 'mentor'`, [
        actor.person,
      ]);
    for (const who of [{ name: 'Ik', mail: 'Dean@boom.example' }, { person: actor.person }])
      expect(await giveRoles(actor, house, [{ who, gives }])).toBe('self');
    const held = { person: actor.person, role: 'mentor' as const, organisation, group };
    const put = perform(house, actor, 'organisation.list', {}, ({ tx, now }) =>
      giveRole(tx, { ...held, since: now, until: null }),
    );
    await expect(put).rejects.toThrow();
    expect(await mine()).toEqual([]);
    await house.owner(
      `insert into organisations.staff (person, role, organisation, "group", since, until) values ($1, 'mentor', $2, $3, $4, $4)`,
      [actor.person, organisation, group, house.clock()],
    );
    expect(await changeHeld(actor, house, held, { until: null })).toBe(false);
    expect((await mine())[0]?.until).not.toBeNull();
    const other = { name: 'Z', mail: 'ander@boom.example' };
    expect(await giveRoles(actor, house, [{ who: other, gives }])).toBe(1);
  });

  it('data that cannot be a tree are refused whole, in words', async () => {
    const odd = (one: Enrolment['organisations'][number]) =>
      enrol(house, { region: 'Regio Boom', organisations: [one] });
    await expect(odd({ kind: 'domain', name: 'Los' })).rejects.toThrow('say of what');
    await expect(odd({ kind: 'school', name: 'Los', under: 'De Boom' })).rejects.toThrow(
      'cannot stand under',
    );
    const staff = [{ name: 'Z', mail: 'z@boom.example', roles: [{ role: 'intaker' as const }] }];
    await expect(odd({ kind: 'school', name: 'Los', staff })).rejects.toThrow('nobody is intaker there');
  });
});
