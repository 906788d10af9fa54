import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, hiddenField, type Node, openNode } from '../../../tests/harness/doors.ts';
import { type FreshHouse, freshHouse } from '../../../tests/harness/house.ts';
import { schools } from '../../../tests/harness/school.ts';
import {
  type Account,
  openSchoolProvider,
  type SchoolProvider,
} from '../../../tests/harness/school-provider.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { enrol } from '../../identity/enrol.ts';
import { openSchool } from '../../identity/school-protocol.ts';
import { findSession } from '../../identity/session.ts';
import { openPress } from '../../papers/press.ts';

const visser = 'visser@proefschool.example';
let house: FreshHouse;
let idp: SchoolProvider;
let node: Node;
beforeAll(async () => {
  house = await freshHouse();
  await enrol(house, schools);
  idp = await openSchoolProvider('proef', { twoFactors: { acr: ['strong'], amr: ['mfa'] } });
  node = openNode(house, {}, openPress(), [openSchool(idp.about)]);
});
afterAll(async () => {
  await idp.close();
  await house.drop();
});

const entity = (html: string): string => html.replaceAll('&amp;', '&');

/** As far as the link to the school's page. */
async function go(browser: Browser, fields: Record<string, string> = {}): Promise<string> {
  const { html } = await browser.post('/school', { school: 'proef', apparaat: 'own', ...fields });
  return entity(/href="(http:\/\/127[^"]+)"/.exec(html)?.[1] ?? '');
}
/** Back from there, as somebody. */
async function comeBack(browser: Browser, address: string, account: Account, more = '') {
  const { pathname, search } = await idp.signIn(address, account);
  return browser.get(pathname + search + more);
}
async function through(browser: Browser, account: Account, fields = {}) {
  return comeBack(browser, await go(browser, fields), account);
}

it('a young person begins with the account of school, and comes back with it; being back opens nothing', async () => {
  const first = node.browser();
  expect((await first.get('/terug')).html).toContain('Ik heb een schoolaccount');
  expect((await through(first, { sub: 'a' })).location).toBe('/school/verder');
  expect((await first.get('/mijn')).location).toBe('/terug');
  const page = await first.get('/school/verder');
  expect(page.html).toContain('Dit schoolaccount is hier nieuw');
  const begun = await first.post('/school/verder', { naam: 'Noor', eens: hiddenField(page.html, 'eens') });
  expect(begun.location).toBe('/mijn/kaart');
  const again = node.browser();
  await through(again, { sub: 'a' });
  expect((await again.post('/school/verder', {})).location).toBe('/mijn');
  expect((await again.get('/mijn')).html).toContain('Noor');
});

it('who came in by school alone shows the own factor first, and stops no share and sees no card without (security.md)', async () => {
  const browser = node.browser();
  await through(browser, { sub: 'a' });
  await browser.post('/school/verder', {});
  const opened = (await findSession(house, browser.cookies.get('pvs') ?? ''))?.actor;
  expect(opened).toMatchObject({ kind: 'owner', provenUntil: undefined });
  expect((await browser.get('/mijn/alles.json')).location).toBe('/mijn/bevestig?naar=%2Fmijn%2Falles');
  expect((await browser.get('/mijn/kaart')).html).not.toMatch(/Code: [^<]{12}/);
});

it('a passport that is there is linked with its card, and with nothing less', async () => {
  const start = node.browser();
  const form = await start.get('/zelf');
  const begun = await start.post('/zelf', {
    naam: 'Sam',
    apparaat: 'own',
    eens: hiddenField(form.html, 'eens'),
  });
  const card = /Code: ([^<]+)</
    .exec((await start.get(begun.location ?? '')).html)?.[1]
    ?.replaceAll(/[^2-9B-Z]/g, '');
  const browser = node.browser();
  await through(browser, { sub: 'sam', name: 'Sam <de Wit>' });
  // Whoever sits down at an account that somebody else left open sees whose it is.
  const { html } = await browser.get('/school/verder');
  expect(html).toContain('Bij school heet dit account: Sam &lt;de Wit&gt;');
  expect(html).toContain('Ben jij dat niet?');
  expect(JSON.stringify(await house.owner('select * from identity.school_attempt'))).not.toContain('de Wit');
  expect((await browser.post('/school/verder', { kaartcode: 'BBBB BBBB BBBB' })).status).toBe(422);
  expect((await browser.post('/school/verder', { kaartcode: card ?? '' })).location).toBe('/mijn');
  const again = node.browser();
  await through(again, { sub: 'sam' });
  await again.post('/school/verder', {});
  expect((await again.get('/mijn')).html).toContain('Sam');
});

