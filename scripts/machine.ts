import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The newest PostgreSQL on this machine: the folder with `initdb`, `postgres` and `pgbench`. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(root, version, 'bin')), ...onPath()];
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

/** A Chromium for the journeys: `CHROME_PATH` when given, else the one of the machine. */
export function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const places = onPath().flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROME_PATH ?? '', ...places].find((place) => place !== '' && existsSync(place));
}

/**
 * Sees to it that the tests find a browser and a PostgreSQL. What is missing is installed with apt-get when we may; otherwise this
 * throws, in words that say what to do.
 */
export function readyMachine(): void {
  const missing = [
    ...(findChromium() === undefined ? ['chromium'] : []),
    ...(findPostgres() === undefined ? ['postgresql'] : []),
  ];
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    throw new Error(
      `The tests need ${missing.join(' and ')}. Install it (Debian: sudo apt-get install ${missing.join(' ')}) and try again.`,
    );
  }
  console.log(`Installing ${missing.join(' and ')} with apt-get.`);
  keepClusterAway();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quietly = { env, stdio: ['ignore', 'ignore', 'inherit'] as const };
  execFileSync('apt-get', ['update', '-q'], { ...quietly, stdio: [...quietly.stdio] });
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
    ...quietly,
    stdio: [...quietly.stdio],
  });
}

/** Debian starts a server of its own with the package; ours is all that runs. */
function keepClusterAway(): void {
  execFileSync('bash', [
    '-c',
    'mkdir -p /etc/postgresql-common; f=/etc/postgresql-common/createcluster.conf; [ -e $f ] || echo "create_main_cluster = false" >$f',
  ]);
}

function onPath(): string[] {
  return (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
}
