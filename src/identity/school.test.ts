import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  byKey,
  byWord,
  type HostileSchool,
  jwt,
  openHostileSchool,
  type Switches,
} from '../../tests/harness/hostile-school.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, logOf, type Passport } from '../../tests/harness/passport.ts';
import { minutes } from '../base/clock.ts';
import {
  awayFor,
  comeFromSchool,
  goToSchool,
  linkSchool,
  listSchoolWays,
  readBack,
  returnBySchool,
  unlinkSchool,
} from './school.ts';
import { openSchool, type SchoolProtocol } from './school-protocol.ts';
import { findSession } from './session.ts';

const redirect = 'https://paspoort.example/school/terug';
const young = { for: 'young', device: 'own' } as const;

let house: FreshHouse;
let idp: HostileSchool;
let other: HostileSchool;
let school: SchoolProtocol;
let noor: Passport;
beforeAll(async () => {
  house = await freshHouse();
  [idp, other] = [await openHostileSchool('proef'), await openHostileSchool('anders')];
  noor = await aPassport(house, 'Noor');
});
beforeEach(() => {
  idp.set({});
  school = openSchool(idp.about);
});
afterAll(async () => {
  await Promise.all([idp.close(), other.close()]);
  await house.drop();
});

async function go(going: Parameters<typeof goToSchool>[3] = young) {
  const gone = await goToSchool(house, school, redirect, going);
  if (gone === undefined) throw new Error('the school is away');
  return gone;
}
const come = (browser: string, came: URLSearchParams) =>
  comeFromSchool(house, [school, openSchool(other.about)], browser, came, redirect);

/** To the school and back, with what went wrong on the way. */
async function through(
  switches: Switches = {},
  bend: (came: URLSearchParams) => URLSearchParams = (came) => came,
  claims?: Record<string, unknown>,
) {
  const { browser, address } = await go();
  idp.set(switches);
  return { browser, came: await come(browser, bend(idp.signIn(address, claims))) };
}
const withParam = (name: string, value: string) => (came: URLSearchParams) => {
  const bent = new URLSearchParams(came);
  if (value === '') bent.delete(name);
  else bent.set(name, value);
  return bent;
};
const claim = (change: Record<string, unknown>): Switches => ({
  claims: (claims) => ({ ...claims, ...change }),
});
const seconds = () => Math.floor(Date.now() / 1_000);
const { privateKey: stranger } = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('coming in with the account of a school (F3, F4)', () => {
  it('opens nothing before it is linked; then it brings its owner back, by a press', async () => {
    const { browser, came } = await through();
    expect(came).toEqual({ kind: 'back', for: 'young', employee: false });
    expect(await returnBySchool(house, browser, '')).toBe('unlinked');
    expect(await linkSchool(noor.actor, house, browser)).toBe(true);
    const again = await through();
    const back = await returnBySchool(house, again.browser, 'chrome android');
    const opened =
      back === undefined || back === 'unlinked' ? undefined : await findSession(house, back.token);
    expect(opened?.actor).toMatchObject({ owner: noor.actor.owner, provenUntil: undefined });
    expect((await logOf(house, noor)).map(({ action }) => action)).toContain('account.link');
    expect(await returnBySchool(house, again.browser, '')).toBeUndefined();
  });

  it('is linked in the session that went to the school, and in no other; an account opens one passport', async () => {
    const sam = await aPassport(house, 'Sam');
    const { browser, address } = await go({ for: 'link', device: 'shared', actor: sam.actor });
    await come(browser, idp.signIn(address, { sub: 'pupil-2' }));
    expect(await linkSchool(noor.actor, house, browser, noor.actor.session)).toBe(false);
    expect(await linkSchool(noor.actor, house, browser)).toBe(false);
    expect(await linkSchool(sam.actor, house, browser, sam.actor.session)).toBe(true);
    const twice = await go({ for: 'link', device: 'shared', actor: sam.actor });
    await come(twice.browser, idp.signIn(twice.address, { sub: 'pupil-1' }));
    expect(await linkSchool(sam.actor, house, twice.browser, sam.actor.session)).toBe(false);
  });

  it('is unlinked by its owner without loss, and opens nothing from then on', async () => {
    const [way] = await listSchoolWays(noor.actor, house);
    await unlinkSchool(noor.actor, house, way?.id ?? '');
    const { browser } = await through();
    expect(await returnBySchool(house, browser, '')).toBe('unlinked');
    expect((await findSession(house, noor.token))?.frame.name).toBe('Noor');
  });

  it('keeps who somebody is at school as an index alone', async () => {
    const rows = JSON.stringify(
      await house.owner(`select issuer, encode(account_index, 'escape') as i from identity.school_way`),
    );
    expect(rows).not.toContain('pupil');
  });

  it('of a school that is not enrolled here comes no further; of one that is, it does', async () => {
    const strict = await openHostileSchool('brin', { brin: 'brin' });
    const with_ = openSchool(strict.about);
    const at = async (brin: unknown) => {
      const gone = await goToSchool(house, with_, redirect, young);
      if (gone === undefined) throw new Error('away');
      const came = strict.signIn(gone.address, { sub: 'pupil-9', brin });
      return (await comeFromSchool(house, [with_], gone.browser, came, redirect)).kind;
    };
    await house.owner(
      `insert into organisations.region values ('11111111-1111-4111-8111-111111111111', 'R')`,
    );
    await house.owner(
      `insert into organisations.organisation (id, region, kind, name, code)
        values ('11111111-1111-4111-8111-111111111112', '11111111-1111-4111-8111-111111111111', 'school', 'S', '01AB')`,
    );
    expect([await at(undefined), await at('99ZZ'), await at('01ab'), await at(['01AB'])]).toEqual([
      'elsewhere',
      'elsewhere',
      'back',
      'back',
    ]);
    await strict.close();
  });
});