it('staff are who was invited by mail: an address in the token opens nothing; then acr decides on the second step', async () => {
  const work = { voor: 'werk' };
  const browser = node.browser();
  await through(browser, { sub: 'v', email: visser, acr: 'strong', eduperson_affiliation: 'employee' }, work);
  expect((await browser.post('/school/verder', {})).html).toContain('Dit schoolaccount is hier nieuw');
  expect((await browser.get('/begeleider')).location).toBe('/inloggen');
  await browser.post('/inloggen', { mail: visser });
  await browser.post('/inloggen/code', { code: (await mailedCode(house, visser)) ?? '' });
  // A colleague at the same computer may have been the one at school: who signs in is asked, and a no leaves it nobody's.
  expect((await secondStep(browser, visser)).location).toBe('/inloggen/tweede');
  expect((await browser.get('/inloggen/tweede')).html).toContain('Was u dat zelf?');
  expect((await browser.get('/begeleider')).location).toBe('/inloggen');
  expect((await browser.post('/inloggen/tweede', { koppel: 'nee' })).location).toBe('/begeleider');
  const colleague = node.browser();
  await through(colleague, { sub: 'v', acr: 'strong' }, work);
  expect((await colleague.post('/school/verder', {})).html).toContain('Dit schoolaccount is hier nieuw');
  await colleague.post('/inloggen', { mail: visser });
  await colleague.post('/inloggen/code', { code: (await mailedCode(house, visser)) ?? '' });
  await secondStep(colleague, visser);
  expect((await colleague.post('/inloggen/tweede', { koppel: 'ja' })).location).toBe('/begeleider');
  const strong = node.browser();
  await through(strong, { sub: 'v', acr: 'strong' }, work);
  expect((await strong.post('/school/verder', {})).location).toBe('/inloggen/tweede');
  expect((await strong.post('/inloggen/tweede', { doe: 'verder' })).location).toBe('/begeleider');
  const byKind = node.browser();
  await through(byKind, { sub: 'v', amr: ['pwd', 'mfa'] }, work);
  await byKind.post('/school/verder', {});
  expect((await byKind.post('/inloggen/tweede', { doe: 'verder' })).location).toBe('/begeleider');
  const weak = node.browser();
  await through(weak, { sub: 'v', acr: 'password' }, work);
  await weak.post('/school/verder', {});
  expect((await weak.post('/inloggen/tweede', { doe: 'verder' })).location).not.toBe('/begeleider');
  expect((await weak.get('/begeleider')).location).toBe('/inloggen');
  expect((await secondStep(weak, visser)).location).toBe('/begeleider');
});

it('an account as Entree tells of it, and one as SURFconext does: by subject alone, from a school that works with us (F3, F102)', async () => {
  const entree = {
    ...{
      sub: 'entree-1',
      nlEduPersonHomeOrganizationId: '01AB',
      nlEduPersonHomeOrganization: 'De Proefschool',
    },
    ...{ eduPersonAffiliation: 'employee', givenName: 'Anna', sn: 'Visser', name: 'Anna Visser' },
  };
  const conext = {
    ...{ sub: 'urn:surf:1', schac_home_organization: 'proef.example', eckid: 'https://ketenid.example/1' },
    ...{ eduperson_affiliation: ['student', 'member'], preferred_username: 's123', amr: ['pwd', 'mfa'] },
  };
  await house.owner(`update organisations.organisation set code = '01AB' where name = 'De Proefschool'`);
  const brin = { brin: 'nlEduPersonHomeOrganizationId', role: 'eduPersonAffiliation', alg: 'ES256' };
  const [one, two] = [
    await openSchoolProvider('entree', brin),
    await openSchoolProvider('surf', { alg: 'ES256', for: ['young'] }),
  ];
  const both = openNode(house, {}, openPress(), [openSchool(one.about), openSchool(two.about)]);
  const come = async (at: SchoolProvider, school: string, account: Account) => {
    const browser = both.browser();
    const { pathname, search } = await at.signIn(await go(browser, { school }), account);
    const back = await browser.get(pathname + search);
    return { location: back.location, html: (await browser.get(back.location ?? '')).html };
  };
  const teacher = await come(one, 'entree', entree);
  expect(teacher.location).toBe('/school/verder?werk');
  expect(teacher.html).toContain('Bij school heet dit account: Anna Visser');
  expect(teacher.html).toContain('Inloggen voor het werk');
  const pupil = await come(two, 'surf', conext);
  expect(pupil.location).toBe('/school/verder');
  expect(pupil.html).toContain('Bij school heet dit account: s123');
  // Where staff sign in, only the school that is there for them is offered.
  const { html } = await both.browser().get('/inloggen');
  expect([html.includes('Log in met School entree'), html.includes('School surf')]).toEqual([true, false]);
  await Promise.all([one.close(), two.close()]);
});

it('an account of work opens no passport, and one of a young person no work', async () => {
  const browser = node.browser();
  await through(browser, { sub: 'a' }, { voor: 'werk' });
  expect((await browser.post('/school/verder', {})).html).toContain('Dit schoolaccount is hier nieuw');
  const other = node.browser();
  await through(other, { sub: 'v' });
  expect((await other.get('/school/verder')).html).toContain('Ik begin een paspoort');
});

it('leads nowhere else, whatever stands in the address (open redirect)', async () => {
  const browser = node.browser();
  const back = await comeBack(
    browser,
    await go(browser),
    { sub: 'a' },
    '&naar=https://evil.example&next=//evil.example',
  );
  expect(back.location).toBe('/school/verder');
  for (const naar of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/mijn/../..//evil.example',
  ]) {
    const owner = node.browser();
    await through(owner, { sub: 'a' });
    await owner.post('/school/verder', {});
    const asked = await owner.get(`/mijn/bevestig?naar=${encodeURIComponent(naar)}`);
    expect(hiddenField(asked.html, 'naar')).toBe('/mijn');
  }
});

it('a school that does not answer gets a plain message, and the card still works', async () => {
  const away = await openSchoolProvider('weg', { alg: 'ES256' });
  const lonely = openNode(house, {}, openPress(), [openSchool(away.about)]);
  await away.close();
  const { status, html } = await lonely.browser().post('/school', { school: 'weg' });
  expect(status).toBe(422);
  expect(html).toContain('geeft nu geen antwoord');
  expect(lonely.refused).toEqual(['school weg away']);
});
