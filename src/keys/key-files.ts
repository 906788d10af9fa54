import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../base/fault.ts';
import type { KeyRing } from './keys.ts';

/** Reads the key files, oldest first; the last one wraps new keys. Each holds 32 bytes in base64. */
export async function readKeyFiles(files: readonly string[]): Promise<KeyRing> {
  const ring = new Map<number, Uint8Array>();
  for (const [index, file] of files.entries()) {
    const key = Buffer.from(await readFile(file, 'utf8').catch(() => ''), 'base64');
    if (key.length !== 32)
      throw new Fault('unavailable', `key file ${index + 1} is missing or does not hold 32 bytes in base64`);
    ring.set(index + 1, key);
  }
  return ring;
}

/** Makes the first key file of an installation, readable by its owner alone. Leaves one that is there as it is. */
export async function makeKeyFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  });
  if (handle === undefined) return;
  await handle.writeFile(`${randomBytes(32).toString('base64')}\n`);
  await handle.sync();
  await handle.close();
}
