import { readFileSync } from 'node:fs';
import { signInStaff } from '../../seeds/sign-in.ts';
import type { House } from '../../src/access/perform.ts';
import { readConfig } from '../../src/config.ts';
import { openHouse } from '../../src/house.ts';
import { enrol } from '../../src/identity/enrol.ts';
import { previewList, readList, takeList } from '../../src/organisations/roster.ts';
import { schools } from '../harness/school.ts';

/**
 * The one that is killed half way through taking over a list: `node tests/drills/half-list.ts FILE [AT]`, on the store that the environment names. When so many places were sealed the process
 * kills itself, in the middle of its transaction. Without AT it takes the whole list over, and says what that did.
 */
const [file = '', at = 'Infinity'] = process.argv.slice(2);
const config = readConfig(process.env);
if ('problems' in config) throw new Error(config.problems.join());
const house = await openHouse(config);
await enrol(house, schools);
let sealed = 0;
const keys: House['keys'] = {
  ...house.keys,
  sealForHouse: (...what) => {
    if (what[0] === 'place' && ++sealed === Number(at)) process.kill(process.pid, 'SIGKILL');
    return house.keys.sealForHouse(...what);
  },
};
const dean = await signInStaff(house, 'smit@proefschool.example', 'dean');
await readList(dean, house, dean.organisation, readFileSync(file));
const preview = await previewList(dean, house, dean.organisation);
const taken = await takeList(dean, { ...house, keys }, dean.organisation, preview?.mark ?? '');
const { fresh, moves, renamed, leaves, same, newGroups } = preview?.plan ?? {};
const counts = [fresh, moves, renamed, leaves, newGroups].map((some) => some?.length);
console.log(JSON.stringify({ kind: taken.kind, counts, same }));
await house.close();
