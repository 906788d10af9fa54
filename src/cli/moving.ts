import { readFile, writeFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { openHouse } from '../house.ts';
import { giveRegion, type TakenRegion, takeRegion } from '../moving/region.ts';
import { readInput } from './input.ts';

/** Everything that is a region's own, to a file that is sealed with a code (F59). */
export async function regionOut(config: Config, [region, file]: readonly string[]): Promise<string> {
  if (region === undefined || file === undefined)
    throw new Error('For example: region-out "Regio Voorbeeld" voorbeeld.region');
  const house = await openHouse(config);
  try {
    const given = await giveRegion(house, region);
    if (given === undefined) throw new Error(`There is no region "${region}".`);
    await writeFile(file, given.file, { flag: 'wx', mode: 0o600 });
    const code = given.code.match(/.{4}/g)?.join(' ') ?? given.code;
    return `${told(given.counts)}The code of this file, shown once. Hand it over apart from the file:\n\n  ${code}\n`;
  } finally {
    await house.close();
  }
}

/** Reads such a file in, with its code by standard input. */
export async function regionIn(config: Config, [file]: readonly string[]): Promise<string> {
  if (file === undefined) throw new Error('For example: region-in voorbeeld.region < code.txt');
  const house = await openHouse(config);
  try {
    const taken = await takeRegion(house, await readFile(file, 'utf8'), (await readInput(200)).trim());
    if (taken.kind !== 'taken') throw new Error(`${file}: ${why[taken.kind]}`);
    return `${taken.name} is here.\n${told(taken.counts)}`;
  } finally {
    await house.close();
  }
}

const told = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([part, count]) => `${part}: ${count}\n`)
    .join('');

const why: Record<Exclude<TakenRegion['kind'], 'taken'>, string> = {
  'no-file': 'this is no file of a region.',
  'not-opened': 'it does not open: another code, or a file that changed on its way.',
  broken:
    'a part of it is not what its sum says, or belongs to what is not in the file. Nothing was changed.',
  there: 'this region, or one of its name, is here already. Nothing was changed.',
};
