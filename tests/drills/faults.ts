import { inWords } from '../oracle/differ.ts';
import { faults } from '../oracle/faults.ts';
import { hunt } from '../oracle/run.ts';
import { onGround } from './ground.ts';

/**
 * Drill: every fault of `tests/oracle/faults.ts` is put into the rules, one at a time, and the oracle has to see it (G1). Says of each after how many cases.
 *
 *   npm run drill -- faults
 */
const survived: string[] = [];
await onGround(async (ground) => {
  for (const fault of faults) {
    const found = await hunt(ground, fault, { worlds: 20, cases: 240 });
    if (found === undefined) survived.push(fault.says);
    const seen =
      found === undefined ? 'NOT FOUND' : `after ${found.after}: ${inWords(found.first).slice(0, 120)}`;
    console.log(`${fault.says}: ${seen}`);
  }
});
console.log(JSON.stringify({ faults: faults.length, found: faults.length - survived.length, survived }));
process.exitCode = survived.length === 0 ? 0 : 1;
