import type { FreshHouse } from '../harness/house.ts';
import { type Chance, chance } from './chance.ts';
import type { Town } from './town.ts';

const day = 86_400_000;

/** Makes the town otherwise by chance, past every rule: shares, who said yes, classes, roles, papers and consent. */
export async function stir(house: FreshHouse, { young, staff, asked }: Town, seed: number): Promise<void> {
  const by = chance(seed);
  const now = house.clock().getTime();
  const at = (moment: number | null): string | null =>
    moment === null ? null : new Date(moment).toISOString();
  const people = staff.map(({ as }) => as.id);
  await house.owner('delete from sharing.acceptance');
  await house.owner('delete from sharing.reader');
  for (const { actor, link, atWork } of young) {
    for (const id of [link, ...atWork]) {
      const plain = asked.filter(
        ({ chapter, sensitivity }) => chapter !== 'nodig' && sensitivity !== 'extra',
      );
      const named = asked.filter(
        ({ chapter, sensitivity }) => chapter === 'nodig' || sensitivity === 'extra',
      );
      await house.owner(
        `update sharing."grant" set chapters = $2, questions = $3, extra = $4, starts = $5, ends = $6, withdrawn = $7 where id = $1`,
        [
          id,
          by.some(['wie', 'kan', 'wil', 'stap'], 3),
          by.some(plain, 4).map((one) => one.id),
          by.some(named, 3).map((one) => one.id),
          by.once(10) ? null : at(now - by.below(3) * day),
          at(now + by.one([-1, 0, 1, day, day, day, day, day, day])),
          by.once(3) ? at(now) : null,
        ],
      );
      const readers = id === link ? [] : by.some(people);
      if (readers.length > 0 || (id === link && !by.once(6)))
        await house.owner(
          `insert into sharing.acceptance ("grant", owner, purpose, at) values ($1, $2, 'intake-and-support', $3)`,
          [id, actor.owner, at(now)],
        );
      for (const person of readers)
        await house.owner(`insert into sharing.reader ("grant", owner, person, at) values ($1, $2, $3, $4)`, [
          id,
          actor.owner,
          person,
          at(now),
        ]);
    }
    await age(house, by, actor.owner, now);
    await house.owner('update organisations.member set "left" = $2, joined = $3 where owner = $1', [
      ...[actor.owner, by.once(4) ? at(now) : null, at(now - by.below(4) * day)],
    ]);
  }
  for (const person of people)
    await house.owner('update organisations.staff set until = $2 where person = $1', [
      person,
      by.once(5) ? at(now + by.one([0, 1])) : null,
    ]);
  await house.owner(
    'update contracts.contract set ended = case when get_byte(uuid_send(organisation), 0) % 5 = $1 then $2::timestamptz end,\n    ended_by = case when get_byte(uuid_send(organisation), 0) % 5 = $1 then organisation end',
    [by.below(9), at(now)],
  );
}

/** Grown, nearly sixteen with or without a guardian's yes, or of an age that nobody knows. */
async function age(house: FreshHouse, by: Chance, owner: string, now: number): Promise<void> {
  const iso = (moment: number): string => new Date(moment).toISOString();
  const sixteen = !by.once(3) ? null : iso(now + by.one([-1, 0, 1, day]));
  await house.owner('update consent.birth set given = $2, sixteen = $3, eighteen = null where owner = $1', [
    owner,
    iso(now - 9 * day + (by.once(6) ? 9 * day : 0)),
    sixteen,
  ]);
  await house.owner('delete from consent.guardian where owner = $1', [owner]);
  if (sixteen === null || by.once(2)) return;
  const guardian = by.id();
  await house.owner(
    `insert into consent.guardian (id, owner, who, called, keys, link_index, code_index, made, ends) values ($1, $2, '', '', '', $3, $4, $5, $5)`,
    [guardian, owner, Buffer.from(`l${guardian}`), Buffer.from(`c${guardian}`), iso(now)],
  );
  await house.owner(
    `insert into consent.record (id, owner, guardian, how, said, version, hash, language, sealed, given, withdrawn, withdrawn_by)
      values ($1, $2, $1, 'link', $3, '1', decode(repeat('00', 32), 'hex'), 'nl', '', $4, $5, case when $5::timestamptz is not null then 'guardian' end)`,
    [guardian, owner, by.once(5) ? 'no' : 'yes', iso(now - 8 * day), by.once(4) ? iso(now) : null],
  );
}
