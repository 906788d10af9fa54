import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * `npm run demo`: the built server with the made-up cast, on the embedded store, in a folder of its own. It may be stopped and started
 * again and again; what visitors did stays until the folder is removed.
 */
const dataDir = process.env.DATA_DIR || 'data/demo';
const server = spawn(process.execPath, ['dist/server/main.js'], {
  env: { ...process.env, DEMO: '1', DATA_DIR: dataDir },
  stdio: ['inherit', 'pipe', 'pipe'],
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));

createInterface({ input: server.stdout }).on('line', (line) => {
  const origin = openedAt(line);
  if (origin === undefined) return;
  console.log(`
  The demo is open. Everybody in it is made up.

    ${origin}/demo        be a young person, a mentor, an intaker
    ${origin}/demo/post   the letters that were sent
    ${origin}/            the start page, as everybody meets it

  It keeps its data in ${dataDir}. Ctrl+C stops it.
`);
});

let trouble = '';
server.stderr.on('data', (bytes: Buffer) => {
  trouble += bytes;
  process.stderr.write(bytes);
});
server.on('exit', (code) => {
  if (trouble.includes('EADDRINUSE')) {
    console.error('\nSomething else listens on that port. Choose another: PORT=3001 npm run demo');
  }
  process.exitCode = code ?? 0;
});

/** The server tells its address in the line that says it is open. */
function openedAt(line: string): string | undefined {
  try {
    const told: { msg?: unknown; at?: unknown } = JSON.parse(line);
    return told.msg === 'open' && typeof told.at === 'string' ? told.at : undefined;
  } catch {
    return undefined;
  }
}
