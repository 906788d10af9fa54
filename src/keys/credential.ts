import { hash } from 'node:crypto';
import { canonical, type Json } from '../base/json.ts';
import type { Signer } from './signing.ts';

/** A verifiable credential (W3C VC Data Model 2.0) before and after it is signed. */
export type Credential = { readonly '@context': readonly string[]; readonly [field: string]: Json };

/**
 * Signs a credential with the house's key: a data integrity proof of the suite `eddsa-jcs-2022` (W3C Data Integrity EdDSA Cryptosuites
 * 1.0, 3.3), which needs no network and no linked data to be checked. The SHA-256 of how it is signed and that of what is signed are signed together.
 */
export function signCredential(signer: Signer, credential: Credential, created: Date): Credential {
  const proof = {
    '@context': credential['@context'],
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: secondOf(created),
    verificationMethod: methodOf(signer),
    proofPurpose: 'assertionMethod',
  };
  const hashes = Buffer.concat([sha256(canonical(proof)), sha256(canonical(credential))]);
  return { ...credential, proof: { ...proof, proofValue: `z${base58(signer.sign(hashes))}` } };
}

/** The house, by its key alone (W3C CCG, did:key): who checks needs no address of ours. */
export const didOf = ({ publicKey }: Pick<Signer, 'publicKey'>): string =>
  `did:key:${multikey(Buffer.from(publicKey, 'base64url'))}`;

const methodOf = (signer: Signer): string => {
  const did = didOf(signer);
  return `${did}#${did.slice('did:key:'.length)}`;
};

/** To the second, as dates in credentials are written (XMLSchema dateTimeStamp). */
const secondOf = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

const sha256 = (words: string): Buffer => hash('sha256', words, 'buffer');

/** An Ed25519 key as multibase and multicodec write it: `z`, then 0xed 0x01 and the 32 bytes in base58. */
const multikey = (key: Uint8Array): string => `z${base58(Buffer.concat([Buffer.of(0xed, 0x01), key]))}`;

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bytes as a number in base 58, with a "1" for each zero byte that it begins with. */
export function base58(bytes: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
  let text = '';
  for (; rest > 0n; rest /= 58n) text = `${alphabet[Number(rest % 58n)]}${text}`;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}
