import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { listFile } from '../../tests/harness/list-file.ts';
import { type OwnerActor, type StaffActor, visitor } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { hours } from '../base/clock.ts';
import { type GroupId, newId, type OrganisationId } from '../base/id.ts';
import { showCard } from '../identity/card.ts';
import { enrol } from '../identity/enrol.ts';
import { findPlace } from '../identity/find-place.ts';
import { findSession } from '../identity/session.ts';
import { joinGroup, startPassport } from '../identity/start.ts';
import { readBoard } from '../insight/board.ts';
import { deletePassport } from '../retention/delete.ts';
import { readGroups } from './groups.ts';
import { readSchoolList, renewStartCard } from './list.ts';
import { previewList, readList, rosterWaits, takeList } from './roster.ts';

const role = (mail: string, name: 'dean' | 'mentor', groups?: string[]) => ({
  name: mail,
  mail: `${mail}@lijst.example`,
  roles: [{ role: name, ...(groups && { groups }) }],
});
let house: FreshHouse;
let dean: StaffActor;
let other: StaffActor;
let mentor: StaffActor;
let school: OrganisationId;
beforeAll(async () => {
  house = await freshHouse();
  const groups = [{ name: '3B', schoolYear: '2026-2027' }];
  await enrol(house, {
    region: 'Lijst',
    organisations: [
      {
        kind: 'school',
        name: 'Een',
        groups,
        staff: [role('dean', 'dean'), role('mentor', 'mentor', ['3B'])],
      },
      { kind: 'school', name: 'Twee', groups, staff: [role('other', 'dean')] },
    ],
  });
  dean = await signInStaff(house, 'dean@lijst.example', 'dean');
  other = await signInStaff(house, 'other@lijst.example', 'dean');
  mentor = await signInStaff(house, 'mentor@lijst.example', 'mentor');
  school = dean.organisation;
});
afterAll(() => house.drop());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (...rows: string[]): Uint8Array =>
  bytes(['Leerlingnummer;Roepnaam;Achternaam;Stamgroep', ...rows].join('\n'));

async function take(list: Uint8Array, through: House = house) {
  expect(await readList(dean, through, school, list)).toBeUndefined();
  const preview = await previewList(dean, through, school);
  if (preview === undefined) throw new Error('no list waits');
  return { preview, taken: await takeList(dean, through, school, preview.mark) };
}
const places = () => house.owner('select * from organisations.place order by id');
const group = async (): Promise<GroupId> => (await readGroups(mentor, house))[0]?.id ?? newId<GroupId>();
const cardOf = async (first: string): Promise<string> => {
  const list = await readSchoolList(mentor, house, await group());
  return list?.lines.find((line) => line.first === first)?.code ?? '';
};
async function begin(first: string): Promise<OwnerActor> {
  const found = await findPlace(visitor, house, await cardOf(first));
  if (found === undefined) throw new Error('no place under this card');
  const { token } = await startPassport(house, {
    ...{ called: found.first, device: 'own' as const, language: 'nl', look: {} },
    lesson: { startCode: found.startCode, group: found.group },
  });
  const actor = (await findSession(house, token))?.actor;
  if (actor?.kind !== 'owner') throw new Error('did not get in');
  return actor;
}
const onBoard = async () =>
  (await readBoard(mentor, house, await group())).members.map(({ called }) => called);

