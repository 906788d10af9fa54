import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, postgres } from '../../scripts/postgres.ts';

/**
 * Drill: the same oracle, asked through the front hall (G1). Receivers, people at work and young people ask for shares whose state changes all the while;
 * each request is one `fetch` of the app, without a socket, on a PostgreSQL server.
 *
 *   npm run drill -- oracle-http                     80,000 requests; 0 may differ
 *   npm run drill -- oracle-http --requests 2000
 */
const { values } = parseArgs({ options: { requests: { type: 'string', default: '80000' } } });
const folder = mkdtempSync(join(tmpdir(), 'pvs-oracle-http-'));
try {
  const url = postgres('start', folder, await freePort());
  const env = { ...process.env, TEST_DATABASE_URL: url, ORACLE_REQUESTS: values.requests };
  const { status } = spawnSync('npx', ['vitest', 'run', 'tests/oracle-http.test.ts'], {
    stdio: 'inherit',
    env,
  });
  process.exitCode = status ?? 1;
} finally {
  postgres('stop', folder);
  rmSync(folder, { recursive: true, force: true });
}
