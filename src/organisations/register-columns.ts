import type { Table } from '../sheets/read.ts';
import type { OrganisationKind } from './tree.ts';

/** One line of DUO's or RIO's open downloads: a location of a vo school, or an mbo. Nobody is in it. */
export type RegisterRow = {
  brin: string;
  /** BRIN with the number of the location; of an mbo there is none. */
  location?: string | undefined;
  name: string;
  place: string;
  municipalityCode: string;
  municipality: string;
};
export type Register = { kind: Extract<OrganisationKind, 'school' | 'mbo'>; rows: readonly RegisterRow[] };

/**
 * Names of columns without signs and capitals. DUO calls them so in "Alle vestigingen vo" and "Adressen instellingen mbo", before and since 2024; RIO's
 * downloads have the second names.
 */
const known = {
  brin: ['instellingscode', 'brinnummer', 'onderwijsbestuurid', 'brin'],
  location: ['vestigingscode', 'vestigingsnummer', 'onderwijsaanbiedercode'],
  locationName: ['vestigingsnaam', 'onderwijsaanbiedernaam'],
  name: ['instellingsnaam', 'naamvolledig', 'naam'],
  place: ['plaatsnaam', 'naamplaatsvest', 'plaats'],
  municipalityCode: ['gemeentenummer', 'gemeentecode'],
  municipality: ['gemeentenaam', 'gemeente'],
  mbo: ['mboinstellingssoortcode', 'mboinstellingssoortnaam', 'mboinstellingssoort'],
} as const;

/** What a download of the register holds; `undefined` for a table that is none. Lines without a number are left out: they name no organisation. */
export function readRegister({ heads, rows }: Table): Register | undefined {
  const plain = heads.map((head) =>
    head
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  );
  const at = (field: keyof typeof known): number =>
    known[field].map((name) => plain.indexOf(name)).find((place) => place >= 0) ?? -1;
  const columns = {
    ...{ brin: at('brin'), location: at('location'), locationName: at('locationName'), name: at('name') },
    ...{ place: at('place'), code: at('municipalityCode'), municipality: at('municipality') },
  };
  const isMbo = at('mbo') >= 0;
  const named = isMbo ? columns.name : columns.locationName;
  if (columns.brin < 0 || named < 0 || columns.place < 0 || columns.municipality < 0) return undefined;
  if (!isMbo && columns.location < 0) return undefined;
  return {
    kind: isMbo ? 'mbo' : 'school',
    rows: rows.flatMap(({ cells }) => {
      const cell = (place: number): string => (place < 0 ? '' : (cells[place] ?? '').replace(/\s+/g, ' '));
      const brin = cell(columns.brin).toUpperCase();
      const name = cell(named).slice(0, 120);
      if (!/^[0-9A-Z]{4}$/.test(brin) || name === '') return [];
      const number = cell(columns.location).toUpperCase();
      const location = number.startsWith(brin) ? number : `${brin}${number.padStart(2, '0')}`;
      return [
        {
          ...{ brin, name, place: inWords(cell(columns.place)) },
          location: isMbo || !/^[0-9A-Z]{6,12}$/.test(location) ? undefined : location,
          municipalityCode: cell(columns.code).padStart(4, '0'),
          municipality: cell(columns.municipality),
        },
      ];
    }),
  };
}

/** DUO writes places in capitals. */
const inWords = (place: string): string =>
  place === place.toUpperCase()
    ? place
        .toLowerCase()
        .replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
        .replace(/^Ij/, 'IJ')
    : place;
