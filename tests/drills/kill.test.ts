import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownServer } from '../harness/own-server.ts';
import { builtServer, startProcess } from '../harness/process.ts';
import { type Kind, killDrill } from './kill.ts';
import { embeddedHurriesSeen } from './spoil.ts';

/** The short form of the drill. The long one, with the figures of G4: `npm run drill -- kill --kills 100`. */
describe('kill -9 while people save (G4)', () => {
  it.each<[Kind, number]>([
    ['embedded', 3],
    ['app', 3],
    ['server', 3],
  ])('%s: nothing that was confirmed is lost', async (what, kills) => {
    const { confirmed, lost } = await killDrill(what, kills);
    expect(lost).toBe(0);
    expect(confirmed).toBeGreaterThan(kills * 10);
  });

  it.each<Kind>(['embedded', 'server'])(
    '%s: the drill notices a store that confirms too early',
    async (what) => {
      const { lost } = await killDrill(what, 5, { sabotage: true });
      expect(lost).toBeGreaterThan(0);
    },
  );
});

describe('a store that could forget is not used at all', () => {
  it('embedded: a log that is not written at each save is noticed at the start', async () => {
    const home = mkdtempSync(join(tmpdir(), 'pvs-kill-'));
    const started = startProcess(
      { DATA_DIR: join(home, 'data') },
      join(home, 'log'),
      builtServer(embeddedHurriesSeen()),
    );
    await expect(started).rejects.toThrow('does not write to disk');
    rmSync(home, { recursive: true });
  });

  it.each([
    ['fsync', 'fsync is off'],
    ['synchronous_commit', 'synchronous_commit is off'],
    ['full_page_writes', 'full_page_writes is off'],
  ])('a server with %s off is refused', async (setting, said) => {
    const server = await ownServer();
    const logFile = join(server.folder, 'app.log');
    try {
      await server.run(`alter system set ${setting} = off`);
      await server.run('select pg_reload_conf()');
      await expect(startProcess(server.env, logFile)).rejects.toThrow(said);
    } finally {
      server.drop();
    }
  });
});
