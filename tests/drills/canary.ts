import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { type OwnServer, ownServer } from '../harness/own-server.ts';
import { builtServer, type Running, startProcess } from '../harness/process.ts';
import { hatch } from './canaries.ts';
import { liveThrough } from './lives.ts';
import { oneInClear, tellsAddresses } from './spoil.ts';

/**
 * Drill: words that stand nowhere else go through the whole product; then everything on disk is searched for them (G14): the data with
 * the log of changes, the keys, the server's own log, temporary files, and the letters that were sent. None may be found.
 *
 *   npm run drill -- canary                        on both databases
 *   npm run drill -- canary --sabotage clear       one text is stored in clear: must find it
 *   npm run drill -- canary --sabotage addresses   the log tells addresses: must find them
 */
export type Fault = 'clear' | 'addresses';
export type Found = {
  what: 'embedded' | 'server';
  sabotage: Fault | undefined;
  planted: number;
  files: string[];
};

export async function canaryDrill(what: 'embedded' | 'server', sabotage?: Fault): Promise<Found> {
  const home = mkdtempSync(join(tmpdir(), 'pvs-canary-'));
  const server = what === 'server' ? await ownServer() : undefined;
  const canaries = hatch();
  const letters = await openPostbox(home);
  let app: Running | undefined;
  try {
    app = await start(home, server, letters.url, sabotage);
    await liveThrough(app, canaries);
    await server?.run('checkpoint');
    // Once while all is open, and once after it was closed and everything is written.
    const files = new Set(canaries.search([home, ...(server ? [server.folder] : [])]));
    await app.stop();
    for (const file of canaries.search([home])) files.add(file);
    return { what, sabotage, planted: canaries.planted.length, files: [...files] };
  } finally {
    await app?.crash();
    await letters.close();
    server?.drop();
    rmSync(home, { recursive: true, force: true });
  }
}

function start(
  home: string,
  server: OwnServer | undefined,
  smtp: string,
  sabotage: Fault | undefined,
): Promise<Running> {
  const temporary = join(home, 'temporary');
  mkdirSync(temporary);
  const env = {
    ...{ TRUSTED_PROXIES: '1', LOG_LEVEL: 'debug', TMPDIR: temporary, SMTP_URL: smtp },
    ...(server?.env ?? { DATA_DIR: join(home, 'data') }),
  };
  const dist = sabotage && { clear: oneInClear, addresses: tellsAddresses }[sabotage]();
  return startProcess(env, join(home, 'log'), builtServer(dist));
}

/** Keeps what letters say; not to whom they go, that has to stand on them. */
async function openPostbox(home: string): Promise<{ url: string; close: () => Promise<void> }> {
  let n = 0;
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      text(stream).then((letter) => {
        writeFileSync(join(home, `letter-${++n}`), letter.replace(/^To: .*$/m, ''));
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  const address = post.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => post.close(() => resolve())),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { sabotage: { type: 'string' } } });
  const sabotage = (['clear', 'addresses'] as const).find((fault) => fault === values.sabotage);
  for (const what of ['embedded', 'server'] as const) {
    const found = await canaryDrill(what, sabotage);
    console.log(JSON.stringify(found, undefined, 2));
    if (found.files.length > 0) process.exitCode = 1;
  }
}

if (process.argv[1] === import.meta.filename) await main();
