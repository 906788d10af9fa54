import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { Fault } from '../../src/base/fault.ts';
import { connectStore } from '../../src/store/connect.ts';

/**
 * The one that is killed: writes rows to the store in the folder (or at the postgresql:// address) that it is given, from eight hands,
 * and says the number of each on standard output once it was confirmed. `node tests/drills/writer.ts PLACE FIRST`
 */
const [place = '', first = '1'] = process.argv.slice(2);
const at = place.startsWith('postgresql:') ? { databaseUrl: place } : { dataDir: place };

try {
  const store = await connectStore(at);
  let next = Number(first);
  const write = async () => {
    for (;;) {
      const n = next++;
      await store.transaction((tx) =>
        sql`insert into store.tally values (${`row-${n}`}, ${n}, null)`.execute(tx),
      );
      writeSync(1, `${n}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
} catch (error) {
  writeSync(2, `${error instanceof Fault ? error.message : error}\n`);
  process.exit(1);
}
