import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor } from '../src/access/actor.ts';
import type { Json } from '../src/base/json.ts';
import { comeAsked } from '../src/identity/come-asked.ts';
import { findSession } from '../src/identity/session.ts';
import type { Credential } from '../src/keys/credential.ts';
import { giveReply } from '../src/mirror/answer.ts';
import { askCompanion } from '../src/mirror/ask.ts';
import { endorse, type ToldOf } from '../src/mirror/endorse.ts';
import { dropReply, hearReply, takeReply } from '../src/mirror/hear.ts';
import { readInvitation } from '../src/mirror/list.ts';
import type { Reply } from '../src/mirror/model.ts';
import { credentialFlaws } from '../verify/verify.mjs';
import { type FreshHouse, freshHouse } from './harness/house.ts';
import { aPassport, type Passport } from './harness/passport.ts';

let house: FreshHouse;
let selin: Passport;
beforeAll(async () => {
  house = await freshHouse();
  selin = await aPassport(house, 'Selin');
});
afterAll(() => house.drop());

const wim = {
  ...{ cards: [], sentence: 'Zij hield de keuken bij elkaar.', by: 'Wim van De Pollepel' },
  language: 'nl',
} as const;
const nothing: ToldOf = { called: false, by: false, sentence: false };
const all: ToldOf = { called: true, by: true, sentence: true };

/** A work placement supervisor confirms a skill; what the young person does with it, `until` says. */
async function confirmed(sight: NonNullable<Reply['sight']>, take = true) {
  const id = await askCompanion(selin.actor, house, {
    who: { name: 'Wim', role: 'supervisor', language: 'nl' },
    question: { kind: 'skill', skill: { card: 'samenwerken' } },
    called: 'Selin',
  });
  const link = (await readInvitation(selin.actor, house, id))?.keys.link ?? '';
  const came = await comeAsked(house, visitor, { link });
  const opened = came.kind === 'in' ? await findSession(house, came.token) : undefined;
  if (opened?.actor.kind !== 'companion') throw new Error('Wim did not come in');
  await giveReply(opened.actor, house, { ...wim, sight }, 0);
  await hearReply(selin.actor, house, id);
  if (take) await takeReply(selin.actor, house, id, '');
  return id;
}

/** As it lies at home: out of a file. */
const filed = async (told: ToldOf): Promise<Credential> =>
  JSON.parse(JSON.stringify(await endorse(selin.actor, house, await confirmed('yes'), told, 'nl')));

describe('a confirmed skill as an Open Badges 3.0 endorsement (F77)', () => {
  it('has what an EndorsementCredential has to have, signed by the house', async () => {
    const credential = await filed(all);
    expect(credential['@context'][0]).toBe('https://www.w3.org/ns/credentials/v2');
    expect(credential['@context'][1]).toMatch(/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context/);
    expect(credential).toMatchObject({
      id: expect.stringMatching(/^urn:uuid:/),
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Bevestigd: Samenwerken',
      issuer: { id: expect.stringMatching(/^did:key:z6Mk/), type: ['Profile'], name: 'Paspoort voor Succes' },
      validFrom: '2026-11-23T00:00:00Z',
      credentialSubject: { id: expect.stringMatching(/^urn:uuid:/), type: ['EndorsementSubject'] },
      proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', proofPurpose: 'assertionMethod' },
    });
    expect(credentialFlaws(credential, { key: house.keys.signer.publicKey })).toEqual([]);
  });

  it('says nothing more than the young person chose, and nothing by which two files are tied together', async () => {
    const id = await confirmed('partly');
    const [one, other] = [
      JSON.stringify(await endorse(selin.actor, house, id, nothing, 'nl')),
      JSON.stringify(await endorse(selin.actor, house, id, nothing, 'nl')),
    ];
    for (const word of ['Selin', 'Wim', 'Pollepel', 'keuken', selin.actor.owner, id])
      expect(one).not.toContain(word);
    expect(one).toContain('een beetje');
    const uuids = (text: string) => text.match(/urn:uuid:[0-9a-f-]{36}/g) ?? [];
    expect(uuids(one)).toHaveLength(2);
    expect(uuids(one).filter((uuid) => other.includes(uuid))).toEqual([]);
    const whole = JSON.stringify(await endorse(selin.actor, house, id, all, 'nl'));
    for (const word of ['Selin', 'Wim van De Pollepel', 'keuken']) expect(whole).toContain(word);
  });

  it('is only of what was read, seen and taken over, and only for its owner', async () => {
    const sam = await aPassport(house, 'Sam');
    const kept = await confirmed('yes');
    const gone = { kind: 'not-there' };
    await expect(endorse(sam.actor, house, kept, nothing, 'nl')).rejects.toMatchObject(gone);
    const loose = await confirmed('yes', false);
    await expect(endorse(selin.actor, house, loose, nothing, 'nl')).rejects.toMatchObject(gone);
    const unseen = await confirmed('no', false);
    await expect(endorse(selin.actor, house, unseen, nothing, 'nl')).rejects.toMatchObject(gone);
    await dropReply(selin.actor, house, kept, false);
    await expect(endorse(selin.actor, house, kept, nothing, 'nl')).rejects.toMatchObject(gone);
  });
});

