import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Fault } from '../base/fault.ts';

/**
 * Takes the data directory for this process alone, until `free()` or the end of the process, however it ends. Two processes on one
 * directory would silently lose rows. It is a lock of the operating system (SQLite holds it for us), so a crash frees it.
 * Throws `Fault('unavailable')` when another program has it.
 */
export function lockDirectory(dataDir: string): { free: () => void } {
  const lock = new DatabaseSync(join(dataDir, 'lock'));
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    throw new Fault('unavailable', `another program is using ${dataDir}: stop that one first`, cause);
  }
  return { free: () => lock.close() };
}
