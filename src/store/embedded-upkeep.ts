import type { PGlite } from '@electric-sql/pglite';
import { Fault } from '../base/fault.ts';
import { asKeeper } from './embedded-settle.ts';

/**
 * What a server has its own processes for. `rest` clears away dead rows; `afterCommit` writes a checkpoint once so much was logged, or
 * the log would fill the disk: `max_wal_size` alone does nothing here (288 MB of changes were seen to leave 289 MB of log).
 */
export function keepUp(database: PGlite, mostLogged = 64 * 1_048_576) {
  let commits = 0;
  let since = '0/0';
  const checkpoint = async () => {
    await database.exec('checkpoint');
    since = await logPosition(database);
  };
  return {
    rest: () => asKeeper(database, () => database.exec('vacuum (analyze)').then(checkpoint)),
    afterCommit: async () => {
      commits += 1;
      if (commits % commitsBetweenLooks !== 0) return;
      const asked = 'select pg_wal_lsn_diff(pg_current_wal_lsn(), $1)::float8 > $2 as much';
      const [row] = (await database.query<{ much: boolean }>(asked, [since, mostLogged])).rows;
      // A checkpoint that fails undoes no commit. Only when the session would stay the keeper's is there a Fault.
      if (row?.much === true) await asKeeper(database, checkpoint).catch(onlyFaults);
    },
  };
}

const commitsBetweenLooks = 100;

async function logPosition(database: PGlite): Promise<string> {
  const { rows } = await database.query<{ at: string }>('select pg_current_wal_lsn()::text as at');
  return rows[0]?.at ?? '0/0';
}

function onlyFaults(error: unknown): void {
  if (error instanceof Fault) throw error;
}
