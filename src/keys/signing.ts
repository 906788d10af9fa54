import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** Signs what leaves the house, so that anybody can check later that it did (Ed25519, RFC 8032). */
export type Signer = {
  /** The signature over these words or bytes, 64 bytes. */
  sign(words: string | Uint8Array): Buffer;
  /** The key to check it with: 32 bytes in base64url, as RFC 8037 writes them. Public. */
  readonly publicKey: string;
};

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signer that belongs to 32 secret bytes: the same bytes give the same key, so nothing more has to be kept. */
export function signerOf(secret: KeyObject): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8, secret.export()]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    sign: (words) => sign(null, typeof words === 'string' ? Buffer.from(words) : words, key),
    publicKey: x ?? '',
  };
}
