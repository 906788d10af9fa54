import { parseArgs } from 'node:util';
import { inLong } from './with-server.ts';

/**
 * Drill: a share is stopped at one node while its receiver looks at another, on one PostgreSQL server (G3). No look that begins after the stop was answered
 * may show a word.
 *
 *   npm run drill -- revocation                      10,000 races
 *   npm run drill -- revocation --races 500
 */
const { values } = parseArgs({ options: { races: { type: 'string', default: '10000' } } });
process.exitCode = await inLong('tests/revocation.test.ts', { RACES: values.races });
