import { createSecretKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { keyIn } from '../../verify/verify.mjs';
import { base58, type Credential, didOf, signCredential } from './credential.ts';
import { signerOf } from './signing.ts';

/** The test vector of the suite: W3C, Data Integrity EdDSA Cryptosuites 1.0, B.2 (Representation: eddsa-jcs-2022). */
const secret = 'c96ef9ea10c5e414c471723aff9de72c35fa5b70fae97e8832ecac7d2e2b8ed6';
const unsigned: Credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  name: 'Alumni Credential',
  description: 'A minimum viable example of an Alumni Credential.',
  issuer: 'https://vc.example/issuers/5678',
  validFrom: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
};

it('signs the example of the suite as the suite says it is signed (eddsa-jcs-2022)', () => {
  const signer = signerOf(createSecretKey(Buffer.from(secret, 'hex')));
  const did = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';
  expect(didOf(signer)).toBe(did);
  expect(keyIn(did)).toBe(signer.publicKey);
  const { proof } = signCredential(signer, unsigned, new Date('2023-02-24T23:36:38Z'));
  expect(proof).toMatchObject({
    verificationMethod: `${did}#${did.slice(8)}`,
    proofValue: 'z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX',
  });
});

it('writes bytes in base 58 with their zeros in front', () => {
  expect(base58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
  expect([base58(Buffer.alloc(0)), base58(Buffer.of(0, 0, 1)), base58(Buffer.of(0))]).toEqual([
    '',
    '112',
    '1',
  ]);
});
