import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { openHouse } from '../house.ts';
import { type NoRegister, takeRegisters } from '../organisations/register.ts';

/** Takes DUO's or RIO's downloads over for a region, all files or nothing (F103). */
export async function register(config: Config, [region, ...files]: readonly string[]): Promise<string> {
  if (region === undefined || files.length === 0)
    throw new Error('For example: register "Regio Voorbeeld" vestigingen-vo.csv instellingen-mbo.csv');
  const house = await openHouse(config);
  try {
    const read = await Promise.all(files.map((file) => readFile(file)));
    const taken = await takeRegisters(house, region, read);
    if (typeof taken === 'string') throw new Error(`${files.join(', ')}: ${noRegister[taken]}`);
    return taken
      .map(
        ({ kind, fresh, changed, gone, unsure, issues, same }) =>
          `${kind}: ${fresh.length} new, ${changed.length} changed, ${gone.length} gone, ${same} the same; ${issues.length} lines could not be read${unsure.length === 0 ? '' : `, so ${unsure.length} stay`}.\n`,
      )
      .join('');
  } finally {
    await house.close();
  }
}

const noRegister: Record<NoRegister, string> = {
  empty: 'the file is empty.',
  spreadsheet: 'this is a spreadsheet. Download the CSV.',
  binary: 'this is no text.',
  unclosed: 'a quotation mark is not closed.',
  'too-many': 'there are too many lines in it.',
  'too-large': 'it is larger than 4 MB.',
  'no-register':
    'its columns are not those of a register (INSTELLINGSCODE, VESTIGINGSNAAM, PLAATSNAAM, GEMEENTENAAM …).',
  half: 'RIO has the names and what they are a part of in two files: give both.',
  'cut-off': 'it lacks a fifth of what is there.',
  elsewhere: 'nothing in it is of this region. Has the region its municipalities?',
};
