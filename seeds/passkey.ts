import { createECDH, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** A device of the made-up cast, that makes and uses passkeys as a real one does. Its secret is made of its name: nothing of it is secret. */
export type MadeUpDevice = {
  credential: string;
  /** What a browser sends after making a passkey, and after using it. */
  make(asked: Asked): string;
  sign(asked: Asked & { counter?: number; verified?: boolean }): string;
};
type Asked = { challenge: string; origin: string };

export function madeUpDevice(name: string): MadeUpDevice {
  const { key, point } = keyOf(name);
  const id = digest(`credential ${name}`);
  const credential = id.toString('base64url');
  const about = (type: string, { challenge, origin }: Asked): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  return {
    credential,
    make(asked) {
      // Where it is for; seen, known and with a key; used never; no make; and the passkey with its public half.
      const length = Buffer.from([0, id.length]);
      const data = Buffer.concat([site(asked, 0x45, 0), Buffer.alloc(16), length, id, point]);
      const publicKey = Buffer.concat([spki, point]);
      return write(credential, {
        clientDataJSON: about('webauthn.create', asked),
        authenticatorData: data,
        publicKey,
      });
    },
    sign(asked) {
      const client = about('webauthn.get', asked);
      const data = site(asked, asked.verified === false ? 0x01 : 0x05, asked.counter ?? 0);
      const signature = sign(
        'sha256',
        Buffer.concat([data, createHash('sha256').update(client).digest()]),
        key,
      );
      return write(credential, { clientDataJSON: client, authenticatorData: data, signature });
    },
  };
}

/** The head of an uncompressed point on P-256 as a public key (RFC 5480). */
const spki = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

function keyOf(name: string): { key: KeyObject; point: Buffer } {
  const secret = digest(`passkey ${name}`);
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  const half = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', d: secret.toString('base64url'), x: half(1), y: half(33) };
  return { key: createPrivateKey({ key: jwk, format: 'jwk' }), point };
}

function site({ origin }: Asked, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([digest(new URL(origin).hostname), Buffer.from([flags]), count]);
}

function write(id: string, response: Record<string, Buffer>): string {
  const parts = Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]);
  const told = 'publicKey' in response ? { publicKeyAlgorithm: -7 } : {};
  return JSON.stringify({
    id,
    rawId: id,
    type: 'public-key',
    response: { ...Object.fromEntries(parts), ...told },
  });
}

const digest = (words: string): Buffer => createHash('sha256').update(words).digest();
