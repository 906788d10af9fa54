import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { issuersShape, type SchoolIssuer } from '../../src/identity/school-issuers.ts';

type Claims = Record<string, unknown>;

/** What goes wrong at the school's page, on purpose. Without any of it, it is an honest OpenID provider with PKCE and one client. */
export type Switches = Partial<{
  claims: (claims: Claims) => Claims;
  /** Another way of signing: gets the parts, gives the token. */
  token: (claims: Claims) => string;
  userinfo: (claims: Claims) => Claims;
  /** Takes any verifier, and any address. */
  careless: boolean;
  answer: (path: string, response: ServerResponse) => boolean;
}>;

export type HostileSchool = {
  about: SchoolIssuer;
  /** Somebody signs in there, and is sent back: what stands in the address. */
  signIn(address: string, claims?: Claims): URLSearchParams;
  /** The keys that it signs with from now on; its page of keys follows, unless `hidden`. */
  rotate(hidden?: boolean): void;
  publicKey(): string;
  set(switches: Switches): void;
  close(): Promise<void>;
};

export async function openHostileSchool(key = 'proef', more: Claims = {}): Promise<HostileSchool> {
  let switches: Switches = {};
  let keys = newKeys();
  let shown = [keys];
  const codes = new Map<string, { params: URLSearchParams; claims: Claims; used: boolean }>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'paspoort', clientSecret: 'a secret of the test, no other' };
  const [about] = issuersShape.parse([{ key, name: `School ${key}`, issuer, ...client, ...more }]);
  if (about === undefined) throw new Error('no issuer');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const json = (body: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (switches.answer?.(path, response)) return;
    if (path === '/.well-known/openid-configuration') return json(metadata(issuer));
    if (path === '/keys') return json({ keys: shown.map(({ jwk }) => jwk) });
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (path === '/userinfo') {
      const claims = codes.get(bearer)?.claims ?? {};
      return json(switches.userinfo?.(claims) ?? claims);
    }
    const posted = new URLSearchParams(await text(request));
    const code = posted.get('code') ?? '';
    const asked = codes.get(code);
    const verifier = createHash('sha256')
      .update(posted.get('code_verifier') ?? '')
      .digest('base64url');
    const honest =
      asked?.params.get('code_challenge') === verifier &&
      asked.params.get('redirect_uri') === posted.get('redirect_uri');
    const basic = `Basic ${Buffer.from(`${client.clientId}:${encodeURIComponent(client.clientSecret).replaceAll('%20', '+')}`).toString('base64')}`;
    if (asked === undefined || asked.used || !(honest || switches.careless))
      return json({ error: 'invalid_grant' }, 400);
    if (request.headers.authorization !== basic) return json({ error: 'invalid_client' }, 401);
    asked.used = true;
    const now = Math.floor(Date.now() / 1_000);
    const plain = {
      ...{ iss: issuer, aud: client.clientId, iat: now, exp: now + 300, nonce: asked.params.get('nonce') },
      ...asked.claims,
    };
    const claims = switches.claims?.(plain) ?? plain;
    const id_token =
      switches.token?.(claims) ?? jwt({ alg: 'RS256', kid: keys.kid }, claims, byKey(keys.key));
    json({ access_token: code, token_type: 'Bearer', expires_in: 60, id_token });
  }

  return {
    about,
    signIn(address, claims = { sub: 'pupil-1' }) {
      const params = new URL(address).searchParams;
      const code = randomUUID();
      codes.set(code, { params, claims, used: false });
      return new URLSearchParams({ code, state: params.get('state') ?? '', iss: issuer });
    },
    rotate(hidden = false) {
      keys = newKeys();
      if (!hidden) shown = [keys];
    },
    publicKey: () => keys.pem,
    set(next) {
      switches = next;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
});

function newKeys() {
  const kid = randomUUID();
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  return { kid, key: privateKey, jwk, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

type Signs = (words: string) => Buffer;
export const byKey =
  (key: KeyObject): Signs =>
  (words) =>
    sign('sha256', Buffer.from(words), key);
export const byWord =
  (secret: string): Signs =>
  (words) =>
    createHmac('sha256', secret).update(words).digest();

/** A token of these parts. */
export function jwt(header: Claims, claims: Claims, signs: Signs): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const words = `${part(header)}.${part(claims)}`;
  return `${words}.${signs(words).toString('base64url')}`;
}
