import { randomBytes } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Node, openNode } from '../../tests/harness/doors.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aNewPassport, aPassport, type Passport, write } from '../../tests/harness/passport.ts';
import { at } from '../../tests/harness/server.ts';
import { readHome } from '../passport/home.ts';
import { openKeyServer } from './key-server-store.ts';
import { openKeys } from './keys.ts';

/** Needs a server to be cut off from (`TEST_DATABASE_URL`): the key store of the embedded house is a file. */
const url = process.env.TEST_DATABASE_URL ?? '';

/** A line to the server that can go silent, as behind a firewall that forgot it: its connections stay, and nothing comes through any more. */
async function lineTo(port: number) {
  const ends = new Set<Socket>();
  const line = { port: 0, silent: false, close: () => {} };
  const pass = (from: Socket, to: Socket): void => {
    ends.add(from);
    from.on('data', (bytes) => line.silent || to.write(bytes));
    from.on('error', () => undefined).on('close', () => to.destroy());
  };
  const server = createServer((here) => {
    const there = connect(port, '127.0.0.1');
    pass(here, there);
    pass(there, here);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  line.port = (server.address() as AddressInfo).port;
  line.close = () => {
    server.close();
    for (const end of ends) end.destroy();
  };
  return line;
}

describe.skipIf(url === '')('the key server', () => {
  const keysOf = `pvs_keys_${randomBytes(8).toString('hex')}`;
  const ring = new Map([[1, randomBytes(32)]]);
  let fresh: FreshHouse;
  let house: FreshHouse;
  let node: Node;
  let noor: Passport;
  let line: Awaited<ReturnType<typeof lineTo>>;
  beforeAll(async () => {
    fresh = await freshHouse();
    const address = new URL(at(url, keysOf, 'pvs_owner'));
    await fresh.owner(`create database ${keysOf} owner pvs_owner`);
    const near = await openKeys(await openKeyServer(address.href), ring);
    noor = await aPassport({ ...fresh, keys: near }, 'Noor');
    await near.close();
    line = await lineTo(Number(address.port));
    address.port = String(line.port);
    // A node that holds no key in memory yet, and whose connections stand.
    const keys = await openKeys(await openKeyServer(address.href), ring);
    await Promise.all([keys.healthy(), keys.healthy(), keys.healthy()]);
    house = { ...fresh, keys };
    node = openNode(house);
  });
  afterAll(async () => {
    line.close();
    await house.keys.close();
    await fresh.owner(`drop database ${keysOf} with (force)`);
    await fresh.drop();
  });

  it('that says nothing any more is not waited for: acts and /readyz say unavailable within seconds, and nothing was done', async () => {
    line.silent = true;
    const begin = Date.now();
    const [saved, begun, ready] = await Promise.allSettled([
      write(house, noor, 'nod2', 'Rust om mij heen.'),
      aNewPassport(house, 'Sam'),
      node.app.request('/readyz'),
    ]);
    expect(Date.now() - begin).toBeLessThan(10_000);
    for (const act of [saved, begun])
      expect(act).toMatchObject({ status: 'rejected', reason: { kind: 'unavailable' } });
    expect(ready).toMatchObject({ value: { status: 503 } });
  }, 15_000);

  it('is asked again as soon as it answers', async () => {
    line.silent = false;
    expect((await node.app.request('/readyz')).status).toBe(200);
    const { progress } = await readHome(noor.actor, house);
    expect(progress.nodig.done).toBe(0);
    await write(house, noor, 'nod2', 'Rust om mij heen.');
    expect((await readHome(noor.actor, house)).progress.nodig.done).toBe(1);
  });
});
