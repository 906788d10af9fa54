import pg from 'pg';
import { patience } from '../store/patience.ts';
import type { KeyStore } from './key-store.ts';

/**
 * The key store of an installation on servers: a PostgreSQL database of its own (`KEYS_URL`), with its own role and its own short-lived backup. An act that asks
 * for a key holds a transaction open, so it is waited for no longer than the store itself is.
 */
export async function openKeyServer(url: string): Promise<KeyStore> {
  const pool = new pg.Pool({ connectionString: url, max: 4, ...patience });
  pool.on('error', () => undefined); // an idle connection that dies is replaced at the next use
  await pool.query('create schema if not exists keys');
  await pool.query(
    'create table if not exists keys.wrapped (owner uuid primary key, kek_version integer not null, wrapped bytea not null)',
  );
  await pool.query(
    'create table if not exists keys.destroyed (n bigint generated always as identity, owner uuid primary key)',
  );
  return {
    async put(key) {
      await pool.query({
        name: 'put',
        text: 'insert into keys.wrapped (owner, kek_version, wrapped) values ($1, $2, $3) on conflict do nothing',
        values: [key.owner, key.kekVersion, key.wrapped],
      });
    },
    async get(owner) {
      const found = await pool.query<{ kek_version: number; wrapped: Buffer }>({
        name: 'get',
        text: 'select kek_version, wrapped from keys.wrapped where owner = $1',
        values: [owner],
      });
      const row = found.rows[0];
      return row && { owner, kekVersion: row.kek_version, wrapped: row.wrapped };
    },
    async destroy(owner) {
      const gone = await pool.query({
        name: 'destroy',
        text: `with mark as (insert into keys.destroyed (owner) values ($1) on conflict do nothing)
          delete from keys.wrapped where owner = $1`,
        values: [owner],
      });
      return gone.rowCount === 1;
    },
    async destroyed(most) {
      const found = await pool.query<{ owner: string }>({
        name: 'destroyed',
        text: 'select owner from keys.destroyed order by n desc limit $1',
        values: [most ?? null],
      });
      return found.rows.map((row) => row.owner);
    },
    async healthy() {
      await pool.query('select 1');
    },
    async close() {
      await pool.end();
    },
  };
}
