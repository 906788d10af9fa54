type Bytes = Uint8Array<ArrayBuffer>;

/** What the house keeps: it can be opened with the code, and with nothing else. */
export type Box = { salt: string; iv: string; box: string };

const signs = '23456789BCDFGHJKMNPQRSTVWXZ';
const codeLength = 20;
/** How often SHA-256 runs for one guess. The code itself has 95 bits: this only makes it dearer still. */
const rounds = 310_000;
const about = new TextEncoder().encode('paspoort alleen voor mij 1');

/** A new code, each sign drawn evenly: bytes that would favour some signs are drawn again. */
export function newLockCode(): string {
  let code = '';
  while (code.length < codeLength) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < signs.length * Math.floor(256 / signs.length)) code += signs[byte % signs.length];
  }
  return code;
}

/** In blocks of four, as it stands on paper. */
export const showLockCode = (code: string): string => code.match(/.{4}/g)?.join(' ') ?? code;

const alike: Record<string, string> = {
  O: 'Q',
  0: 'Q',
  I: 'J',
  L: 'J',
  1: 'J',
  U: 'V',
  Y: 'V',
  E: 'F',
  A: '4',
};

/** However it was typed; `undefined` when it cannot be one. */
export function readLockCode(typed: string): string | undefined {
  const code = Array.from(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''), (sign) => alike[sign] ?? sign).join(
    '',
  );
  return code.length === codeLength ? code : undefined;
}

/** The key of a code: made here, and never sent. */
export async function lockKey(code: string, salt: Bytes): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(code), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', iterations: rounds, salt };
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function lockText(key: CryptoKey, salt: Bytes, text: string): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: about };
  const box = await crypto.subtle.encrypt(how, key, new TextEncoder().encode(text));
  return { salt: toText(salt), iv: toText(iv), box: toText(new Uint8Array(box)) };
}

/** `undefined` for another code. */
export async function unlockText(key: CryptoKey, { iv, box }: Box): Promise<string | undefined> {
  const how = { name: 'AES-GCM', iv: toBytes(iv), additionalData: about };
  const open = crypto.subtle.decrypt(how, key, toBytes(box));
  return open.then(
    (words) => new TextDecoder().decode(words),
    () => undefined,
  );
}

export const newSalt = (): Bytes => crypto.getRandomValues(new Uint8Array(16));

export const newMark = (): string => toText(newSalt());

export function toBytes(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}

function toText(bytes: Bytes): string {
  let all = '';
  for (const byte of bytes) all += String.fromCharCode(byte);
  return btoa(all).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
