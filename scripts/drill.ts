import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run drill -- NAME …`: runs one drill of tests/drills in its long form. What follows the name is for the drill itself. */
const folder = join(import.meta.dirname, '../tests/drills');
const [name, ...rest] = process.argv.slice(2);
const drills = [
  'kill',
  'canary',
  'power-cut',
  'typing',
  'oracle',
  'oracle-http',
  'revocation',
  'faults',
].filter((each) => readdirSync(folder).includes(`${each}.ts`));
if (name === undefined || !drills.includes(name)) {
  console.error(`usage: npm run drill -- ${drills.join('|')} [options]`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [join(folder, `${name}.ts`), ...rest], { stdio: 'inherit' });
process.exitCode = status ?? 1;
