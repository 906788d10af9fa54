import { parseArgs } from 'node:util';
import { inWords } from '../oracle/differ.ts';
import { hold } from '../oracle/run.ts';
import { onGround } from './ground.ts';

/**
 * Drill: the rules in code and in the database against the oracle of `tests/oracle`, in worlds by chance (G1): state × who × action, row and change × moment.
 *
 *   npm run drill -- oracle                          until a million decisions; 0 may differ
 *   npm run drill -- oracle --decisions 5000000 --seed 900
 *
 * What differs is named with its world's seed, so that it can be asked again. To see it red: `npm run drill -- faults` puts a fault in each time.
 */
const { values } = parseArgs({
  options: {
    decisions: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '200' },
  },
});
const began = Date.now();
const most = 20;
let decisions = 0;
let differ = 0;
await onGround(async (ground) => {
  for (let seed = Number(values.seed); decisions < Number(values.decisions); seed++) {
    const found = await hold(ground, { worlds: 1, cases: Number(values.cases), seed });
    decisions += found.decisions;
    for (const one of found.differences) if (++differ <= most) console.log(`world ${seed}: ${inWords(one)}`);
  }
});
const seconds = Math.round((Date.now() - began) / 1000);
console.log(JSON.stringify({ decisions, differ, seconds }));
process.exitCode = differ === 0 ? 0 : 1;
