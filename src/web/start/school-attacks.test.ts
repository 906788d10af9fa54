import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answered,
  type Browser,
  hiddenField,
  type Node,
  openNode,
} from '../../../tests/harness/doors.ts';
import {
  byKey,
  type HostileSchool,
  headerOf,
  jwt,
  openHostileSchool,
  type Switches,
  shown,
  strangersKey,
} from '../../../tests/harness/hostile-school.ts';
import { type FreshHouse, freshHouse } from '../../../tests/harness/house.ts';
import { schools } from '../../../tests/harness/school.ts';
import {
  type Attack,
  claim,
  inOtherAnswers,
  inTheAddress,
  inTheSignature,
  inTheToken,
  says,
  signed,
  stranger,
} from '../../../tests/harness/school-attacks.ts';
import { type Account, backAt } from '../../../tests/harness/school-provider.ts';
import { enrol } from '../../identity/enrol.ts';
import { openSchool } from '../../identity/school-protocol.ts';
import { openPress } from '../../papers/press.ts';

/** Whose account has a passport here already; nothing of them may be told to anybody. */
const noor: Account = { sub: 'kanarie-sub', name: 'Kanarie Noor', email: 'kanarie@proefschool.example' };
const canary = /kanarie/i;

let house: FreshHouse;
let idp: HostileSchool;
let other: HostileSchool;
let node: Node;
const lines: string[] = [];
let networks = 0;
beforeAll(async () => {
  house = await freshHouse();
  await enrol(house, schools);
  [idp, other] = await Promise.all([
    openHostileSchool('proef'),
    openHostileSchool('anders', { alg: 'ES256', brin: 'nlEduPersonHomeOrganizationId' }),
  ]);
  const browser = newDoors().browser();
  const back = await signIn(browser);
  expect(back.location).toBe('/school/verder');
  const page = await browser.get('/school/verder');
  const begun = await browser.post('/school/verder', { naam: 'Noor', eens: hiddenField(page.html, 'eens') });
  expect(begun.location).toBe('/mijn/kaart');
});
beforeEach(() => {
  newDoors();
  lines.length = 0;
});
afterAll(async () => {
  await Promise.all([idp.close(), other.close()]);
  await house.drop();
});

/** A front hall that knows nothing of these schools yet, with a log that is kept. */
function newDoors(): Node {
  for (const school of [idp, other]) school.set({});
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const known = [idp, other].map(({ about }) => openSchool(about));
  node = openNode(house, { TRUSTED_PROXIES: '1' }, openPress(), known, log);
  return node;
}

/** As far as the link to the school's page. Each of these tests counts as a network of its own. */
async function go(browser: Browser, school = 'proef', fields = {}): Promise<string> {
  const from = { 'x-forwarded-for': `10.0.${networks++ % 250}.1` };
  const { html } = await browser.post('/school', { school, apparaat: 'own', ...fields }, from);
  const address = /href="(http:\/\/127[^"]+)"/.exec(html)?.[1] ?? '';
  expect(address).not.toBe('');
  return address.replaceAll('&amp;', '&');
}
const arrive = (browser: Browser, { pathname, search }: URL): Promise<Answered> =>
  browser.get(pathname + search);
async function signIn(browser: Browser, account = noor): Promise<Answered> {
  return arrive(browser, await idp.signIn(await go(browser), account));
}

/** No session, a plain page, one line in the log, and nothing of anybody in either; pressing on opens nothing. */
async function expectRefused(browser: Browser, answer: Answered, words = 'klopte niet'): Promise<void> {
  expect([answer.status, answer.html.includes(words)]).toEqual([422, true]);
  expect(answer.html).not.toMatch(canary);
  expect(node.refused).toEqual([expect.stringMatching(/^school login \w+/)]);
  expect([...lines, ...node.refused].join()).not.toMatch(canary);
  expect(lines.join()).not.toMatch(/code=|state=/);
  expect(browser.cookies.has('pvs')).toBe(false);
  expect((await browser.get('/school/verder')).location).toBe('/school');
  expect((await browser.post('/school/verder', { naam: 'Noor' })).location).toBe('/school');
  expect((await browser.get('/mijn')).location).toBe('/terug');
}

