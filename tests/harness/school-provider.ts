import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider, {
  type Adapter,
  type AdapterPayload,
  type Configuration,
  type Grant,
  type JWK,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { issuersShape, type SchoolIssuer } from '../../src/identity/school-issuers.ts';
import { openVisitor } from './visitor.ts';

export type Claims = Record<string, unknown>;
/** Somebody with an account at the school: what it knows of them, and how they signed in there. */
export type Account = Claims & { sub: string; acr?: string; amr?: string[] };
export type SigningKey = { kid: string; key: KeyObject; jwk: JWK };

export type SchoolProvider = {
  about: SchoolIssuer;
  provider: Provider;
  signing: SigningKey;
  /** Somebody has an account here: whoever types its name at the school's page is in. */
  knows(account: Account): void;
  /** Somebody goes to this address with a browser, signs in, and is sent back: where to. Throws when the school shows a page instead. */
  signIn(address: string, account: Account): Promise<URL>;
  close(): Promise<void>;
};

/** The only address that this school sends anybody to; the front hall of the tests says that it is here. */
export const backAt = (key: string, at = 'http://localhost:3000'): string => `${at}/school/terug/${key}`;

/**
 * The page of a school: `oidc-provider`, a certified OpenID provider, on this machine. It asks PKCE, gives a code once and for a minute, and tells what
 * it knows of somebody at userinfo, as Entree and SURFconext do. Sound by itself; `hostile-school.ts` bends it.
 */
export async function openSchoolProvider(
  key: string,
  more: Claims = {},
  at?: string,
): Promise<SchoolProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => {};
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'paspoort', clientSecret: 'a secret of the test, no other' };
  const [about] = issuersShape.parse([
    { key, name: `School ${key}`, issuer, scope: 'openid profile', ...client, ...more },
  ]);
  if (about === undefined) throw new Error('no issuer');
  const accounts = new Map<string, Account>();
  const signing = newSigningKey(about.alg);
  const provider = new Provider(issuer, configurationOf(about, signing, accounts, at));
  // Made at the first request: until then somebody may still stand in between.
  let answer: ReturnType<Provider['callback']> | undefined;
  const answered = () => {
    answer ??= provider.callback();
    return answer;
  };
  handle = (request, response) =>
    request.url?.startsWith(signInPage)
      ? signInAs(provider, accounts, request, response)
      : answered()(request, response);

  return {
    about,
    provider,
    signing,
    knows: (account) => void accounts.set(account.sub, account),
    async signIn(address, account) {
      accounts.set(account.sub, account);
      const visitor = openVisitor({ origin: issuer });
      let at = new URL(address);
      for (let hops = 0; at.origin === issuer && hops < 8; hops++) {
        const path = at.pathname + at.search;
        const met = await (path.startsWith(signInPage)
          ? visitor.post(path, { account: account.sub })
          : visitor.get(path));
        if (met.location === '') throw new Error(`the school answers ${met.status}`);
        at = new URL(met.location, at);
      }
      return at;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

export function newSigningKey(alg: SchoolIssuer['alg']): SigningKey {
  const kid = randomUUID();
  const { privateKey: key } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, key, jwk: { ...key.export({ format: 'jwk' }), kid, alg, use: 'sig' } as JWK };
}

const signInPage = '/inloggen/';

/** A page to sign in, and what somebody chose there. */
async function signInAs(
  provider: Provider,
  accounts: ReadonlyMap<string, Account>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const account = new URLSearchParams(await text(request)).get('account');
  if (account === null) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<form method="post"><label>Account <input name="account"></label><button>Log in</button>');
    return;
  }
  const { acr, amr } = accounts.get(account) ?? {};
  const login = { accountId: account, acr, amr, remember: false };
  await provider.interactionFinished(request, response, { login });
}

const configurationOf = (
  { clientId, clientSecret, key, alg, twoFactors }: SchoolIssuer,
  signing: SigningKey,
  accounts: ReadonlyMap<string, Account>,
  at: string | undefined,
): Configuration => ({
  adapter: inMemory(),
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [backAt(key, at)],
      id_token_signed_response_alg: alg,
    },
  ],
  findAccount: (_, accountId) => ({ accountId, claims: () => accounts.get(accountId) ?? { sub: accountId } }),
  jwks: { keys: [signing.jwk] },
  cookies: { keys: ['of the test'] },
  pkce: { required: () => true },
  acrValues: twoFactors.acr,
  scopes: ['openid', 'profile'],
  claims: { openid: ['sub', 'amr'], profile: toldAtUserinfo },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => signInPage + uid },
  loadExistingGrant: agreed,
  clientBasedCORS: () => false,
  renderError: (ctx, { error }) => {
    ctx.body = error;
  },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 300, IdToken: 300, Interaction: 300, Session: 300 },
});

/** What Entree Federatie and SURFconext tell, by the names that they have for it. */
const toldAtUserinfo = [
  ...['name', 'given_name', 'family_name', 'email', 'preferred_username'],
  ...[
    'nlEduPersonHomeOrganizationId',
    'nlEduPersonHomeOrganization',
    'eduPersonAffiliation',
    'givenName',
    'sn',
  ],
  ...['schac_home_organization', 'eduperson_affiliation', 'eduperson_principal_name', 'eckid', 'uids'],
];

/** The school asks nobody whether it may tell us. */
async function agreed({ oidc }: KoaContextWithOIDC): Promise<Grant> {
  const grant = new oidc.provider.Grant({
    accountId: oidc.session?.accountId,
    clientId: oidc.client?.clientId,
  });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/** What the provider remembers, of each sort by its id. */
function inMemory(): (sort: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (sort) => {
    const find = async (id: string) => kept.get(`${sort} ${id}`);
    const by = async (uid: string) => [...kept.values()].find((one) => one.uid === uid);
    return {
      find,
      findByUid: by,
      findByUserCode: async () => undefined,
      upsert: async (id, payload) => void kept.set(`${sort} ${id}`, payload),
      consume: async (id) => void Object.assign((await find(id)) ?? {}, { consumed: Date.now() }),
      destroy: async (id) => void kept.delete(`${sort} ${id}`),
      revokeByGrantId: async (grant) => {
        for (const [id, one] of kept) if (one.grantId === grant) kept.delete(id);
      },
    };
  };
}