describe('a list of groups and pupils (F50)', () => {
  it('shows what is new, moves, is called otherwise and leaves, and does it in one go', async () => {
    const first = await take(file('1;Noor;Bakker;3B', '2;Sam;Visser;3B', '3;Jip;Kok;3C'));
    expect(first.preview.plan).toMatchObject({ same: 0, newGroups: ['3C'] });
    expect(first.preview.plan.fresh).toHaveLength(3);
    expect(first.taken.kind).toBe('done');
    const { preview } = await take(file('1;Noor;de Bakker;3B', '3;Jip;Kok;3B'));
    expect(preview.plan).toMatchObject({ fresh: [], leaves: [{ first: 'Sam' }], same: 0 });
    expect(preview.plan.moves).toMatchObject([
      { from: { groupName: '3C' }, to: { group: '3B' }, back: false },
    ]);
    expect(preview.plan.renamed).toMatchObject([{ to: { last: 'de Bakker' } }]);
    const back = await take(file('1;Noor;de Bakker;3B', '2;Sam;Visser;3B', '3;Jip;Kok;3B'));
    expect(back.preview.plan.moves).toMatchObject([{ back: true, to: { first: 'Sam' } }]);
    const again = await take(file('1;Noor;de Bakker;3B', '2;Sam;Visser;3B', '3;Jip;Kok;3B'));
    expect(again.preview.plan).toMatchObject({ fresh: [], moves: [], renamed: [], leaves: [], same: 3 });
  });

  it('nobody leaves because of a row that could not be read', async () => {
    const { preview } = await take(file('1;Noor;de Bakker;3B', ';Sam;Visser;3B', '3;;;3B'));
    expect(preview.roster.issues.map(({ kind }) => kind)).toEqual(['no-number', 'no-name']);
    expect(preview.plan.leaves).toEqual([]);
    expect(preview.plan.unsure).toMatchObject([{ first: 'Sam' }]);
  });

  it('a yes counts for what was shown: when the list of the school changed meanwhile, it asks again', async () => {
    await readList(
      dean,
      house,
      school,
      file('9;Nieuw;Kind;3B', '1;Noor;de Bakker;3B', '2;Sam;Visser;3B', '3;Jip;Kok;3B'),
    );
    const preview = await previewList(dean, house, school);
    await house.owner(`update organisations.place set "left" = now() where code_index is not null and number_index =
      (select number_index from organisations.place order by id limit 1)`);
    expect((await takeList(dean, house, school, preview?.mark ?? '')).kind).toBe('changed');
    const now = await previewList(dean, house, school);
    expect((await takeList(dean, house, school, now?.mark ?? '')).kind).toBe('done');
    expect((await takeList(dean, house, school, now?.mark ?? '')).kind).toBe('gone');
  });

  it('waits for some hours, sealed, and for nobody else', async () => {
    await readList(dean, house, school, file('8;KANARIE;Naam;3B'));
    const [row] = await house.owner('select * from organisations.roster');
    expect(Buffer.from(row?.sealed as Uint8Array).includes('KANARIE')).toBe(false);
    await expect(previewList(other, house, school)).rejects.toMatchObject({ kind: 'not-there' });
    house.setClock(rosterWaits + hours(0));
    expect(await previewList(dean, house, school)).toBeUndefined();
  });

  it('says what a file is that is no list, and takes no number of persons that we may not have', async () => {
    const no = async (text: string) => readList(dean, house, school, bytes(text));
    expect(await no('naam;adres\nNoor;x')).toMatchObject({ kind: 'no-column', missing: ['number', 'group'] });
    expect(await no('BSN;Stamnummer;Naam;Klas\n1;2;Noor;3B')).toEqual({ kind: 'forbidden', head: 'BSN' });
    expect(await no('Stamnummer;Naam;Klas\n')).toEqual({ kind: 'no-rows' });
    expect(await no('PK\u0003\u0004')).toEqual({ kind: 'spreadsheet' });
    expect(await no(`Stamnummer;Naam;Klas\n${'x'.repeat(3 * 1024 * 1024)}`)).toEqual({ kind: 'too-large' });
    expect(
      await no(
        'sourcedId,givenName,familyName,role,classTitle\n7,Noor,Bakker,student,3B\n8,J,Kok,teacher,3B',
      ),
    ).toBeUndefined();
    expect((await previewList(dean, house, school))?.roster.rows).toMatchObject([
      { number: '7', group: '3B' },
    ]);
  });
});

