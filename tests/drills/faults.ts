import { parseArgs } from 'node:util';
import { inWords } from '../oracle/differ.ts';
import { faults } from '../oracle/faults.ts';
import { hunt } from '../oracle/run.ts';
import { onGround } from './ground.ts';

/**
 * Drill: every fault of `tests/oracle/faults.ts` is put into the rules, one at a time, and the oracle has to see it (G1). Says of each after how many cases.
 * A fault that stands behind a wall is tried alone too: then it has to open nothing, or the wall is none.
 *
 *   npm run drill -- faults                          20 worlds, from the first one on
 *   npm run drill -- faults --seed 500
 */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const asked = { worlds: 20, cases: 240, passports: 12, seed: Number(values.seed) };
const began = Date.now();
const survived: string[] = [];
const through: string[] = [];
let walls = 0;
let last = 0;
await onGround(async (ground) => {
  for (const fault of faults) {
    const found = await hunt(ground, fault, asked);
    last = Math.max(last, found?.after ?? 0);
    if (found === undefined) survived.push(fault.says);
    const seen =
      found === undefined ? 'NOT FOUND' : `after ${found.after}: ${inWords(found.first).slice(0, 120)}`;
    console.log(`${fault.says}: ${seen}`);
    if (fault.wall === undefined) continue;
    walls++;
    const { wall: _, ...alone } = fault;
    if (await hunt(ground, alone, { ...asked, worlds: 5 })) through.push(fault.says);
  }
});
const seconds = Math.round((Date.now() - began) / 1000);
const [all, found] = [faults.length, faults.length - survived.length];
console.log(JSON.stringify({ faults: all, found, survived, walls, through, last, seconds }));
process.exitCode = survived.length + through.length === 0 ? 0 : 1;