describe('attacks on the way by the school (G20): refused, each with its reason for the log', () => {
  const tokens: [string, Switches][] = [
    ['an issuer that is another', claim({ iss: 'https://evil.example' })],
    ['an audience that is another', claim({ aud: 'another-client' })],
    ['several audiences without the authorized party', claim({ aud: ['paspoort', 'another'] })],
    ['an authorized party that is another', claim({ aud: ['paspoort', 'another'], azp: 'another' })],
    ['a token that is over', claim({ exp: seconds() - 600 })],
    ['a token that is not yet there', claim({ nbf: seconds() + 600 })],
    ['no end', claim({ exp: undefined })],
    ['no nonce', claim({ nonce: undefined })],
    ['the nonce of another going', claim({ nonce: 'another' })],
    ['an empty subject', claim({ sub: '' })],
    ['no subject', claim({ sub: undefined })],
    ['a subject that is no text', claim({ sub: 12 })],
    ['no signature (alg none)', { token: (c) => jwt({ alg: 'none' }, c, () => Buffer.alloc(0)) }],
    [
      'signed with the public key as a word (HS256)',
      { token: (c) => jwt({ alg: 'HS256' }, c, byWord(idp.publicKey())) },
    ],
    [
      'signed with the secret of the client (HS256)',
      { token: (c) => jwt({ alg: 'HS256' }, c, byWord(idp.about.clientSecret)) },
    ],
    ['signed by a stranger', { token: (c) => jwt({ alg: 'RS256' }, c, byKey(stranger)) }],
    [
      'signed by a key that nobody shows',
      { token: (c) => jwt({ alg: 'RS256', kid: 'unknown' }, c, byKey(stranger)) },
    ],
    ['a token that is none', { token: () => 'a.b' }],
    ['another subject at userinfo', { userinfo: (c) => ({ ...c, sub: 'somebody-else' }) }],
    ['no subject at userinfo', { userinfo: () => ({ name: 'x' }) }],
  ];
  it.each(tokens)('%s', async (_, switches) => {
    const { browser, came } = await through(switches);
    expect(came).toMatchObject({ kind: 'refused', why: expect.stringMatching(/.{8}/) });
    expect(await readBack(house, browser)).toBeUndefined();
  });

  const addresses: [string, (came: URLSearchParams) => URLSearchParams][] = [
    [
      'the issuer of another school in the answer (mix-up)',
      (came) => withParam('iss', other.about.issuer)(came),
    ],
    ['no issuer in the answer', withParam('iss', '')],
    ['no state', withParam('state', '')],
    ['another state', withParam('state', 'another')],
    ['no code', withParam('code', '')],
    ['a code of nobody', withParam('code', 'guessed')],
    ['a token in the address (implicit)', withParam('id_token', 'a.b.c')],
    ['a whole answer as one token (JARM)', withParam('response', 'a.b.c')],
    ['an error of the school', withParam('error', 'access_denied')],
  ];
  it.each(addresses)('%s', async (_, bend) => {
    const { browser, came } = await through({}, bend);
    expect(came.kind).toBe('refused');
    expect(await readBack(house, browser)).toBeUndefined();
  });

  it('two of one parameter', async () => {
    const twice = (came: URLSearchParams) => new URLSearchParams(`${came}&state=another`);
    expect((await through({}, twice)).came.kind).toBe('refused');
  });

  it('an answer that is used twice, in another browser, without a going, or too late', async () => {
    const { browser, address } = await go();
    const came = idp.signIn(address);
    expect((await come('another', came)).kind).toBe('over');
    expect((await come(browser, came)).kind).toBe('back');
    expect((await come(browser, came)).kind).toBe('over');
    const late = await go();
    house.setClock(awayFor + minutes(1));
    expect((await come(late.browser, idp.signIn(late.address))).kind).toBe('over');
  });

  it('a code of one going in the answer of another: PKCE and nonce hold, whatever the school lets pass', async () => {
    const [mine, thiefs] = [await go(), await go()];
    const stolen = idp.signIn(mine.address, { sub: 'victim' });
    const state = new URL(thiefs.address).searchParams.get('state') ?? '';
    expect((await come(thiefs.browser, withParam('state', state)(stolen))).kind).toBe('refused');
    const again = await go();
    const code = idp.signIn(mine.address, { sub: 'victim' });
    idp.set({ careless: true });
    const own = new URL(again.address).searchParams.get('state') ?? '';
    expect((await come(again.browser, withParam('state', own)(code))).kind).toBe('refused');
  });

  it('asks with PKCE (S256), state and nonce that are new each time, and always for our own address', async () => {
    const [one, two] = [new URL((await go()).address), new URL((await go()).address)];
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(one.searchParams.get(name)).not.toBe(two.searchParams.get(name));
    expect(one.searchParams.get('code_challenge_method')).toBe('S256');
    expect(one.searchParams.get('redirect_uri')).toBe(redirect);
  });

  it('an address that a school tells is nothing: who gets an old one gets no passport with it', async () => {
    const first = await through({}, undefined, { sub: 'had-it', email: 'noor@school.example' });
    expect(await linkSchool(noor.actor, house, first.browser)).toBe(true);
    const next = await through({}, undefined, { sub: 'got-it', email: 'noor@school.example' });
    expect(await returnBySchool(house, next.browser, '')).toBe('unlinked');
    // The same subject of another issuer is somebody else too.
    const gone = await goToSchool(house, openSchool(other.about), redirect, young);
    const came = other.signIn(gone?.address ?? '', { sub: 'had-it' });
    expect((await come(gone?.browser ?? '', came)).kind).toBe('back');
    expect(await returnBySchool(house, gone?.browser ?? '', '')).toBe('unlinked');
  });

  it('a school may change its keys; one that signs with a key it does not show is refused', async () => {
    expect((await through()).came.kind).toBe('back');
    idp.rotate();
    expect((await through()).came.kind).toBe('back');
    idp.rotate(true);
    expect((await through()).came.kind).toBe('refused');
    idp.rotate();
  });

  it('an answer that is too large, no JSON, or of another kind', async () => {
    const say = (type: string, body: string): Switches => ({
      answer: (path, response) => {
        if (path !== '/token') return false;
        response.writeHead(200, { 'content-type': type }).end(body);
        return true;
      },
    });
    for (const bad of [
      say('application/json', `"${'x'.repeat(300_000)}"`),
      say('application/json', '{'),
      say('text/html', '{}'),
    ])
      expect((await through(bad)).came.kind).toBe('refused');
  });

  it('a school that names another issuer, or does not answer, is away: nothing is begun', async () => {
    const broken = await openHostileSchool('stuk');
    broken.set({
      answer: (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ issuer: 'https://evil.example' }));
        return true;
      },
    });
    expect(await goToSchool(house, openSchool(broken.about), redirect, young)).toBeUndefined();
    await broken.close();
    expect(await goToSchool(house, openSchool(broken.about), redirect, young)).toBeUndefined();
  });
});
