import { server } from '@passwordless-id/webauthn';
import { z } from 'zod';

/** Where passkeys are made for: our own address, and nowhere else. */
export type Site = { origin: string };

/** What the browser is to ask the device for: to make a passkey (`user`), or to use one: of `known`, or any when there are none. */
export type PasskeyAsked = {
  challenge: string;
  known: readonly string[];
  user?: { id: string; name: string };
};

/** What is kept of a passkey to know it by. The secret half never leaves the device. */
export type KnownPasskey = {
  credential: string;
  public_key: string;
  algorithm: 'ES256' | 'RS256';
  counter: number;
};

const base64 = z
  .string()
  .max(8_192)
  .regex(/^[\w-]+$/);
const made = z.object({
  id: base64.max(1_366),
  rawId: base64,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64,
    authenticatorData: base64,
    publicKey: base64,
    publicKeyAlgorithm: z.union([z.literal(-7), z.literal(-257)]),
  }),
});
const signed = z.object({
  id: base64.max(1_366),
  rawId: base64,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64, authenticatorData: base64, signature: base64 }),
});

/**
 * The passkey that a browser made for this challenge (WebAuthn level 3, 7.1), or `undefined` for anything else. The device has to have seen who it
 * was: finger, face or PIN. No attestation: which make of device somebody has is not ours to know.
 */
export async function checkMade(
  text: string,
  challenge: string,
  { origin }: Site,
): Promise<KnownPasskey | undefined> {
  const read = parse(made, text);
  if (read === undefined) return undefined;
  try {
    const { response } = read;
    const registration = {
      ...read,
      clientExtensionResults: {},
      response: { ...response, attestationObject: '', transports: [] },
      user: { name: '' },
    };
    const expected = { challenge, origin, domain: new URL(origin).hostname, userVerified: true };
    const { credential, authenticator } = await server.verifyRegistration(registration, expected);
    const { algorithm } = credential;
    if (algorithm !== 'ES256' && algorithm !== 'RS256') return undefined;
    // A key that cannot be read would lock its owner out.
    await server.parseCryptoKey(algorithm, credential.publicKey);
    return {
      credential: credential.id,
      public_key: credential.publicKey,
      algorithm,
      counter: authenticator.counter,
    };
  } catch {
    return undefined;
  }
}

/** Which passkey a browser says it used; nothing is proven by this alone. */
export const credentialIn = (text: string): string | undefined => parse(signed, text)?.id;

/** Did this passkey sign this challenge here, by somebody whom the device knew (WebAuthn level 3, 7.2)? Gives its new counter. */
export async function checkSigned(
  text: string,
  known: KnownPasskey,
  challenge: string,
  { origin }: Site,
): Promise<{ counter: number } | undefined> {
  const read = parse(signed, text);
  if (read === undefined) return undefined;
  try {
    const signature = known.algorithm === 'ES256' ? evenly(read.response.signature) : read.response.signature;
    const authentication = {
      ...read,
      clientExtensionResults: {},
      response: { ...read.response, signature },
    };
    const credential = {
      id: known.credential,
      publicKey: known.public_key,
      algorithm: known.algorithm,
      transports: [],
    };
    const { counter } = await server.verifyAuthentication(authentication, credential, {
      ...{ challenge, origin, domain: new URL(origin).hostname },
      ...{ userVerified: true, counter: known.counter },
    });
    return { counter };
  } catch {
    return undefined;
  }
}

/**
 * An ECDSA signature with both its numbers written in 33 bytes. The library expects 32 with or without a zero before them; one in 128 signatures has a
 * shorter number, and would be refused.
 */
function evenly(signature: string): string {
  const der = Buffer.from(signature, 'base64url');
  const [r, next] = numberAt(der, 2);
  const [s] = numberAt(der, next);
  return Buffer.concat([Buffer.from([0x30, 70]), r, s]).toString('base64url');
}

function numberAt(der: Buffer, at: number): readonly [Buffer, number] {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length > 33 || end > der.length) throw new Error('no signature');
  const bytes = Buffer.alloc(33);
  der.copy(bytes, 33 - length, at + 2, end);
  return [Buffer.concat([Buffer.from([0x02, 33]), bytes]), end];
}

function parse<Shape>(shape: z.ZodType<Shape>, text: string): Shape | undefined {
  if (text.length > 32_768) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
