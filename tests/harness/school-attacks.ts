import { createPublicKey, sign } from 'node:crypto';
import {
  byKey,
  byWord,
  type HostileSchool,
  headerOf,
  jwt,
  type Switches,
  shown,
  strangersKey,
} from './hostile-school.ts';
import type { Claims } from './school-provider.ts';

/** What goes wrong, by its name, at this school; `other` is one more that works with us. */
export type Attack = [name: string, (idp: HostileSchool, other: HostileSchool) => Switches];

export const claim = (change: Claims): Switches => ({ claims: (claims) => ({ ...claims, ...change }) });
/** The same subject wherever it is told. */
const subject = (sub: unknown): Switches => ({ ...claim({ sub }), userinfo: (told) => ({ ...told, sub }) });
export const signed = (token: (claims: Claims) => string): Switches => ({ token });
export const says = (path: string, type: string, body: string): Switches => ({
  instead: (ctx) => {
    if (ctx.path !== path) return false;
    ctx.set('content-type', type);
    ctx.body = body;
    return true;
  },
});
export const stranger = strangersKey();
const seconds = (): number => Math.floor(Date.now() / 1_000);

/** In what the token says. */
export const inTheToken: readonly Attack[] = [
  ['an issuer that is another', (_, other) => claim({ iss: other.about.issuer })],
  ['an audience that is another', () => claim({ aud: 'another-client' })],
  ['several audiences without the authorized party', () => claim({ aud: ['paspoort', 'another'] })],
  ['several audiences, for another', () => claim({ aud: ['paspoort', 'another'], azp: 'another' })],
  ['an authorized party that is another', () => claim({ azp: 'another' })],
  ['a token that is over', () => claim({ exp: seconds() - 100 })],
  ['a token that is not yet there', () => claim({ nbf: seconds() + 600 })],
  ['a token that never ends', () => claim({ exp: undefined })],
  ['a token of yesterday', () => claim({ iat: seconds() - 86_400 })],
  ['a token of tomorrow', () => claim({ iat: seconds() + 86_400 })],
  ['no nonce', () => claim({ nonce: undefined })],
  ['the nonce of another going', () => claim({ nonce: 'another' })],
  ['an empty subject', () => subject(' ')],
  ['no subject', () => subject(undefined)],
  ['a subject that is no text', () => subject(12)],
  ['a subject without end', () => subject('x'.repeat(300))],
];

/** In how it is signed. */
export const inTheSignature: readonly Attack[] = [
  ['no signature (alg none)', () => signed((c) => jwt({ alg: 'none' }, c, () => Buffer.alloc(0)))],
  ['a signature that is empty', (idp) => signed((c) => jwt(headerOf(idp.signing), c, () => Buffer.alloc(0)))],
  ['the public key as a word (HS256)', (idp) => signed((c) => jwt({ alg: 'HS256' }, c, byWord(pemOf(idp))))],
  [
    'the secret of the client (HS256)',
    (idp) => signed((c) => jwt({ alg: 'HS256' }, c, byWord(idp.about.clientSecret))),
  ],
  [
    'another algorithm than was agreed (RS384)',
    ({ signing: { kid, key } }) =>
      signed((c) => jwt({ alg: 'RS384', kid }, c, (words) => sign('sha384', Buffer.from(words), key))),
  ],
  ['a stranger', (idp) => signed((c) => jwt(headerOf(idp.signing), c, byKey(stranger)))],
  ['a key that nobody shows', () => signed((c) => jwt(headerOf(stranger), c, byKey(stranger)))],
  [
    'a key that the token brings itself',
    () => signed((c) => jwt({ alg: 'RS256', jwk: shown(stranger) }, c, byKey(stranger))),
  ],
  [
    'a header that has to be understood',
    (idp) => signed((c) => jwt({ ...headerOf(idp.signing), crit: ['x'], x: 1 }, c, byKey(idp.signing))),
  ],
  ['a token that is none', () => signed(() => 'a.b')],
  ['a token that nobody can open', () => signed(() => 'a.b.c.d.e')],
  ['no token', () => ({ tokens: () => ({ id_token: undefined }) })],
  ['an access token of another kind', () => ({ tokens: () => ({ token_type: 'mac' }) })],
];

/** In what else the school answers. */
export const inOtherAnswers: readonly Attack[] = [
  ['another subject at userinfo', () => ({ userinfo: (c) => ({ ...c, sub: 'somebody-else' }) })],
  ['no subject at userinfo', () => ({ userinfo: () => ({ name: 'x' }) })],
  ['too much', () => ({ tokens: () => ({ more: 'x'.repeat(300_000) }) })],
  ['half an answer', () => says('/token', 'application/json', '{"id_token":"kanarie')],
  ['a page', () => says('/token', 'text/html', '<p>kanarie</p>')],
  ['keys that are none', () => ({ keys: () => [{ kty: 'oct', k: 'a2FuYXJpZQ', alg: 'RS256' }] })],
];

/** In the address that somebody comes back to. */
export const inTheAddress: readonly Attack[] = [
  ['the issuer of another school', (_, other) => answered({ iss: other.about.issuer })],
  ['no issuer', () => answered({ iss: undefined })],
  ['no state', () => answered({ state: undefined })],
  ['another state', () => answered({ state: 'another' })],
  ['no code', () => answered({ code: undefined })],
  ['a code of nobody', () => answered({ code: 'guessed' })],
  ['two states', () => ({ back: (to) => to.append('state', 'another') })],
  ['two codes', () => ({ back: (to) => to.append('code', 'another') })],
  ['a token in the address (implicit)', () => answered({ id_token: 'a.b.c' })],
  ['a whole answer as one token (JARM)', () => answered({ response: 'a.b.c' })],
  [
    'an error, in words of its own',
    () => answered({ error: 'access_denied', error_description: 'KANARIE', code: undefined }),
  ],
  ['an error beside a code', () => answered({ error: 'KANARIE' })],
];

const answered = (change: Readonly<Record<string, string | undefined>>): Switches => ({
  back(to) {
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) to.delete(name);
      else to.set(name, value);
    }
  },
});

const pemOf = ({ signing }: HostileSchool): string =>
  createPublicKey(signing.key).export({ type: 'spki', format: 'pem' }).toString();
