import * as oauth from 'oauth4webapi';
import type { SchoolIssuer } from './school-issuers.ts';

/** What is kept while somebody is at the school's own page. */
export type Secrets = { state: string; nonce: string; verifier: string };

/** Who the school says it is. `subject` is of this issuer alone; what else it tells is a hint. */
export type Account = {
  subject: string;
  brin: string | undefined;
  employee: boolean;
  twoFactors: boolean;
  /** As whom the school knows somebody, to be shown to who signed in there; it proves nothing. */
  name: string | undefined;
};

/** `refused`: with why, for the log; nothing of anybody. `away`: the school's page does not answer. */
export type Told = { kind: 'told'; account: Account } | { kind: 'refused' | 'away'; why: string };

export type SchoolProtocol = {
  readonly about: SchoolIssuer;
  /** Where to go, or `undefined` when the school's page does not answer. `strong`: two factors are asked for there, where the school can. */
  begin(redirect: string, strong: boolean): Promise<{ address: string; secrets: Secrets } | undefined>;
  /** What came back in the address, with what was kept of that very going. */
  finish(came: URLSearchParams, secrets: Secrets, redirect: string): Promise<Told>;
};

/** No answer of an issuer is larger, and none takes longer. */
const largest = 256 * 1024;
const patience = 5_000;
/** What an issuer says of itself is asked anew after this. */
const knownFor = 600_000;
/** A token is made when it is asked for: by the issuer's clock it may be this many seconds old, or ahead of ours. */
const ofNow = 300;

/**
 * OpenID Connect with one issuer: the code flow with PKCE, state, nonce and the issuer in the answer, by a certified library (oauth4webapi). The token's
 * signature is checked with the issuer's own keys and one algorithm; a key that is not known asks the issuer once more, so that it may change its keys.
 */
export function openSchool(about: SchoolIssuer): SchoolProtocol {
  const url = new URL(about.issuer);
  const client: oauth.Client = { client_id: about.clientId, id_token_signed_response_alg: about.alg };
  const options = { [oauth.allowInsecureRequests]: url.protocol === 'http:', [oauth.customFetch]: bounded };
  let known: { as: oauth.AuthorizationServer; until: number } | undefined;

  async function server(anew = false): Promise<oauth.AuthorizationServer> {
    if (!anew && known !== undefined && known.until > Date.now()) return known.as;
    const response = await oauth.discoveryRequest(url, { ...options, algorithm: 'oidc' });
    const as = await oauth.processDiscoveryResponse(url, response);
    known = { as, until: Date.now() + knownFor };
    return as;
  }

  async function exchange(came: URLSearchParams, secrets: Secrets, redirect: string): Promise<Account> {
    const as = await server();
    const params = oauth.validateAuthResponse(as, client, came, secrets.state);
    const auth = oauth.ClientSecretBasic(about.clientSecret);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([as, client, auth, params, redirect, secrets.verifier, options] as const),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
      expectedNonce: secrets.nonce,
      requireIdToken: true,
    });
    await oauth
      .validateApplicationLevelSignature(as, response, options)
      .catch(async () => oauth.validateApplicationLevelSignature(await server(true), response, options));
    const signed = oauth.getValidatedIdTokenClaims(tokens);
    if (signed === undefined) throw new Error('no claims');
    isForUsNow(about, signed);
    return accountOf(about, signed, await userInfo(as, signed.sub, tokens.access_token));
  }

  /** What the token does not say itself is asked with it; the issuer has to speak of the same person. */
  async function userInfo(as: oauth.AuthorizationServer, subject: string, token: string) {
    if (as.userinfo_endpoint === undefined) return {};
    const response = await oauth.userInfoRequest(as, client, token, options);
    return oauth.processUserInfoResponse(as, client, subject, response);
  }

  return {
    about,
    async begin(redirect, strong) {
      try {
        const as = await server();
        const secrets = {
          state: oauth.generateRandomState(),
          nonce: oauth.generateRandomNonce(),
          verifier: oauth.generateRandomCodeVerifier(),
        };
        return { address: await authorize(as, about, redirect, secrets, strong), secrets };
      } catch {
        return undefined;
      }
    },
    async finish(came, secrets, redirect) {
      try {
        return { kind: 'told', account: await exchange(came, secrets, redirect) };
      } catch (error) {
        return { kind: isAway(error) ? 'away' : 'refused', why: whyOf(error) };
      }
    },
  };
}

async function authorize(
  as: oauth.AuthorizationServer,
  { clientId, scope, issuer, twoFactors: { acr } }: SchoolIssuer,
  redirect: string,
  { state, nonce, verifier }: Secrets,
  strong: boolean,
): Promise<string> {
  const address = new URL(as.authorization_endpoint ?? '');
  if (address.protocol !== 'https:' && new URL(issuer).protocol === 'https:')
    throw new Error('an authorization endpoint without https');
  const params = {
    ...{ client_id: clientId, redirect_uri: redirect, response_type: 'code', scope, state, nonce },
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(strong && acr.length > 0 && { acr_values: acr.join(' ') }),
  };
  for (const [name, value] of Object.entries(params)) address.searchParams.set(name, value);
  return address.href;
}

type Claims = Record<string, unknown>;

/** What the library leaves to us: a token for another party, and one that was made at another moment. */
function isForUsNow({ clientId }: SchoolIssuer, { azp, iat }: oauth.IDToken): void {
  if (azp !== undefined && azp !== clientId) throw new Error('a token for another party');
  if (Math.abs(Date.now() / 1_000 - iat) > ofNow) throw new Error('a token of another moment');
}

/** `signed` goes before what else was told; how somebody signed in counts as far as it was signed. */
function accountOf({ brin, role, twoFactors }: SchoolIssuer, signed: Claims, told: Claims): Account {
  const claims = { ...told, ...signed };
  const subject = claims.sub;
  if (typeof subject !== 'string' || subject.trim() === '' || subject.length > 255)
    throw new Error('no subject');
  const numbers = brin === undefined ? [] : listOf(claims[brin]);
  return {
    subject,
    brin: numbers[0]?.toUpperCase().slice(0, 12),
    employee: listOf(claims[role]).some((one) => /^(employee|staff|faculty)$/i.test(one)),
    twoFactors:
      listOf(signed.acr).some((one) => twoFactors.acr.includes(one)) ||
      listOf(signed.amr).some((one) => twoFactors.amr.includes(one)),
    name: listOf([claims.name, claims.preferred_username, claims.email].flat())
      .map((one) => one.trim().slice(0, 80))
      .find(Boolean),
  };
}

const listOf = (claim: unknown): string[] =>
  [claim].flat().filter((one): one is string => typeof one === 'string');

type Sent = { method: string; headers: Record<string, string>; body?: URLSearchParams | string | undefined };

/** A request that ends in time, and an answer of a size that can be. */
async function bounded(url: string, { method, headers, body }: Sent): Promise<Response> {
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(url, { method, headers, body: body ?? null, redirect: 'manual', signal });
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > largest) throw new Error('an answer over the limit');
    parts.push(part);
  }
  const { status, headers: told } = response;
  return new Response(size === 0 ? null : Buffer.concat(parts), { status, headers: told });
}

/** No line, no answer in time, or an answer that says "not now". */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return true;
  return error instanceof TypeError && error.message === 'fetch failed';
}

/** In words of the library's own, never what the other side sent: that may hold anything. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return `${code}: ${error.message}`.slice(0, 160);
}
