#!/usr/bin/env node
// Checks the log in a file that somebody took along ("alles meenemen"), or a confirmed skill ("bevestiging.json", an Open Badges 3.0 endorsement),
// without the program that made it and without a network.
// Needs Node 18 or newer and nothing else. Written apart from the program, so that a fault there is not repeated here.
//
//   node verify.mjs FILE.json [--before OLDER.json] [--key KEY]
//
// FILE.json       what was taken along, or a confirmed skill
// --before OLDER  an older file of the same passport: every line that stood there must still stand in the new one
// --key KEY       the public key of the installation, from its page "Klopt het logboek?"; without it the key in the file is believed
//
// Ends with 0 when everything is right, 1 when a line was changed, dropped, swapped, put in or cut off, 2 when it cannot be checked.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const say = (words) => process.stdout.write(`${words}\n`);
const bytes = (hex) => Buffer.from(hex, 'hex');

/** JSON with sorted keys and no white space (RFC 8785, as far as these files need it). */
export function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${pairs.join(',')}}`;
}

/** The hash that a line must have, given what stands in it. */
function hashOf(line) {
  const { action, actor, at, chain, chapters, grant, ground, n, organisation, outcome, previous, role, way } =
    line;
  const detail = line.detailHash;
  return sha256(
    canonical({
      action,
      actor,
      at,
      chain,
      chapters,
      detail,
      grant,
      ground,
      n,
      organisation,
      outcome,
      previous,
      role,
      way,
    }),
  );
}

/** What is wrong with a log, line by line; nothing when it is whole. */
export function flawsOf(log, chain) {
  const flaws = [];
  let previous = '0'.repeat(64);
  log.forEach((line, index) => {
    const flaw = (nl, en) =>
      flaws.push({ n: line.n, nl: `Regel ${line.n}: ${nl}`, en: `Line ${line.n}: ${en}` });
    if (line.n !== index + 1)
      flaw(`hier hoort regel ${index + 1} te staan.`, `line ${index + 1} should stand here.`);
    if (line.chain !== chain) flaw('hoort bij een ander paspoort.', 'belongs to another passport.');
    if (line.previous !== previous)
      flaw('sluit niet aan op de regel ervoor.', 'does not follow the line before it.');
    if (line.hash !== hashOf(line)) flaw('is veranderd.', 'was changed.');
    const told = line.detail !== null && line.salt !== null;
    if (told && line.detailHash !== sha256(bytes(line.salt), canonical(line.detail)))
      flaw('de bijzonderheden zijn veranderd.', 'its details were changed.');
    previous = line.hash;
  });
  return flaws;
}

/** Whether the signed end of the log fits the log, and who signed it. */
export function checkpointFlaws(checkpoint, log, chain, pinned) {
  const flaws = [];
  const flaw = (nl, en) => flaws.push({ n: log.length, nl, en });
  if (checkpoint === undefined || checkpoint === null) {
    flaw('Het bestand heeft geen handtekening.', 'The file has no signature.');
    return flaws;
  }
  const { n, hash, at, key, signature } = checkpoint;
  const words = canonical({
    what: 'paspoort-voor-succes log checkpoint 1',
    chain: checkpoint.chain,
    n,
    hash,
    at,
  });
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
  if (!verify(null, Buffer.from(words), publicKey, bytes(signature)))
    flaw('De handtekening klopt niet.', 'The signature is not right.');
  if (pinned !== undefined && pinned !== key)
    flaw('De handtekening is van een ander.', 'The signature is of somebody else.');
  if (checkpoint.chain !== chain)
    flaw('De handtekening hoort bij een ander paspoort.', 'The signature belongs to another passport.');
  if (n !== log.length)
    flaw(
      `Er horen ${n} regels te staan, er staan er ${log.length}.`,
      `There should be ${n} lines, there are ${log.length}.`,
    );
  else if (n > 0 && log[n - 1].hash !== hash)
    flaw('De laatste regel is een andere dan getekend.', 'The last line is another than was signed.');
  return flaws;
}

/** Every line of the older log must stand in the newer one, the same. */
export function historyFlaws(older, newer) {
  return older.flatMap((line, index) =>
    newer[index]?.hash === line.hash
      ? []
      : [
          {
            n: line.n,
            nl: `Regel ${line.n} stond eerder anders in het logboek.`,
            en: `Line ${line.n} stood otherwise in the log before.`,
          },
        ],
  );
}

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The bytes that stand in base 58 behind a "z" (multibase). */
function fromMultibase(words) {
  if (typeof words !== 'string' || words[0] !== 'z') throw new Error('geen multibase');
  const bytes = [];
  for (const sign of words.slice(1)) {
    let carry = alphabet.indexOf(sign);
    if (carry < 0) throw new Error('geen base58');
    for (let i = 0; i < bytes.length; i++) {
      carry += bytes[i] * 58;
      bytes[i] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  for (const sign of words.slice(1)) {
    if (sign !== '1') break;
    bytes.push(0);
  }
  return Buffer.from(bytes.reverse());
}

/** The key in a did:key of Ed25519, in base64url. */
export function keyIn(did) {
  const bytes = fromMultibase(String(did).replace(/^did:key:/, ''));
  if (bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 0x01) throw new Error('geen Ed25519-sleutel');
  return bytes.subarray(2).toString('base64url');
}

/** What is wrong with a confirmed skill: the signature (eddsa-jcs-2022), and whose it is. */
export function credentialFlaws(credential, { key: pinned } = {}) {
  const flaws = [];
  const flaw = (nl, en) => flaws.push({ n: 0, nl, en });
  const { proof, ...document } = credential;
  const { proofValue, ...options } = proof ?? {};
  const suite = options.type === 'DataIntegrityProof' && options.cryptosuite === 'eddsa-jcs-2022';
  if (!suite || options.proofPurpose !== 'assertionMethod')
    throw new Error('een handtekening die we niet kennen');
  const [did] = String(options.verificationMethod).split('#');
  const key = keyIn(did);
  if (canonical(options['@context'] ?? null) !== canonical(document['@context']))
    flaw('De handtekening hoort bij andere woorden.', 'The signature belongs to other words.');
  const hashes = Buffer.from(sha256(canonical(options)) + sha256(canonical(document)), 'hex');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
  if (!verify(null, hashes, publicKey, fromMultibase(proofValue)))
    flaw('De handtekening klopt niet.', 'The signature is not right.');
  if (document.issuer?.id !== did)
    flaw('De handtekening is van een ander dan de maker.', 'The signature is of another than the issuer.');
  if (pinned !== undefined && pinned !== key)
    flaw('De handtekening is van een ander.', 'The signature is of somebody else.');
  if (Number.isNaN(Date.parse(document.validFrom)) || Date.parse(document.validFrom) > Date.now())
    flaw('De dag ligt in de toekomst.', 'The day lies in the future.');
  return flaws;
}

/** Whether this is a confirmed skill. */
const isCredential = (taken) => Array.isArray(taken?.type) && taken.type.includes('EndorsementCredential');

/** All that is wrong with what was taken along. */
export function check(taken, { before, key } = {}) {
  const { log, passport, checkpoint } = taken;
  if (taken.format !== 'paspoort-voor-succes' || !Array.isArray(log))
    throw new Error('geen bestand van Paspoort voor Succes');
  const flaws = [...flawsOf(log, passport.id), ...checkpointFlaws(checkpoint, log, passport.id, key)];
  if (before === undefined) return flaws;
  if (before.passport.id !== passport.id) throw new Error('het oudere bestand is van een ander paspoort');
  return [...flaws, ...flawsOf(before.log, passport.id), ...historyFlaws(before.log, log)];
}

function sayCredential(credential, key) {
  const flaws = credentialFlaws(credential, { key });
  for (const { nl, en } of flaws) say(`${nl} / ${en}`);
  if (flaws.length > 0) return 1;
  say('Klopt: niets veranderd. / Right: nothing changed.');
  say(credential.credentialSubject.endorsementComment);
  if (key === undefined) say(`Sleutel in het bestand / Key in the file: ${keyIn(credential.issuer.id)}`);
  return 0;
}

function main(words) {
  const option = (name) => {
    const at = words.indexOf(name);
    return at < 0 ? undefined : words.splice(at, 2)[1];
  };
  const key = option('--key');
  const older = option('--before');
  const [file] = words;
  if (file === undefined) throw new Error('node verify.mjs FILE.json [--before OLDER.json] [--key KEY]');
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
  const taken = read(file);
  if (isCredential(taken)) return sayCredential(taken, key);
  const flaws = check(taken, { key, before: older === undefined ? undefined : read(older) });
  for (const { nl, en } of flaws) say(`${nl} / ${en}`);
  if (flaws.length > 0) return 1;
  say(
    `Klopt: ${taken.log.length} regels, niets veranderd. / Right: ${taken.log.length} lines, nothing changed.`,
  );
  if (key === undefined) say(`Sleutel in het bestand / Key in the file: ${taken.checkpoint.key}`);
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`Dit is niet te controleren. / This cannot be checked. (${error.message})\n`);
    process.exitCode = 2;
  }
}
