import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'postgres.sh');

/** Starts a PostgreSQL server of our own in `folder` (made when needed), or stops it. Returns its address; see `postgres.sh`. */
export function postgres(verb: 'start', folder: string, port: number): string;
export function postgres(verb: 'stop', folder: string): string;
export function postgres(verb: string, folder: string, port?: number): string {
  const parameters = [script, verb, folder, ...(port === undefined ? [] : [String(port)])];
  return execFileSync('bash', parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/** A port on loopback that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
