import { spawnSync } from 'node:child_process';
import { readyMachine } from './machine.ts';

/** `npm run journey`: the journeys in Chromium on what is built now. What follows goes to Vitest (a name of a file, `-t` …). */
readyMachine();
const parameters = ['run', '--config', 'tests/journeys/vitest.config.ts', ...process.argv.slice(2)];
const { status } = spawnSync('vitest', parameters, { stdio: 'inherit' });
process.exitCode = status ?? 1;