describe('attacks on the way by the school (G20): no session, a plain page, a line in the log', () => {
  it.each(inTheToken)('in what the token says: %s', (_, bend) => attack(bend));
  it.each(inTheSignature)('in how it is signed: %s', (_, bend) => attack(bend));
  it.each(inOtherAnswers)('in what else the school answers: %s', (_, bend) => attack(bend));
  it.each(inTheAddress)('in the address back: %s', (_, bend) => attack(bend));

  async function attack(bend: Attack[1]): Promise<void> {
    const browser = node.browser();
    const address = await go(browser);
    idp.set(bend(idp, other));
    await expectRefused(browser, await arrive(browser, await idp.signIn(address, noor)));
  }
});

describe('attacks with two goings, two browsers or two schools (G20)', () => {
  /** The code of one going, in the answer to another that the thief began. */
  async function inject(browser: Browser): Promise<Answered> {
    const stolen = await idp.signIn(await go(node.browser()), noor);
    const own = new URL(await go(browser)).searchParams.get('state') ?? '';
    stolen.searchParams.set('state', own);
    return arrive(browser, stolen);
  }

  it('a stolen code: the school asks for the verifier of who went (PKCE)', async () => {
    const thief = node.browser();
    await expectRefused(thief, await inject(thief));
  });

  it('a stolen code at a school that takes any verifier: the nonce is of another going', async () => {
    const thief = node.browser();
    idp.set({ careless: true });
    await expectRefused(thief, await inject(thief));
  });

  it('an answer that came before (replay): here it is over, and the school gives nothing for it', async () => {
    const browser = node.browser();
    const answer = await idp.signIn(await go(browser), noor);
    expect((await arrive(browser, answer)).location).toBe('/school/verder');
    expect((await arrive(browser, answer)).html).toContain('al gebruikt');
    const again = node.browser();
    answer.searchParams.set('state', new URL(await go(again)).searchParams.get('state') ?? '');
    expect((await arrive(again, answer)).status).toBe(422);
    expect((await again.get('/school/verder')).location).toBe('/school');
  });

  it('an answer that nobody asked for, or that a thief planted in another browser (login CSRF)', async () => {
    const thief = node.browser();
    const planted = await idp.signIn(await go(thief), noor);
    const victim = node.browser();
    await expectRefused(victim, await arrive(victim, planted), 'al gebruikt');
    const other = node.browser();
    other.cookies.set('pvs-school', 'guessed');
    expect((await arrive(other, planted)).html).toContain('al gebruikt');
    expect(node.refused).toHaveLength(2);
  });

  it('an answer as a form of another site (form_post) is no answer', async () => {
    const browser = node.browser();
    const { pathname, searchParams } = await idp.signIn(await go(browser), noor);
    const from = { origin: idp.about.issuer, 'sec-fetch-site': 'cross-site' };
    const posted = await browser.post(pathname, Object.fromEntries(searchParams), from);
    expect([400, 404]).toContain(posted.status);
    expect((await browser.get('/school/verder')).location).toBe('/school');
  });

  it('the answer of another school (mix-up), also of one that does not say who it is: neither is shown it', async () => {
    for (const silent of [false, true]) {
      newDoors();
      const browser = node.browser();
      if (silent)
        idp.set({
          about: (told) => ({ ...told, authorization_response_iss_parameter_supported: undefined }),
        });
      const begun = new URL(await go(browser));
      // The school that they chose sends them on to another one, with its own state.
      const moved = new URL(begun.pathname + begun.search, other.about.issuer);
      moved.searchParams.set('redirect_uri', backAt('anders'));
      const answer = await other.signIn(moved.href, noor);
      if (silent) answer.searchParams.delete('iss');
      const before = idp.asked('/token');
      await expectRefused(browser, await arrive(browser, answer));
      expect(idp.asked('/token')).toBe(before);
      expect(other.asked('/token')).toBe(0);
    }
  });

  it('another address to send the answer to: the school sends nobody there', async () => {
    const begun = new URL(await go(node.browser()));
    for (const elsewhere of ['https://evil.example/', `${backAt('proef')}/..`, `${backAt('proef')}?to=x`]) {
      begun.searchParams.set('redirect_uri', elsewhere);
      await expect(idp.signIn(begun.href, noor)).rejects.toThrow('the school answers 400');
    }
    // Nor do we ask for one because of what a request says of itself.
    const { html } = await node
      .browser()
      .post(
        '/school',
        { school: 'proef' },
        { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
      );
    expect(html).not.toContain('evil.example');
  });

  it('the same subject at another school, or the same address: somebody else (F4)', async () => {
    for (const account of [
      { ...noor, nlEduPersonHomeOrganizationId: '01AB' },
      { ...noor, sub: 'got-it' },
    ]) {
      const school = account.sub === noor.sub ? other : idp;
      await house.owner(`update organisations.organisation set code = '01AB' where name = 'De Proefschool'`);
      const browser = node.browser();
      const came = await school.signIn(await go(browser, school.about.key), account);
      expect((await arrive(browser, came)).location).toBe('/school/verder');
      expect((await browser.get('/school/verder')).html).toContain('hier nieuw');
    }
  });

  it('the number of a school that does not work with us, or none (BRIN)', async () => {
    for (const brin of [
      { nlEduPersonHomeOrganizationId: '99ZZ' },
      {},
      { nlEduPersonHomeOrganizationId: ['99ZZ', '01AB'] },
    ]) {
      newDoors();
      const browser = node.browser();
      const came = await other.signIn(await go(browser, 'anders'), { ...noor, ...brin });
      await expectRefused(browser, await arrive(browser, came), 'doet hier nog niet mee');
    }
  });

  it('takes over no session that somebody planted (fixation), and ends none from elsewhere', async () => {
    const browser = node.browser();
    browser.cookies.set('pvs', 'planted');
    await signIn(browser);
    expect((await browser.post('/school/verder', {})).location).toBe('/mijn');
    expect(browser.cookies.get('pvs')).not.toBe('planted');
    const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await browser.post('/uitloggen', {}, elsewhere)).status).toBe(400);
    expect((await browser.post('/school', { voor: 'koppel' }, elsewhere)).status).toBe(400);
    expect((await browser.get('/mijn')).status).toBe(200);
  });

  it('a second step that userinfo alone tells of is none: what counts is signed', async () => {
    newDoors();
    const strong = openSchool({ ...idp.about, twoFactors: { acr: ['strong'], amr: ['mfa'] } });
    const finish = async (switches: Switches) => {
      const begun = await strong.begin(backAt('proef'), true);
      idp.set(switches);
      const came = begun && (await idp.signIn(begun.address, noor));
      const told = begun && came && (await strong.finish(came.searchParams, begun.secrets, backAt('proef')));
      return told?.kind === 'told' && told.account.twoFactors;
    };
    expect(await finish({ userinfo: (c) => ({ ...c, acr: 'strong', amr: ['mfa'] }) })).toBe(false);
    expect(await finish(claim({ amr: ['mfa'] }))).toBe(true);
  });
});

