import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, logOf, type Passport } from '../../tests/harness/passport.ts';
import { backAt, openSchoolProvider, type SchoolProvider } from '../../tests/harness/school-provider.ts';
import { minutes } from '../base/clock.ts';
import {
  awayFor,
  comeFromSchool,
  goToSchool,
  linkSchool,
  listSchoolWays,
  returnBySchool,
  unlinkSchool,
} from './school.ts';
import { openSchool, type SchoolProtocol } from './school-protocol.ts';
import { findSession } from './session.ts';

const young = { for: 'young', device: 'own' } as const;

let house: FreshHouse;
let idp: SchoolProvider;
let school: SchoolProtocol;
let noor: Passport;
beforeAll(async () => {
  house = await freshHouse();
  idp = await openSchoolProvider('proef', { alg: 'ES256', brin: 'nlEduPersonHomeOrganizationId' });
  school = openSchool(idp.about);
  noor = await aPassport(house, 'Noor');
  await house.owner(`insert into organisations.region values ('11111111-1111-4111-8111-111111111111', 'R')`);
  await house.owner(
    `insert into organisations.organisation (id, region, kind, name, code)
      values ('11111111-1111-4111-8111-111111111112', '11111111-1111-4111-8111-111111111111', 'school', 'S', '01AB')`,
  );
});
afterAll(async () => {
  await idp.close();
  await house.drop();
});

async function go(going: Parameters<typeof goToSchool>[3] = young) {
  const gone = await goToSchool(house, school, backAt('proef'), going);
  if (gone === undefined) throw new Error('the school is away');
  return gone;
}
/** Back as this account, of a school with this number. */
async function come(gone: { browser: string; address: string }, sub: string, brin: unknown = '01AB') {
  const { searchParams } = await idp.signIn(gone.address, { sub, nlEduPersonHomeOrganizationId: brin });
  return comeFromSchool(house, school, gone.browser, searchParams, backAt('proef'));
}

it('opens nothing before it is linked; then it brings its owner back, by a press (F3, F4)', async () => {
  const first = await go();
  expect(await come(first, 'pupil-1')).toEqual({ kind: 'back', for: 'young', employee: false });
  expect(await returnBySchool(house, first.browser, '')).toBe('unlinked');
  expect(await linkSchool(noor.actor, house, first.browser)).toBe(true);
  const again = await go();
  await come(again, 'pupil-1');
  const back = await returnBySchool(house, again.browser, 'chrome android');
  const opened = back === undefined || back === 'unlinked' ? undefined : await findSession(house, back.token);
  expect(opened?.actor).toMatchObject({ owner: noor.actor.owner, provenUntil: undefined });
  expect((await logOf(house, noor)).map(({ action }) => action)).toContain('account.link');
  expect(await returnBySchool(house, again.browser, '')).toBeUndefined();
});

it('is linked in the session that went to the school, and in no other; an account opens one passport', async () => {
  const sam = await aPassport(house, 'Sam');
  const linking = { for: 'link', device: 'shared', actor: sam.actor } as const;
  const gone = await go(linking);
  await come(gone, 'pupil-2');
  expect(await linkSchool(noor.actor, house, gone.browser, noor.actor.session)).toBe(false);
  expect(await linkSchool(noor.actor, house, gone.browser)).toBe(false);
  expect(await linkSchool(sam.actor, house, gone.browser, sam.actor.session)).toBe(true);
  const twice = await go(linking);
  await come(twice, 'pupil-1');
  expect(await linkSchool(sam.actor, house, twice.browser, sam.actor.session)).toBe(false);
});

it('is unlinked by its owner without loss, and opens nothing from then on', async () => {
  const [way] = await listSchoolWays(noor.actor, house);
  await unlinkSchool(noor.actor, house, way?.id ?? '');
  const gone = await go();
  await come(gone, 'pupil-1');
  expect(await returnBySchool(house, gone.browser, '')).toBe('unlinked');
  expect((await findSession(house, noor.token))?.frame.name).toBe('Noor');
});

it('keeps who somebody is at school as an index alone', async () => {
  const rows = JSON.stringify(
    await house.owner(`select issuer, encode(account_index, 'escape') as i from identity.school_way`),
  );
  expect(rows).not.toContain('pupil');
});

it('of a school that is not enrolled here comes no further; of one that is, it does', async () => {
  const kinds = [];
  for (const brin of [undefined, '99ZZ', '01ab', ['01AB']])
    kinds.push((await come(await go(), 'pupil-9', brin ?? [])).kind);
  expect(kinds).toEqual(['elsewhere', 'elsewhere', 'back', 'back']);
});

it('asks with PKCE (S256), state and nonce that are new each time, for the address of that school; two factors of staff alone', async () => {
  const strong = openSchool({ ...idp.about, twoFactors: { acr: ['strong'], amr: [] } });
  const asked = async (staff: boolean) =>
    new URL((await strong.begin(backAt('proef'), staff))?.address ?? '').searchParams;
  const [one, two] = [await asked(false), await asked(true)];
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(one.get(name)?.length).toBeGreaterThanOrEqual(43);
    expect(one.get(name)).not.toBe(two.get(name));
  }
  expect(one.get('code_challenge_method')).toBe('S256');
  expect(one.get('redirect_uri')).toBe(backAt('proef'));
  expect([one.get('acr_values'), two.get('acr_values')]).toEqual([null, 'strong']);
});

it('an answer counts once, in the browser that went, and in time', async () => {
  const gone = await go();
  expect((await come({ ...gone, browser: 'another' }, 'pupil-1')).kind).toBe('over');
  expect((await come(gone, 'pupil-1')).kind).toBe('back');
  expect((await come(gone, 'pupil-1')).kind).toBe('over');
  const late = await go();
  house.setClock(awayFor + minutes(1));
  expect((await come(late, 'pupil-1')).kind).toBe('over');
});
