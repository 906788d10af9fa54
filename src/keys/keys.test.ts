import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId, type OwnerId } from '../base/id.ts';
import { issuePermit } from '../base/permit.ts';
import { openKeyFile } from './key-file-store.ts';
import { openKeys } from './keys.ts';

const ring = () => new Map([[1, randomBytes(32)]]);
const permitFor = (owner: OwnerId, spent = false) => issuePermit('test', owner, () => spent);

async function someKeys() {
  const store = openKeyFile(':memory:');
  const keys = await openKeys(store, ring());
  const owner = newId<OwnerId>();
  await keys.create(permitFor(owner), owner);
  return { store, keys, owner, permit: permitFor(owner) };
}

describe('keys', () => {
  it('opens what it sealed, and only in its own place', async () => {
    const { keys, owner, permit } = await someKeys();
    const place = { owner, chapter: 'wie', item: 'wie2', revision: 3 };
    const sealed = await keys.seal(permit, place, 'Ik ben rustig.');
    expect(sealed.includes('rustig')).toBe(false);
    expect(await keys.open(permit, place, sealed)).toBe('Ik ben rustig.');
    for (const other of [{ revision: 4 }, { item: 'wie3' }, { chapter: 'kan' }]) {
      await expect(keys.open(permit, { ...place, ...other }, sealed)).rejects.toMatchObject({
        kind: 'unavailable',
      });
    }
  });

  it('a seal of one passport does not open in another one', async () => {
    const { keys, owner, permit } = await someKeys();
    const other = newId<OwnerId>();
    await keys.create(permitFor(other), other);
    const place = { owner, chapter: 'wie', item: 'wie2', revision: 1 };
    const sealed = await keys.seal(permit, place, 'van mij');
    await expect(keys.open(permitFor(other), { ...place, owner: other }, sealed)).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  it('finds every changed byte', async () => {
    const { keys, owner, permit } = await someKeys();
    const place = { owner, chapter: 'wie', item: 'wie2', revision: 1 };
    const sealed = await keys.seal(permit, place, 'kort');
    for (let n = 0; n < sealed.length; n++) {
      const harmed = Buffer.from(sealed);
      harmed[n] = (harmed[n] ?? 0) ^ 1;
      await expect(keys.open(permit, place, harmed)).rejects.toMatchObject({ kind: 'unavailable' });
    }
    await expect(keys.open(permit, place, sealed.subarray(0, 20))).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  it('after destroying, nothing opens, and nothing new is sealed', async () => {
    const { keys, owner, permit } = await someKeys();
    const place = { owner, chapter: 'wie', item: 'wie2', revision: 1 };
    const sealed = await keys.seal(permit, place, 'weg');
    await keys.destroy(owner);
    await expect(keys.open(permit, place, sealed)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(keys.seal(permit, place, 'x')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('without a permit for this passport, or with a spent one, there is no key', async () => {
    const { keys, owner } = await someKeys();
    const place = { owner, chapter: 'wie', item: 'wie2', revision: 1 };
    for (const permit of [
      permitFor(newId<OwnerId>()),
      permitFor(owner, true),
      issuePermit('test', undefined, () => false),
    ]) {
      await expect(keys.seal(permit, place, 'x')).rejects.toMatchObject({ kind: 'unavailable' });
    }
  });

  it('does not start with another key file than the one that the keys were wrapped with', async () => {
    const { store } = await someKeys();
    await expect(openKeys(store, ring())).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('the key store holds no key in clear', async () => {
    const { store, owner } = await someKeys();
    const held = await store.get(owner);
    expect(held?.wrapped.length).toBeGreaterThan(60);
    expect(
      (await store.get(owner))?.wrapped.equals((await store.get(owner))?.wrapped ?? Buffer.alloc(0)),
    ).toBe(true);
  });

  it('a blind index is the same for the same value, and another for another purpose', async () => {
    const { keys } = await someKeys();
    expect(keys.index('mail', 'a').equals(keys.index('mail', 'a'))).toBe(true);
    expect(keys.index('mail', 'a').equals(keys.index('card-code', 'a'))).toBe(false);
  });

  it('making a key again, after an act that failed, leaves the one that is there', async () => {
    const [store, shared, owner] = [openKeyFile(':memory:'), ring(), newId<OwnerId>()];
    const keys = await openKeys(store, shared);
    await keys.create(permitFor(owner), owner);
    const place = { owner, chapter: 'wie', item: 'wie2', revision: 1 };
    const sealed = await keys.seal(permitFor(owner), place, 'blijft');
    await keys.create(permitFor(owner), owner);
    const elsewhere = await openKeys(store, shared); // a node that has no key in memory yet
    expect(await elsewhere.open(permitFor(owner), place, sealed)).toBe('blijft');
  });

  it('two nodes that start at once on an empty key store use one house key', async () => {
    const [store, shared] = [openKeyFile(':memory:'), ring()];
    const [one, two] = await Promise.all([openKeys(store, shared), openKeys(store, shared)]);
    expect(one.index('mail', 'a').equals(two.index('mail', 'a'))).toBe(true);
  });
});
