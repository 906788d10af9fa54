import { createHmac, type KeyObject, sign } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { KoaContextWithOIDC } from 'oidc-provider';
import {
  type Claims,
  newSigningKey,
  openSchoolProvider,
  type SchoolProvider,
  type SigningKey,
} from './school-provider.ts';

/** What goes wrong at the school's page, on purpose. Without any of it, it is the provider as it is. */
export type Switches = Partial<{
  /** What the token says; it is signed anew, with the school's own key. */
  claims: (claims: Claims) => Claims;
  /** Another way of signing: gets what it says, gives the token. */
  token: (claims: Claims) => string;
  /** What stands around the token. */
  tokens: (answer: Claims) => Claims;
  userinfo: (claims: Claims) => Claims;
  /** What the school says of itself, and of its keys. */
  about: (told: Claims) => Claims;
  keys: () => Claims[];
  /** What stands in the address that somebody is sent back to. */
  back: (answer: URLSearchParams) => void;
  /** Takes a code with any verifier, any secret and any address. */
  careless: boolean;
  /** Something else altogether; `true` when it answered. */
  instead: (ctx: KoaContextWithOIDC) => boolean;
}>;

export type HostileSchool = SchoolProvider & {
  set(switches: Switches): void;
  /** How often this address was asked for. */
  asked(path: string): number;
};

/** `oidc-provider` with somebody in between who can bend everything that it says (G20). */
export async function openHostileSchool(key = 'proef', more: Claims = {}): Promise<HostileSchool> {
  const school = await openSchoolProvider(key, more);
  let switches: Switches = {};
  const asked = new Map<string, number>();
  const codes = new Map<string, Claims>();
  school.provider.use(async (ctx: KoaContextWithOIDC, next) => {
    asked.set(ctx.path, (asked.get(ctx.path) ?? 0) + 1);
    if (switches.instead?.(ctx)) return;
    if (switches.careless && (await answerCarelessly(ctx, school, codes))) return;
    await next();
    keepCode(ctx, codes);
    bend(ctx, switches, school.signing);
  });
  return {
    ...school,
    set(next) {
      switches = next;
    },
    asked: (path) => asked.get(path) ?? 0,
  };
}

function bend(ctx: KoaContextWithOIDC, switches: Switches, signing: SigningKey): void {
  const { claims, token, tokens, userinfo, about, keys, back } = switches;
  const body = typeof ctx.body === 'object' ? (ctx.body as Claims) : {};
  if (ctx.path === '/.well-known/openid-configuration' && about) ctx.body = about(body);
  if (ctx.path === '/jwks' && keys) ctx.body = { keys: keys() };
  if (ctx.path === '/me' && userinfo && ctx.status === 200) ctx.body = userinfo(body);
  if (ctx.path === '/token' && ctx.status === 200) {
    const said = claimsOf(String(body.id_token));
    const told = claims?.(said) ?? said;
    const id_token = token?.(told) ?? (claims ? jwt(headerOf(signing), told, byKey(signing)) : body.id_token);
    ctx.body = { ...body, id_token, ...tokens?.(body) };
  }
  const to = URL.parse(ctx.response.get('location'));
  if (back && to?.searchParams.has('code')) {
    back(to.searchParams);
    ctx.set('location', to.href);
  }
}

/** For which going a code was made, so that a careless school can take it without asking anything. */
function keepCode(ctx: KoaContextWithOIDC, codes: Map<string, Claims>): void {
  const code = URL.parse(ctx.response.get('location'))?.searchParams.get('code');
  if (!code) return;
  codes.set(code, { sub: ctx.oidc.session?.accountId, nonce: ctx.oidc.params?.nonce });
}

async function answerCarelessly(
  ctx: KoaContextWithOIDC,
  { about, signing }: SchoolProvider,
  codes: ReadonlyMap<string, Claims>,
): Promise<boolean> {
  if (ctx.path === '/me') {
    ctx.body = { sub: codes.get(ctx.get('authorization').replace(/^bearer /i, ''))?.sub };
    return true;
  }
  if (ctx.path !== '/token') return false;
  const code = new URLSearchParams(await text(ctx.req)).get('code') ?? '';
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: about.issuer, aud: about.clientId, iat: now, exp: now + 60, ...codes.get(code) };
  const id_token = jwt(headerOf(signing), claims, byKey(signing));
  ctx.body = { access_token: code, token_type: 'Bearer', expires_in: 60, id_token };
  return true;
}

type Signs = (words: string) => Buffer;

export const headerOf = ({ kid, jwk }: SigningKey): Claims => ({ alg: jwk.alg, kid });

export const byKey =
  ({ key, jwk }: { key: KeyObject; jwk: { alg?: string | undefined } }): Signs =>
  (words) =>
    jwk.alg === 'ES256'
      ? sign('sha256', Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' })
      : sign('sha256', Buffer.from(words), key);

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

const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}');

/** A key as everybody may see it. */
export function shown({ jwk }: SigningKey): Claims {
  const { d: _, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...open } = jwk as Claims;
  return open;
}

/** Somebody else's key. */
export const strangersKey = (): SigningKey => newSigningKey('RS256');
