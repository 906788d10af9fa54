import { createHmac, type KeyObject } from 'node:crypto';
import { Fault } from '../base/fault.ts';
import type { OwnerId } from '../base/id.ts';
import { canonical } from '../base/json.ts';
import type { Permit } from '../base/permit.ts';
import type { KeyStore } from './key-store.ts';
import { deriveKey, keyOf, newKey, openBytes, openRaw, sealBytes } from './sealed.ts';
import { type Signer, signerOf } from './signing.ts';

/** The key-encryption keys by version (32 bytes each, out of files); the highest version wraps new keys. */
export type KeyRing = ReadonlyMap<number, Uint8Array>;

/** Where a sealed text of a passport belongs. All of it is bound into the seal. */
export type Place = { owner: OwnerId; chapter: string; item: string; revision: number };

/** What the house itself keeps sealed: names and codes of lessons, staff and letters. No answers. */
export type HousePurpose =
  | 'call-card'
  | 'keyholder'
  | 'consent-asking'
  | 'grant-called'
  | 'group-name'
  | 'signal-called'
  | 'lesson-code'
  | 'person'
  | 'letter'
  | 'sign-in-app'
  | 'place'
  | 'start-code'
  | 'roster'
  | 'school-name'
  | 'slip';

/** What is only ever looked up, never read back. */
export type IndexPurpose =
  | 'lesson-code'
  | 'start-code'
  | 'list-number'
  | 'card-code'
  | 'share-code'
  | 'share-link'
  | 'paper'
  | 'paper-code'
  | 'invitation-code'
  | 'invitation-link'
  | 'guardian-code'
  | 'guardian-link'
  | 'helper-code'
  | 'keyholder-code'
  | 'helper-link'
  | 'rescue-ask'
  | 'rescue-answer'
  | 'own-pictures'
  | 'sign-in-code'
  | 'recovery-code'
  | 'passkey-user'
  | 'school-account'
  | 'mail'
  | 'mail-domain'
  | 'limit';

export type Keys = {
  /** A new key for a new passport. */
  create(permit: Permit, owner: OwnerId): Promise<void>;
  seal(permit: Permit, place: Place, words: string): Promise<Buffer>;
  /** Throws the fault `unavailable` when the key is away or does not fit: never an empty text that could be saved over the real one. */
  open(permit: Permit, place: Place, sealed: Uint8Array): Promise<string>;
  /** After this nobody can read the passport again, in backups neither. Gives whether there was a key. */
  destroy(owner: OwnerId): Promise<boolean>;
  /** Whose keys were destroyed, newest first; all of them when `most` is left out. */
  destroyed(most?: number): Promise<OwnerId[]>;
  /** The same for the bytes of a proof, a slice at a time. */
  sealSlice(permit: Permit, place: Place, bytes: Uint8Array): Promise<Buffer>;
  openSlice(permit: Permit, place: Place, sealed: Uint8Array): Promise<Buffer>;
  /** A stable mark of this place that only an act on its passport can make, and nobody once the key is gone. */
  mark(permit: Permit, place: Place): Promise<Buffer>;
  sealForHouse(purpose: HousePurpose, of: string, words: string): Buffer;
  openForHouse(permit: Permit, purpose: HousePurpose, of: string, sealed: Uint8Array): string;
  /** What a signed-in person's own page frame shows (name to be called, language, look): needs no permit, opens no answer. */
  sealFrame(session: string, words: string): Buffer;
  openFrame(session: string, sealed: Uint8Array): string;
  /** With this the owner's own browser seals what is typed and not saved yet, in the session of `mark` (decision 0019). Opens nothing of ours. */
  unsentKey(owner: OwnerId, mark: string): Buffer;
  /** A blind index: finds the row of a code or address without storing it. */
  index(purpose: IndexPurpose, value: string): Buffer;
  /** A stable name for somebody that says nothing about who it is, within one chain of the log. */
  pseudonym(chain: string, who: string): string;
  /** Signs where a log stands, for whoever takes it along. Its key is the same on every node, and as old as the house's own. */
  readonly signer: Signer;
  healthy(): Promise<void>;
  close(): Promise<void>;
};

const houseOwner = '00000000-0000-0000-0000-000000000000';
const cachedKeys = 5_000;
/** A key that was destroyed on another node is forgotten here within this time; the rows are gone at once. */
const cachedFor = 60_000;

type Held = { key: KeyObject; chapters: Map<string, KeyObject>; until: number };

