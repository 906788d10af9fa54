import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type OwnServer, ownServer } from '../harness/own-server.ts';
import { builtServer, type Running, startProcess } from '../harness/process.ts';
import { embeddedHurries, serverHurries, serverHurriesNoMore } from './spoil.ts';
import { startWriter, type Writer } from './writers.ts';

/**
 * Drill: `kill -9` while people save (G4). The built server, real HTTP. Everything that was confirmed has to be there afterwards.
 *
 *   npm run drill -- kill                                      all three, 40 kills each
 *   npm run drill -- kill --kills 100 --seconds 8              people save up to eight seconds between two kills: for the figure of G4
 *   npm run drill -- kill --what embedded --kills 100          the app with its embedded store is killed
 *   npm run drill -- kill --what app                           the app is killed, PostgreSQL goes on
 *   npm run drill -- kill --what server                        PostgreSQL and all its processes are killed, the app goes on
 *   npm run drill -- kill --what server --sabotage             confirms too early: must end with saves lost
 */
export const kinds = ['embedded', 'app', 'server'] as const;
export type Kind = (typeof kinds)[number];
export type Figures = {
  what: Kind;
  sabotage: boolean;
  kills: number;
  confirmed: number;
  lost: number;
  seconds: number;
};

/** Kills so many times, or until something was lost; `kills` in the figures is how often it was. People save for at most `seconds` between two kills. */
export async function killDrill(
  what: Kind,
  kills: number,
  { writers = 6, seconds = 1, sabotage = false } = {},
): Promise<Figures> {
  const began = Date.now();
  const arena = await openArena(what, sabotage);
  const figures = { what, sabotage, kills: 0, confirmed: 0, lost: 0, seconds: 0 };
  try {
    const hands: Writer[] = [];
    for (let n = 1; n <= writers; n++) hands.push(await startWriter(arena.origin(), n));
    for (; figures.kills < kills && figures.lost === 0; figures.kills++) {
      const confirmed = await writeUntilKilled(arena, hands, seconds);
      if (confirmed === 0) throw new Error('nothing was saved between two kills: this proves nothing');
      figures.confirmed += confirmed;
      await arena.restart();
      for (const hand of hands) hand.moveTo(arena.origin());
      for (const lost of await Promise.all(hands.map((hand) => hand.lookBack()))) figures.lost += lost;
    }
  } finally {
    await arena.close();
  }
  figures.seconds = Math.round((Date.now() - began) / 1000);
  return figures;
}

/** All write at once; at a random moment it happens. */
async function writeUntilKilled(arena: Arena, hands: readonly Writer[], seconds: number): Promise<number> {
  let killed = false;
  const written = hands.map((hand) => hand.write(() => killed));
  await pause(200 + Math.random() * (seconds * 1000 - 200));
  await arena.spoil();
  await pause(Math.random() * 300);
  await arena.kill();
  killed = true;
  return (await Promise.all(written)).reduce((sum, confirmed) => sum + confirmed, 0);
}

type Arena = {
  origin(): string;
  /** The fault comes in here, when the drill is sabotaged. */
  spoil(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
};

const proxied = { TRUSTED_PROXIES: '1' };

async function openArena(what: Kind, sabotage: boolean): Promise<Arena> {
  const home = mkdtempSync(join(tmpdir(), 'pvs-kill-'));
  const server = what === 'embedded' ? undefined : await ownServer();
  const file = what === 'embedded' && sabotage ? builtServer(embeddedHurries()) : builtServer();
  const env = { ...proxied, ...(server?.env ?? { DATA_DIR: join(home, 'data') }) };
  const start = (): Promise<Running> => startProcess(env, join(home, 'log'), file);
  let app = await start();
  const crashes = what === 'server' ? server : undefined;
  return {
    origin: () => app.origin,
    spoil: async () => {
      if (sabotage && crashes) await serverHurries(crashes);
    },
    kill: () => (crashes ?? app).crash(),
    restart: async () => {
      if (crashes === undefined) app = await start();
      else await comeBack(crashes, app.origin, sabotage);
    },
    close: async () => {
      await app.crash();
      server?.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The server comes back, and the app finds it by itself. */
async function comeBack(server: OwnServer, origin: string, sabotaged: boolean): Promise<void> {
  server.start();
  if (sabotaged) await serverHurriesNoMore(server);
  for (const until = Date.now() + 10_000; Date.now() < until; await pause(50)) {
    const ready = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (ready?.ok) return;
  }
  throw new Error('the app did not find its database again within 10 seconds');
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      what: { type: 'string' },
      kills: { type: 'string', default: '40' },
      writers: { type: 'string', default: '6' },
      seconds: { type: 'string', default: '1' },
      sabotage: { type: 'boolean', default: false },
    },
  });
  for (const what of kinds.filter((kind) => values.what === undefined || values.what === kind)) {
    const figures = await killDrill(what, Number(values.kills), {
      writers: Number(values.writers),
      seconds: Number(values.seconds),
      sabotage: values.sabotage,
    });
    console.log(JSON.stringify(figures));
    if (figures.lost > 0) process.exitCode = 1;
  }
}

if (process.argv[1] === import.meta.filename) await main();
