import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { logOf } from '../../tests/harness/passport.ts';
import { freshRegion, type Region, shareWith } from '../../tests/harness/receivers.ts';
import { type OwnerActor, type StaffActor, staffRoles } from '../access/actor.ts';
import type { ActionRule } from '../access/rule.ts';
import { actions, rules } from '../access/rules.ts';
import { minutes } from '../base/clock.ts';
import { enrol } from '../identity/enrol.ts';
import { acceptAtWork, readerOf } from '../inbox/list.ts';
import { readLogbook, workActs } from './logbook.ts';
import { lookShared } from './shared.ts';

let region: Region;
let noor: OwnerActor;
let dean: StaffActor;
let officer: StaffActor;
beforeAll(async () => {
  region = await freshRegion();
  const { house, visser } = region;
  const staff = (name: string, role: 'dean' | 'privacy-officer') => ({
    ...{ name, mail: `${role}@proef.example`, roles: [{ role }] },
  });
  await enrol(house, {
    region: 'Regio Proef',
    organisations: [
      {
        ...{ kind: 'school', name: 'De Proefschool' },
        staff: [staff('mevrouw Osinga', 'dean'), staff('Hanna Bos', 'privacy-officer')],
      },
    ],
  });
  dean = await signInStaff(house, 'dean@proef.example', 'dean');
  officer = await signInStaff(house, 'privacy-officer@proef.example', 'privacy-officer');
  noor = await region.young('Noor');
  house.setClock(minutes(60));
  const reader = await readerOf(visser, house, await shareWith(house, noor, 'mevrouw Visser'));
  await acceptAtWork(reader, house);
  for (let times = 0; times < 3; times++) await lookShared(reader, house, 'nl');
});
afterAll(() => region.house.drop());

const whoDid = async (actor: StaffActor, action: string) =>
  (await readLogbook(actor, region.house)).lines.filter((line) => line.action === action);

describe('the logbook of an organisation', () => {
  it('tells a privacy officer who looked and when, and nothing of whom: looks of half an hour are one line', async () => {
    const looks = await whoDid(officer, 'grant.look');
    expect(looks).toMatchObject([{ who: 'mevrouw Visser', role: 'mentor', times: 3, refused: false }]);
    expect(await whoDid(officer, 'lesson.open')).toMatchObject([{ who: 'mevrouw Visser' }]);
    const all = JSON.stringify(await readLogbook(officer, region.house));
    expect(all).not.toContain(noor.owner);
    expect(all).not.toMatch(/Noor|wie/);
  });

  it('tells who manages what was done for the organisation, and of no passport (F51)', async () => {
    expect((await whoDid(dean, 'staff.come')).map(({ who }) => who)).toEqual(
      expect.arrayContaining(['mevrouw Osinga', 'mevrouw Visser', 'Hanna Bos']),
    );
    expect(await whoDid(dean, 'grant.look')).toEqual([]);
    expect(await whoDid(dean, 'grant.accept')).toEqual([]);
  });

  it('two colleagues of one name are two, and two who are known here no more too', async () => {
    const { house } = region;
    const name = 'mevrouw Visser';
    const roles = [{ role: 'mentor' as const, groups: ['3C'] }];
    await enrol(house, {
      region: 'Regio Proef',
      organisations: [
        {
          ...{ kind: 'school', name: 'De Proefschool', groups: [{ name: '3C', schoolYear: '2026-2027' }] },
          staff: [{ name, mail: 'twee@proef.example', roles }],
        },
      ],
    });
    house.setClock(minutes(60));
    const since = house.clock();
    const again = async () => {
      for (const mail of ['mevrouw.visser@proef.example', 'twee@proef.example'])
        await signInStaff(house, mail, 'mentor');
      house.setClock(minutes(1));
    };
    const came = async () => (await whoDid(dean, 'staff.come')).filter(({ at }) => at >= since);
    await again();
    expect(await came()).toMatchObject([
      { who: name, times: 1 },
      { who: name, times: 1 },
    ]);
    await house.owner(`delete from organisations.staff where role = 'mentor'`);
    expect(await came()).toMatchObject([
      { who: undefined, times: 1 },
      { who: undefined, times: 1 },
    ]);
  });

  it('is of the own organisation alone, and of no mentor', async () => {
    const { house, admin, visser, care } = region;
    const there = (await readLogbook(admin, house)).lines;
    expect(there.length).toBeGreaterThan(0);
    expect(there.map(({ action }) => action)).not.toContain('lesson.open');
    for (const actor of [visser, care, { ...visser, role: 'dean' as const }])
      await expect(readLogbook(actor, house)).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('leaves a line of its own, and goes on to older lines page by page, each once', async () => {
    const { house } = region;
    expect((await whoDid(officer, 'logbook.read'))[0]).toMatchObject({ who: 'Hanna Bos' });
    for (let n = 0; n < 45; n++) {
      house.setClock(minutes(31));
      await readLogbook(dean, house);
    }
    const first = await readLogbook(officer, house);
    const second = await readLogbook(officer, house, first.before);
    expect(first.before?.getTime()).toBe(first.lines.at(-1)?.at.getTime());
    expect(second.before).toBeUndefined();
    const moments = (lines: typeof first.lines) => lines.map(({ at }) => at.getTime());
    expect(Math.max(...moments(second.lines))).toBeLessThan(Math.min(...moments(first.lines)));
    expect(first.lines.length + second.lines.length).toBeGreaterThan(50);
    expect(second.lines.some(({ action }) => action === 'lesson.open')).toBe(true);
  });

  it('says nothing to the young person’s own log: there the look stands with a name', async () => {
    const lines = await logOf(region.house, { actor: noor, token: '' });
    expect(lines.map(({ action }) => action)).not.toContain('logbook.read');
  });

  it('has words for everything that is written down of people at work', () => {
    const written = actions.filter((action) => {
      const rule: ActionRule = rules[action];
      return rule.trace !== 'never' && staffRoles.some((role) => rule.who[role] !== undefined);
    });
    expect([...workActs].sort()).toEqual([...written].sort());
  });
});
