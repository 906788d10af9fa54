import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import type { StaffActor } from '../access/actor.ts';
import { enrol } from '../identity/enrol.ts';
import { takeDownloads } from '../jobs/registers.ts';
import { previewRegister, readDownload, takeDownload, takeRegisters } from './register.ts';

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

const take = (...files: Uint8Array[]) => takeRegisters(house, 'Regio Register', files);

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
    expect(preview?.plans[0]?.fresh.map(({ name }) => name)).toEqual(['Dé Kade', 'Dé Kade', 'Het Plein']);
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
      expect(await take(vo(kade, plein, old))).toMatchObject([{ fresh: [], changed: [], gone: [], same: 4 }]);
    expect(await house.owner('select * from organisations.organisation order by id')).toEqual(before);
  });

  it('what they name no more is marked and stays, with its classes; what is back is unmarked', async () => {
    await take(vo(kade, plein.replace('Het Plein', 'Het Grote Plein')));
    expect(await tree()).toContain('school 99BB De Bedenksels gone');
    expect(await tree()).toContain('location 99AA01 Het Grote Plein < Dé Kade');
    expect(await house.owner('select 1 from organisations."group"')).toHaveLength(1);
    await take(vo(kade, plein, old));
    expect(await tree()).toContain('school 99BB De Bedenksels');
  });

  it('mbo’s come from a file of their own, with the old names of columns', async () => {
    const mbo = Buffer.from(
      '﻿BEVOEGD GEZAG NUMMER,BRIN NUMMER,INSTELLINGSNAAM,STRAATNAAM,POSTCODE,PLAATSNAAM,GEMEENTENUMMER,GEMEENTENAAM,MBO INSTELLINGSSOORT NAAM\n1,99MM,"Verzonnen College, roc",Straat,1234AB,VERZONNEN,9901,Verzonnen,ROC\n',
    );
    expect(await take(mbo)).toMatchObject([{ fresh: [{ kind: 'mbo', code: '99MM' }] }]);
    // The file of the schools says nothing of mbo's.
    await take(vo(kade, plein, old));
    expect(await tree()).toContain('mbo 99MM Verzonnen College, roc');
  });

  it('a wrong file marks nobody: one of elsewhere, one that is no register', async () => {
    const before = await tree();
    expect(await takeRegisters(house, 'Regio Onbekend', [vo(kade)])).toBe('elsewhere');
    const far = vo(line('99DD', '99DD00', 'Ver', '9977', 'Elders'));
    expect(await take(far)).toBe('elsewhere');
    expect(await readDownload(admin, house, far)).toBe('elsewhere');
    expect(await take(Buffer.from('naam;klas\nNoor;3B'))).toBe('no-register');
    expect(await tree()).toEqual(before);
  });

  it('a line that cannot be read says why, and what it may mean stays unmarked', async () => {
    const before = await tree();
    const broken = [
      line('', '', 'Zonder nummer', '9901', 'Verzonnen'),
      line('99', '9900', 'Kort', '9901', 'Verzonnen'),
      line('99AA', '99AA01', '', '9901', 'Verzonnen'),
      line('99EE', '99EE00', 'Zonder gemeente', '', ''),
      line('99AA', '99AA00', 'Nog eens', '9901', 'Verzonnen'),
      line('', '', 'Ver weg en zonder nummer', '9977', 'Elders'),
    ];
    await readDownload(admin, house, vo(kade, ...broken, old));
    const [plan] = (await previewRegister(admin, house))?.plans ?? [];
    expect(plan?.issues.map(({ row, kind, other }) => [row, kind, other])).toEqual([
      [3, 'no-code', undefined],
      [4, 'odd-code', undefined],
      [5, 'no-name', undefined],
      [6, 'no-municipality', undefined],
      [7, 'double', 2],
    ]);
    expect([plan?.gone, plan?.unsure.map(({ code }) => code)]).toEqual([[], ['99AA01']]);
    await take(vo(kade, ...broken, old));
    expect(await tree()).toEqual(before);
  });

  it('domains of an mbo come out of two lists of RIO together, in one zip; what ended is left out', async () => {
    const names = csv(
      'ONDERWIJSAANBIEDERID,NAAM,INBEDRIJFDATUM,UITBEDRIJFDATUM',
      '100A001,"Zorg, Welzijn en Sport",2020-08-01,',
      '100A002,Techniek,2020-08-01,',
      '100A003,Oud,2020-08-01,',
      '100A009,Elders,2020-08-01,',
    );
    const of = csv(
      'ONDERWIJSAANBIEDERID,OIE_CODE,BEGINDATUM,EINDDATUM',
      ...['100A001,99MM,2020-08-01,', '100A002,99MM,2020-08-01,', '100A002,99MM,2018-08-01,'],
      ...['100A003,99MM,2020-08-01,2025-07-31', '100A004,99MM,2020-08-01,', '100A009,99ZZ,2020-08-01,'],
    );
    expect(await readDownload(admin, house, names)).toBe('half');
    const zip = zipSync({ 'rio/onderwijsaanbieders.csv': names, 'rio/relaties.csv': of, 'lees.txt': names });
    expect(await readDownload(admin, house, zip)).toBeUndefined();
    const preview = await previewRegister(admin, house);
    expect(preview?.plans.map(({ kind }) => kind)).toEqual(['domain']);
    expect(preview?.plans[0]?.issues).toMatchObject([
      { row: 6, kind: 'no-name', what: { location: '100A004' } },
    ]);
    await takeDownload(admin, house, preview?.mark ?? '');
    const domains = await house.owner(
      `select o.code, o.name, p.code as of from organisations.organisation o join organisations.organisation p on p.id = o.parent where o.kind = 'domain' order by 1`,
    );
    expect(domains).toEqual([
      { code: '100A001', name: 'Zorg, Welzijn en Sport', of: '99MM' },
      { code: '100A002', name: 'Techniek', of: '99MM' },
    ]);
    expect(await take(names, of)).toMatchObject([{ fresh: [], changed: [], gone: [], same: 2 }]);
  });
});

const csv = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

describe('at night, out of a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duo-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const told: object[] = [];
  const log = { info: (what: object) => told.push(what), error: (what: object) => told.push(what) };
  const put = async (name: string, bytes: Uint8Array, at = house.clock().getTime() - 3_600_000) => {
    await writeFile(join(folder, name), bytes);
    await utimes(join(folder, name), at / 1000, at / 1000);
  };
  const run = async () => {
    told.length = 0;
    await takeDownloads(house, folder, log);
    return told;
  };

  it('what lies there is taken over for its region, and again changes nothing', async () => {
    expect(await run()).toEqual([]);
    await put('vo.csv', vo(kade, plein, old, line('99FF', '99FF00', 'Nieuw Vuur', '9901', 'Verzonnen')));
    expect(await run()).toMatchObject([{ kind: 'school', fresh: 1, changed: 0, gone: 0 }]);
    expect(await tree()).toContain('school 99FF Nieuw Vuur');
    expect(await run()).toMatchObject([{ kind: 'school', fresh: 0, changed: 0, gone: 0 }]);
  });

  it('a file that is still being written waits, and one that was cut off marks nobody', async () => {
    const before = await tree();
    await put('vo.csv', vo(kade), house.clock().getTime());
    expect(await run()).toEqual([]);
    await put('vo.csv', vo(kade));
    expect(await run()).toMatchObject([{ why: 'cut-off' }]);
    expect(await tree()).toEqual(before);
  });
});
