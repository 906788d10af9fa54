/**
 * What is typed and not saved yet, kept in this browser, sealed (AES-256-GCM) with a key that came with the page and stands in no store of the
 * browser. After signing out nobody is given that key any more, so what a disk still holds is noise (decision 0019, C12). Without WebCrypto or
 * IndexedDB, as on plain http, nothing is kept and everything else works.
 */
export type Unsent = { id: string; mark: string; path: string; at: number; iv: Bytes; sealed: ArrayBuffer };
type Bytes = Uint8Array<ArrayBuffer>;

const page = document.querySelector<HTMLMetaElement>('meta[name="pvs-unsent"]');
const [mark = '', secret = ''] = page?.content.split(' ') ?? [];
page?.remove();

/** Whose page this is; empty on a page of nobody. */
export const ownMark = mark;
const month = 30 * 86_400_000;
const able = secret !== '' && 'indexedDB' in window && crypto.subtle !== undefined;

const keys = new Map<string, Promise<CryptoKey | undefined>>();
if (able) keys.set(mark, readKey(secret));

function readKey(text: string): Promise<CryptoKey | undefined> {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );
  return crypto.subtle
    .importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
    .catch(() => undefined);
}

/** One page keeps one text of a form: two tabs do not write over each other's. */
const thisPage = able ? crypto.randomUUID() : '';
const idOf = (path: string): string => `${mark} ${path} ${thisPage}`;

/** Seals and keeps the fields of this page's form at `path`. False when this browser cannot. */
export async function keepUnsent(path: string, fields: string): Promise<boolean> {
  const key = able ? await keys.get(mark) : undefined;
  if (key === undefined) return false;
  const id = idOf(path);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const words = new TextEncoder().encode(fields);
  const sealed = await crypto.subtle.encrypt(bound(iv, id), key, words);
  const unsent: Unsent = { id, mark, path, at: Date.now(), iv, sealed };
  return inStore('readwrite', (store) => store.put(unsent)).then(
    () => true,
    () => false,
  );
}

/** The house has what this page's form at `path` held; or, by its id, what another page's did. */
export async function dropUnsent(path: string, id = idOf(path)): Promise<void> {
  if (able) await inStore('readwrite', (store) => store.delete(id)).catch(() => undefined);
}

/** Nothing of this owner stays here. */
export async function dropAll(): Promise<void> {
  for (const { path, id } of await ownUnsent()) await dropUnsent(path, id);
}

/** What the owner of this page typed here, in whatever session; what is older than a month goes. */
export async function ownUnsent(): Promise<Unsent[]> {
  if (!able) return [];
  const all = await inStore<Unsent[]>('readonly', (store) => store.getAll()).catch(() => []);
  for (const old of all.filter(({ at }) => at < Date.now() - month)) await dropUnsent(old.path, old.id);
  return all.filter((one) => one.mark.split('.')[1] === mark.split('.')[1]);
}

/** The fields of it, or `undefined` when its key is not (or not now) to be had. */
export async function openUnsent(
  { id, mark: of, iv, sealed }: Unsent,
  keyOf: (mark: string) => Promise<string | undefined>,
): Promise<URLSearchParams | undefined> {
  if (!keys.has(of)) {
    const text = await keyOf(of);
    if (text === undefined) return undefined;
    keys.set(of, readKey(text));
  }
  const key = await keys.get(of);
  if (key === undefined) return undefined;
  const words = await crypto.subtle.decrypt(bound(iv, id), key, sealed).catch(() => undefined);
  return words && new URLSearchParams(new TextDecoder().decode(words));
}

const bound = (iv: Bytes, id: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(id),
});

let opened: Promise<IDBDatabase> | undefined;

function openStore(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('pvs', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('unsent', { keyPath: 'id' });
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      // Signing out clears it away: the next one opens anew.
      asked.result.onclose = () => {
        opened = undefined;
      };
      resolve(asked.result);
    };
  });
  return opened;
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await openStore();
  return new Promise((resolve, reject) => {
    // Strict: on the disk before it is said to be kept.
    const transaction = database.transaction('unsent', mode, { durability: 'strict' });
    const request = work(transaction.objectStore('unsent'));
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onabort = () => reject(transaction.error);
  });
}