describe('a school that changes, lies about itself or is away (G20)', () => {
  it('may change its keys; one that signs with a key it does not show is refused', async () => {
    const fresh = strangersKey();
    await signIn(node.browser());
    idp.set({ ...signed((c) => jwt(headerOf(fresh), c, byKey(fresh))), keys: () => [shown(fresh)] });
    expect((await signIn(node.browser())).location).toBe('/school/verder');
    idp.set(signed((c) => jwt(headerOf(stranger), c, byKey(stranger))));
    const browser = node.browser();
    await expectRefused(browser, await signIn(browser));
  });

  it.each<[string, () => Switches]>([
    ['names another issuer', () => ({ about: (told) => ({ ...told, issuer: 'https://evil.example' }) })],
    [
      'says nothing of itself',
      () => says('/.well-known/openid-configuration', 'text/html', '<p>KANARIE</p>'),
    ],
    [
      'sends on elsewhere',
      () => ({
        instead: (ctx) => {
          ctx.redirect(other.about.issuer + ctx.path);
          return true;
        },
      }),
    ],
  ])('one that %s is away: nothing is begun', async (_, switches) => {
    idp.set(switches());
    const { status, html } = await node.browser().post('/school', { school: 'proef' });
    expect([status, html.includes('geeft nu geen antwoord')]).toEqual([422, true]);
    expect(node.refused).toEqual(['school proef away']);
  });

  it('one that knows us by another secret gets no further than a plain page', async () => {
    const wrong = openSchool({ ...idp.about, clientSecret: 'another secret than it has' });
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    node = openNode(house, {}, openPress(), [wrong], log);
    const browser = node.browser();
    await expectRefused(browser, await signIn(browser));
  });
});
