import { DatabaseSync } from 'node:sqlite';
import type { KeyStore } from './key-store.ts';

/** The key store of an installation on one machine: a small SQLite file beside the data (`:memory:` in tests). */
export function openKeyFile(path: string): KeyStore {
  const database = new DatabaseSync(path);
  // secure_delete: a destroyed key is overwritten, not merely unlinked.
  database.exec('pragma journal_mode = delete; pragma synchronous = full; pragma secure_delete = on');
  database.exec(
    'create table if not exists wrapped (owner text primary key, kek_version integer not null, wrapped blob not null) strict',
  );
  database.exec(
    'create table if not exists destroyed (n integer primary key autoincrement, owner text not null unique) strict',
  );
  const put = database.prepare(
    'insert into wrapped (owner, kek_version, wrapped) values (?, ?, ?) on conflict do nothing',
  );
  const get = database.prepare('select kek_version, wrapped from wrapped where owner = ?');
  const destroy = database.prepare('delete from wrapped where owner = ?');
  const mark = database.prepare('insert into destroyed (owner) values (?) on conflict do nothing');
  const destroyed = database.prepare('select owner from destroyed order by n desc limit ?');
  return {
    async put(key) {
      put.run(key.owner, key.kekVersion, key.wrapped);
    },
    async get(owner) {
      const row = get.get(owner);
      if (row === undefined) return undefined;
      return { owner, kekVersion: Number(row.kek_version), wrapped: Buffer.from(row.wrapped as Uint8Array) };
    },
    async destroy(owner) {
      mark.run(owner);
      return destroy.run(owner).changes > 0;
    },
    async destroyed(most = -1) {
      return destroyed.all(most).map((row) => String(row.owner));
    },
    async healthy() {
      database.exec('select 1');
    },
    async close() {
      database.close();
    },
  };
}
