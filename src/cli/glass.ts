import { type GlassId, type OwnerId, readId } from '../base/id.ts';
import type { Config } from '../config.ts';
import { askGlass } from '../emergency/glass.ts';
import { endKeyholder, nameKeyholder } from '../emergency/keyholder.ts';
import { breakGlass } from '../export/break-glass.ts';
import { openHouse } from '../house.ts';
import { readInput } from './input.ts';

/** `keyholder NAME`, and `keyholder --end` with the code by standard input. */
export async function keyholder(config: Config, [name]: readonly string[]): Promise<string> {
  if (name === undefined) throw new Error('Whom? For example: keyholder "Hanna Bos"');
  const house = await openHouse(config);
  try {
    if (name !== '--end') return `${await nameKeyholder(house, name)}\n`;
    if (!(await endKeyholder(house, await codeIn()))) throw new Error('Nobody has this code.');
    return 'Done: this code opens nothing any more.\n';
  } finally {
    await house.close();
  }
}

/** `break-glass ask PASSPORT REASON` by one keyholder, `break-glass open NUMBER` by another. */
export async function glass(config: Config, [does, id, reason]: readonly string[]): Promise<string> {
  const house = await openHouse(config);
  try {
    if (does === 'ask') {
      const owner = readId<OwnerId>(id);
      if (owner === undefined || !reason) throw new Error('For example: break-glass ask PASSPORT "why"');
      const asked = await askGlass(house, owner, reason, await codeIn());
      if (asked === undefined) throw new Error('Nobody has this code.');
      return `${asked}\n`;
    }
    const number = readId<GlassId>(id);
    if (does !== 'open' || number === undefined) throw new Error('For example: break-glass open NUMBER');
    const broken = await breakGlass(house, number, await codeIn());
    if (broken.kind === 'refused')
      throw new Error('Not opened: it takes two keyholders, and the second one within a day.');
    return `${JSON.stringify(broken.all, null, 2)}\n`;
  } finally {
    await house.close();
  }
}

/** By standard input, so that no code stands in a list of processes or in a shell's history. */
const codeIn = async (): Promise<string> => (await readInput(200)).trim();
