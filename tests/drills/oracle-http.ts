import { parseArgs } from 'node:util';
import { inLong } from './with-server.ts';

/**
 * Drill: the same oracle, asked through the front hall (G1), and one line for each look (G11). Receivers, people at work and young people ask for shares
 * whose state changes all the while; each request is one `fetch` of the app, without a socket, on a PostgreSQL server.
 *
 *   npm run drill -- oracle-http                     80,000 requests; 0 may differ
 *   npm run drill -- oracle-http --requests 2000
 */
const { values } = parseArgs({ options: { requests: { type: 'string', default: '80000' } } });
process.exitCode = await inLong('tests/oracle-http.test.ts', { ORACLE_REQUESTS: values.requests });