/** Every text in it, changed by one sign; each in turn. */
function* spoiled(value: Json, put: (changed: Json) => Credential): Generator<Credential> {
  if (typeof value === 'string') yield put(value.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x')));
  else if (Array.isArray(value))
    for (const [at, one] of value.entries()) yield* spoiled(one, (changed) => put(value.with(at, changed)));
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) {
      yield* spoiled(one, (changed) => put({ ...value, [key]: changed }));
      const { [key]: _, ...without } = value as Record<string, Json>;
      yield put(without);
    }
}

/** What the program says: flaws, or that it cannot be checked. Both are a no. */
function isRight(credential: Credential): boolean {
  try {
    return credentialFlaws(credential, { key: house.keys.signer.publicKey }).length === 0;
  } catch {
    return false;
  }
}

describe('the program that checks it at home, without a network', () => {
  it('finds every text that was changed and everything that was left out', async () => {
    const credential = await filed(all);
    const changed = [...spoiled(credential, (whole) => whole as Credential)];
    expect(changed.length).toBeGreaterThan(40);
    expect(changed.filter(isRight)).toEqual([]);
    expect(isRight({ ...credential, extra: 'x' })).toBe(false);
    expect(isRight(credential)).toBe(true);
  });

  it('knows another house, also one that signs in the name of this one', async () => {
    const other = await freshHouse();
    const { signCredential } = await import('../src/keys/credential.ts');
    const { proof: _, ...unsigned } = await filed(nothing);
    const forged = signCredential(other.keys.signer, unsigned as Credential, house.clock());
    expect(credentialFlaws(forged).map(({ en }) => en)).toEqual([
      'The signature is of another than the issuer.',
    ]);
    const own = credentialFlaws(await filed(nothing), { key: other.keys.signer.publicKey });
    expect(own.map(({ en }) => en)).toEqual(['The signature is of somebody else.']);
    await other.drop();
  });

  it('is run on a file, and says what stands in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pvs-badge-'));
    const run = promisify(execFile);
    const program = join(import.meta.dirname, '../verify/verify.mjs');
    const file = join(folder, 'bevestiging.json');
    await writeFile(file, JSON.stringify(await filed(all)));
    const { stdout } = await run(process.execPath, [program, file, '--key', house.keys.signer.publicKey]);
    expect(stdout).toContain('Klopt: niets veranderd.');
    expect(stdout).toContain('Samenwerken');
    await writeFile(file, JSON.stringify({ ...(await filed(all)), name: 'Bevestigd: Alles' }));
    await expect(run(process.execPath, [program, file])).rejects.toMatchObject({ code: 1 });
    await rm(folder, { recursive: true });
  });
});
