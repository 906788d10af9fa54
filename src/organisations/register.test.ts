import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import type { StaffActor } from '../access/actor.ts';
import { enrol } from '../identity/enrol.ts';
import { previewRegister, readDownload, takeDownload, takeRegister } from './register.ts';

let house: FreshHouse;
let admin: StaffActor;
beforeAll(async () => {
  house = await freshHouse();
  const staff = [{ name: 'Y', mail: 'admin@register.example', roles: [{ role: 'region-admin' as const }] }];
  await enrol(house, {
    region: 'Regio Register',
    organisations: [
      { kind: 'region', name: 'Regio Register', staff },
      { kind: 'municipality', name: 'Gemeente Verzonnen', code: '9901' },
      { kind: 'municipality', name: 'Bedacht aan Zee' },
      { kind: 'school', name: 'De Bedenksels', groups: [{ name: '3B', schoolYear: '2026-2027' }] },
    ],
  });
  admin = await signInStaff(house, 'admin@register.example', 'region-admin');
});
afterAll(() => house.drop());

/** As DUO writes them: semicolons, capitals, Windows-1252. Made-up schools. */
const head =
  'PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;ONDERWIJSSTRUCTUUR';
const line = (brin: string, location: string, name: string, code: string, municipality: string) =>
  `Nergens;40000;${brin};${location};${name};Straat;1;1234 AB;VERZONNEN AAN DE RIJN;${code};${municipality};VBO/MAVO`;
const vo = (...lines: string[]): Uint8Array => Buffer.from([head, ...lines].join('\r\n'), 'latin1');
const kade = line('99AA', '99AA00', 'Dé Kade', '9901', 'Verzonnen');
const plein = line('99AA', '99AA01', 'Het Plein', '9901', 'Verzonnen');
const old = line('99BB', '0', 'De Bedenksels', '', 'Bedacht aan Zee');
const elsewhere = line('99CC', '99CC00', 'Ver Weg', '9977', 'Elders');

const tree = async () =>
  (
    await house.owner(
      `select o.kind || ' ' || coalesce(o.code, '-') || ' ' || o.name || coalesce(' < ' || p.name, '') || case when o.gone is null then '' else ' gone' end as line
       from organisations.organisation o left join organisations.organisation p on p.id = o.parent where o.kind in ('school', 'location', 'mbo') order by 1`,
    )
  ).map(({ line: told }) => told);

describe("DUO's and RIO's open downloads (F103)", () => {
  it('bring in the schools of the region’s own municipalities, with their locations', async () => {
    expect(await readDownload(admin, house, vo(kade, plein, old, elsewhere))).toBeUndefined();
    const before = await tree();
    const preview = await previewRegister(admin, house);
    expect(await tree()).toEqual(before);
    expect(preview?.plan.fresh.map(({ name }) => name)).toEqual(['Dé Kade', 'Dé Kade', 'Het Plein']);
    await takeDownload(admin, house, preview?.mark ?? '');
    expect(await tree()).toEqual([
      'location 99AA00 Dé Kade < Dé Kade',
      'location 99AA01 Het Plein < Dé Kade',
      'school 99AA Dé Kade',
      'school 99BB De Bedenksels',
    ]);
    const [place] = await house.owner(`select place from organisations.organisation where code = '99AA'`);
    expect(place?.place).toBe('Verzonnen Aan De Rijn');
  });

  it('again, also by whoever runs it at night, change nothing', async () => {
    const before = await house.owner('select * from organisations.organisation order by id');
    for (let n = 0; n < 2; n++)
      expect(await takeRegister(house, 'Regio Register', vo(kade, plein, old))).toMatchObject({
        fresh: [],
        changed: [],
        gone: [],
        same: 4,
      });
    expect(await house.owner('select * from organisations.organisation order by id')).toEqual(before);
  });

  it('what they name no more is marked and stays, with its classes; what is back is unmarked', async () => {
    await takeRegister(house, 'Regio Register', vo(kade, plein.replace('Het Plein', 'Het Grote Plein')));
    expect(await tree()).toContain('school 99BB De Bedenksels gone');
    expect(await tree()).toContain('location 99AA01 Het Grote Plein < Dé Kade');
    expect(await house.owner('select 1 from organisations."group"')).toHaveLength(1);
    await takeRegister(house, 'Regio Register', vo(kade, plein, old));
    expect(await tree()).toContain('school 99BB De Bedenksels');
  });

  it('mbo’s come from a file of their own, with the old names of columns', async () => {
    const mbo = Buffer.from(
      '﻿BEVOEGD GEZAG NUMMER,BRIN NUMMER,INSTELLINGSNAAM,STRAATNAAM,POSTCODE,PLAATSNAAM,GEMEENTENUMMER,GEMEENTENAAM,MBO INSTELLINGSSOORT NAAM\n1,99MM,"Verzonnen College, roc",Straat,1234AB,VERZONNEN,9901,Verzonnen,ROC\n',
    );
    expect(await takeRegister(house, 'Regio Register', mbo)).toMatchObject({
      fresh: [{ kind: 'mbo', code: '99MM' }],
    });
    // The file of the schools says nothing of mbo's.
    await takeRegister(house, 'Regio Register', vo(kade, plein, old));
    expect(await tree()).toContain('mbo 99MM Verzonnen College, roc');
  });

  it('a wrong file marks nobody: one of elsewhere, one that is no register', async () => {
    const before = await tree();
    expect(await takeRegister(house, 'Regio Onbekend', vo(kade))).toBe('elsewhere');
    const far = vo(line('99DD', '99DD00', 'Ver', '9977', 'Elders'));
    expect(await takeRegister(house, 'Regio Register', far)).toBe('elsewhere');
    expect(await readDownload(admin, house, far)).toBe('elsewhere');
    expect(await takeRegister(house, 'Regio Register', Buffer.from('naam;klas\nNoor;3B'))).toBe(
      'no-register',
    );
    expect(await tree()).toEqual(before);
  });
});
