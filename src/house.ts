import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from './access/perform.ts';
import { systemClock } from './base/clock.ts';
import { Fault } from './base/fault.ts';
import type { Config } from './config.ts';
import { openKeyFile } from './keys/key-file-store.ts';
import { makeKeyFile, readKeyFiles } from './keys/key-files.ts';
import { openKeyServer } from './keys/key-server-store.ts';
import { type Keys, openKeys } from './keys/keys.ts';
import { demandNotOlder } from './retention/restore.ts';
import { connectStore } from './store/connect.ts';

/**
 * Opens store and keys as the configuration says: on servers, or embedded with its keys beside (not in) the data. Refuses data that are
 * older than the keys, unless somebody is `restoring`.
 */
export async function openHouse(
  config: Config,
  { restoring = false } = {},
): Promise<House & { close: () => Promise<void> }> {
  const keys = await (config.databaseUrl === undefined ? keysBeside(config) : keysOnServer(config));
  const store = await connectStore(
    config.databaseUrl === undefined
      ? { dataDir: config.dataDir }
      : { databaseUrl: config.databaseUrl, poolSize: config.poolSize },
  ).catch(async (error) => {
    await keys.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await store.close();
    await keys.close();
  };
  const house = { store, keys, clock: systemClock, close };
  if (!restoring)
    await demandNotOlder(house).catch(async (error) => {
      await close();
      throw error;
    });
  return house;
}

async function keysOnServer(config: Config): Promise<Keys> {
  if (config.keysUrl === undefined) throw new Fault('unavailable', 'DATABASE_URL needs KEYS_URL');
  return openKeys(await openKeyServer(config.keysUrl), await readKeyFiles(config.keyFiles));
}

async function keysBeside(config: Config): Promise<Keys> {
  const folder = `${config.dataDir}-keys`;
  const files = config.keyFiles.length > 0 ? config.keyFiles : [join(folder, 'kek-1.key')];
  const [first] = files;
  if (config.keyFiles.length === 0 && first !== undefined) {
    // New keys for old data would make all of it unreadable: then somebody has to bring the key file back.
    if (existsSync(config.dataDir) && !existsSync(first)) {
      throw new Fault(
        'unavailable',
        `there is data in ${config.dataDir}, but its key file ${first} is gone: put it back`,
      );
    }
    await makeKeyFile(first);
  }
  return openKeys(openKeyFile(join(folder, 'keys.sqlite')), await readKeyFiles(files));
}
