import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type House, perform } from '../access/perform.ts';
import { minutes } from '../base/clock.ts';
import { regionNames } from '../organisations/enrol-rows.ts';
import { takeRegisters } from '../organisations/register.ts';
import type { JobLog } from './run.ts';

/** A file that changed since is perhaps still being written: it waits for the next round. */
const settled = minutes(10);

/**
 * Takes the downloads of DUO and RIO over that lie in a folder, for each region (F103). Whoever runs the installation puts them there, by a script of their own: the program fetches nothing. A region
 * whose plan looks as if a file was cut off is left as it is, and that is told. Again is fine.
 */
export async function takeDownloads(house: House, folder: string, log: JobLog): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(csv|zip)$/i.test(name)).sort();
  const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  const now = house.clock().getTime();
  if (names.length === 0 || times.some((time) => time > now - settled)) return;
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const job = { kind: 'system', job: 'register' } as const;
  const regions = await perform(house, job, 'register.take', {}, ({ tx }) => regionNames(tx));
  for (const [at, region] of regions.entries()) {
    const taken = await takeRegisters(house, region, files, { careful: true });
    // A region that these files say nothing of is no fault. Which region it is stays out of the log: a number does.
    if (taken === 'elsewhere') continue;
    if (typeof taken === 'string')
      log.error({ job: 'registers', region: at, why: taken }, 'a register was left');
    else
      for (const { kind, fresh, changed, gone, issues } of taken)
        log.info(
          {
            region: at,
            kind,
            fresh: fresh.length,
            changed: changed.length,
            gone: gone.length,
            unread: issues.length,
          },
          'a register was taken over',
        );
  }
}