/** Opens the keys of this installation: reads (or, at the very first start, makes) the house's own key. */
export async function openKeys(store: KeyStore, ring: KeyRing): Promise<Keys> {
  const newest = Math.max(...ring.keys());
  const held = new Map<string, Held>();

  const wrap = (owner: string, key: KeyObject): Buffer =>
    sealBytes(ringKey(ring, newest), canonical({ owner, kek: newest }), key.export().toString('base64'));

  async function fetchKey(owner: string): Promise<KeyObject | undefined> {
    const found = await store.get(owner).catch(away);
    if (found === undefined) return undefined;
    const place = canonical({ owner, kek: found.kekVersion });
    try {
      return keyOf(Buffer.from(openBytes(ringKey(ring, found.kekVersion), place, found.wrapped), 'base64'));
    } catch (cause) {
      throw new Fault('unavailable', 'a key does not open with the key file', cause);
    }
  }

  async function chapterKey(permit: Permit, place: Place): Promise<KeyObject> {
    if (permit.spent() || permit.passport !== place.owner)
      throw new Fault('unavailable', `no permit to use a key (${permit.action})`);
    let mine = held.get(place.owner);
    if (mine === undefined || mine.until < Date.now()) {
      const key = await fetchKey(place.owner);
      if (key === undefined) throw new Fault('unavailable', 'the key of this passport is away');
      mine = { key, chapters: new Map(), until: Date.now() + cachedFor };
      remember(held, place.owner, mine);
    }
    let chapter = mine.chapters.get(place.chapter);
    if (chapter === undefined) {
      chapter = deriveKey(mine.key, `chapter ${place.chapter}`);
      mine.chapters.set(place.chapter, chapter);
    }
    return chapter;
  }

  async function openPlace(permit: Permit, place: Place, sealed: Uint8Array): Promise<Buffer> {
    const key = await chapterKey(permit, place);
    try {
      return openRaw(key, binding(place), sealed);
    } catch (cause) {
      throw new Fault('unavailable', `a seal of ${place.item} does not open`, cause);
    }
  }

  const house = (await fetchKey(houseOwner)) ?? (await makeHouseKey(store, wrap, fetchKey, newest));
  const houseKeys = new Map<string, KeyObject>();
  const unsent = new Map<string, Buffer>();
  const houseKey = (purpose: string): KeyObject => {
    const known = houseKeys.get(purpose) ?? deriveKey(house, purpose);
    houseKeys.set(purpose, known);
    return known;
  };

  return {
    async create(permit, owner) {
      if (permit.spent() || permit.passport !== owner)
        throw new Fault('unavailable', 'no permit to make a key');
      await store.put({ owner, kekVersion: newest, wrapped: wrap(owner, newKey()) }).catch(away);
    },
    async seal(permit, place, words) {
      return sealBytes(await chapterKey(permit, place), binding(place), words);
    },
    async open(permit, place, sealed) {
      return (await openPlace(permit, place, sealed)).toString('utf8');
    },
    async sealSlice(permit, place, bytes) {
      return sealBytes(await chapterKey(permit, place), binding(place), bytes);
    },
    openSlice: (permit, place, sealed) => openPlace(permit, place, sealed),
    async mark(permit, place) {
      return createHmac('sha256', deriveKey(await chapterKey(permit, place), 'mark'))
        .update(binding(place))
        .digest();
    },
    async destroy(owner) {
      held.delete(owner);
      return store.destroy(owner).catch(away);
    },
    destroyed: async (most) => (await store.destroyed(most).catch(away)) as OwnerId[],
    sealForHouse: (purpose, of, words) =>
      sealBytes(houseKey(`house ${purpose}`), canonical({ of, purpose }), words),
    openForHouse(permit, purpose, of, sealed) {
      if (permit.spent()) throw new Fault('unavailable', 'the permit is spent');
      return openBytes(houseKey(`house ${purpose}`), canonical({ of, purpose }), sealed);
    },
    sealFrame: (session, words) => sealBytes(houseKey('frame'), session, words),
    openFrame: (session, sealed) => openBytes(houseKey('frame'), session, sealed),
    unsentKey(owner, mark) {
      const purpose = `${owner} ${mark}`;
      const key = unsent.get(purpose) ?? deriveKey(houseKey('unsent'), purpose).export();
      remember(unsent, purpose, key);
      return key;
    },
    index: (purpose, value) =>
      createHmac('sha256', houseKey(`index ${purpose}`))
        .update(value)
        .digest(),
    pseudonym: (chain, who) =>
      createHmac('sha256', houseKey('pseudonym')).update(`${chain} ${who}`).digest('base64url').slice(0, 16),
    signer: signerOf(deriveKey(house, 'checkpoint')),
    healthy: () => store.healthy().catch(away),
    close: () => store.close(),
  };
}

function away(cause: unknown): never {
  throw new Fault('unavailable', 'the key store does not answer', cause);
}

/** Canonical JSON: the keys stand in their order here. */
const binding = ({ chapter, item, owner, revision }: Place): string =>
  JSON.stringify({ chapter, item, key: 1, owner, revision });

function ringKey(ring: KeyRing, version: number): KeyObject {
  const key = ring.get(version);
  if (key === undefined) throw new Fault('unavailable', `key file of version ${version} is missing`);
  return keyOf(key);
}

function remember<Key>(held: Map<string, Key>, of: string, key: Key): void {
  held.delete(of);
  held.set(of, key);
  if (held.size <= cachedKeys) return;
  const oldest = held.keys().next().value;
  if (oldest !== undefined) held.delete(oldest);
}

/** Two nodes may start at once: the first one's key stands, and both read that one. */
async function makeHouseKey(
  store: KeyStore,
  wrap: (owner: string, key: KeyObject) => Buffer,
  fetchKey: (owner: string) => Promise<KeyObject | undefined>,
  kekVersion: number,
): Promise<KeyObject> {
  await store.put({ owner: houseOwner, kekVersion, wrapped: wrap(houseOwner, newKey()) });
  const key = await fetchKey(houseOwner);
  if (key === undefined) throw new Fault('unavailable', 'the key store does not take keys');
  return key;
}