describe('a place on the list, and the passport of a young person', () => {
  it('begins with the start card, once; the school sees that it was used and not by whom (U31)', async () => {
    await take(file('1;Noor;Bakker;3B', '2;Sam;Visser;3B', '3;Jip;Kok;3B'));
    const code = await cardOf('Noor');
    const noor = await begin('Noor');
    expect(await onBoard()).toContain('Noor');
    expect(await findPlace(visitor, house, code)).toBeUndefined();
    const list = await readSchoolList(dean, house, await group());
    expect(list?.lines.find(({ first }) => first === 'Noor')).toMatchObject({ begun: true, code: undefined });
    expect(JSON.stringify(list)).not.toContain(noor.owner);
  });

  it('of two who use one card at the same moment, one gets in', async () => {
    const found = await findPlace(visitor, house, await cardOf('Sam'));
    const lesson = { startCode: found?.startCode ?? '', group: found?.group ?? newId<GroupId>() };
    const start = () =>
      startPassport(house, { called: 'Sam', device: 'own', language: 'nl', look: {}, lesson });
    const both = await Promise.allSettled([start(), start()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('somebody with a passport takes the place too, with the card', async () => {
    const { token } = await startPassport(house, { called: 'Jip', device: 'own', language: 'nl', look: {} });
    const jip = (await findSession(house, token))?.actor;
    const found = await findPlace(visitor, house, await cardOf('Jip'));
    if (jip?.kind !== 'owner' || found === undefined) throw new Error('not there');
    await joinGroup(jip, house, 'Jip', found);
    expect(await onBoard()).toContain('Jip');
  });

  it('who leaves the list is off the list of the mentor at once, and keeps the passport', async () => {
    await take(file('1;Noor;Bakker;3B', '2;Sam;Visser;3B'));
    expect(await onBoard()).not.toContain('Jip');
    const [row] = await house.owner('select count(*)::int as n from passport.passport');
    expect(row?.n).toBe(3);
  });

  it('deleting the passport leaves the line of the school, and nothing of whose it was', async () => {
    await renewStartCard(
      mentor,
      house,
      await group(),
      (await readSchoolList(mentor, house, await group()))?.lines[0]?.id ?? newId(),
    );
    const before = (await places()).length;
    const [claim] = await house.owner('select owner from organisations.claim limit 1');
    const owner = claim?.owner as OwnerActor['owner'];
    const provenUntil = new Date('2100-01-01');
    const actor: OwnerActor = { kind: 'owner', owner, session: newId(), provenUntil };
    expect(await deletePassport(actor, house, (await showCard(actor, house)) ?? '')).toBe(true);
    expect(await house.owner('select 1 from organisations.claim where owner = $1', [owner])).toEqual([]);
    expect(await places()).toHaveLength(before);
  });

  it('another school, and its dean, reach nothing of it', async () => {
    await expect(readList(other, house, school, file('1;A;B;3B'))).rejects.toMatchObject({
      kind: 'not-there',
    });
    await expect(readSchoolList(other, house, await group())).rejects.toMatchObject({ kind: 'not-there' });
    await expect(readList(mentor, house, school, file('1;A;B;3B'))).rejects.toMatchObject({
      kind: 'not-there',
    });
  });
});

describe('a list of 1,500 pupils with 20 broken rows', () => {
  it('takes 1,480 over, and says of each of the 20 which row and why', async () => {
    const { preview, taken } = await take(bytes(listFile(1_500, 20)));
    expect(preview.roster.issues).toHaveLength(20);
    expect(new Set(preview.roster.issues.map(({ kind }) => kind)).size).toBe(7);
    expect(preview.roster.issues[0]).toMatchObject({ row: 76, kind: 'no-name' });
    expect(taken).toMatchObject({ kind: 'done' });
    expect(preview.plan.fresh).toHaveLength(1_480);
  });

  it('stops half way and leaves nothing half; afterwards it goes on as if nothing had been', async () => {
    const before = await places();
    const list = bytes(listFile(1_500, 0).replaceAll(';3', ';4').replaceAll('\n10', '\n20'));
    let sealed = 0;
    const keys = {
      ...house.keys,
      sealForHouse: (...what: Parameters<House['keys']['sealForHouse']>) => {
        if (what[0] === 'place' && ++sealed === 900) throw new Error('the machine stops here');
        return house.keys.sealForHouse(...what);
      },
    };
    await expect(take(list, { ...house, keys })).rejects.toThrow('the machine stops here');
    expect(await places()).toEqual(before);
    const preview = await previewList(dean, house, school);
    expect((await takeList(dean, house, school, preview?.mark ?? '')).kind).toBe('done');
  });
});
