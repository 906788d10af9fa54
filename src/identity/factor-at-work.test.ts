import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeUpDevice } from '../../seeds/passkey.ts';
import { mailedCode, signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { schools } from '../../tests/harness/school.ts';
import type { StaffActor } from '../access/actor.ts';
import { minutes } from '../base/clock.ts';
import { codeAt, stepAt } from './app-code.ts';
import { enrol } from './enrol.ts';
import { askFactorChallenge, setPasskey, showRecovery } from './factor.ts';
import {
  addPasskeyAtWork,
  askAtWork,
  beginAppAtWork,
  confirmAppAtWork,
  proveAtWork,
  readFactors,
  removeFactor,
  renewRecovery,
} from './factor-at-work.ts';
import { findSession } from './session.ts';
import { enterCode, knock, wearHat } from './staff.ts';

const visser = 'visser@proefschool.example';
const place = { origin: 'https://paspoort.example' };
let house: FreshHouse;
let actor: StaffActor;
beforeAll(async () => {
  house = await freshHouse();
  await enrol(house, schools);
  actor = await signInStaff(house, visser, 'mentor');
});
afterAll(() => house.drop());

const lines = async () =>
  (await house.owner('select action from audit.entry where chain = $1 order by n', [actor.organisation])).map(
    ({ action }) => action,
  );
const later = (): StaffActor => ({ ...actor, provenUntil: new Date(0) });
const now = (): StaffActor => ({ ...actor, provenUntil: new Date('2100-01-01') });

it('coming in leaves a line in the log of the organisation', async () => {
  expect(await lines()).toEqual(['staff.come']);
  expect(actor.provenUntil).toBeDefined();
});

it('the own factors are changed only minutes after the second step; then it is done again, with a passkey that is there', async () => {
  expect((await readFactors(actor, house)).passkeys).toHaveLength(1);
  await expect(renewRecovery(later(), house)).rejects.toMatchObject({ kind: 'not-there' });
  await expect(removeFactor({ ...actor, provenUntil: undefined }, house, 'app')).rejects.toThrow();
  const { challenge } = await askAtWork(actor, house, false);
  const thief = madeUpDevice('a thief').sign({ challenge, ...place });
  expect(await proveAtWork(actor, house, { passkey: thief, site: place })).toBe(false);
  const again = await askAtWork(actor, house, false);
  const shown = madeUpDevice(visser).sign({ challenge: again.challenge, ...place });
  expect(await proveAtWork(actor, house, { passkey: shown, site: place })).toBe(true);
  expect((await lines()).at(-1)).toBe('factor.prove');
});

it('an app is added with its first code, another device with its passkey; the last way in stays', async () => {
  const [{ id: first = '' } = {}] = (await readFactors(actor, house)).passkeys;
  expect(await removeFactor(now(), house, first)).toBe('last');
  const app = await beginAppAtWork(now(), house);
  if (app === undefined) throw new Error('no app');
  const code = () => codeAt(app.secret, stepAt(house.clock()));
  expect(await confirmAppAtWork(now(), house, app.sealed, '000000')).toBe(false);
  expect(await confirmAppAtWork(now(), house, 'bWFkZSB1cA', code())).toBe(false);
  expect((await beginAppAtWork(now(), house, 'bWFkZSB1cA'))?.sealed).not.toBe('bWFkZSB1cA');
  expect((await beginAppAtWork(now(), house, app.sealed))?.secret).toEqual(app.secret);
  expect(await confirmAppAtWork(now(), house, app.sealed, code())).toBe(true);
  expect((await readFactors(actor, house)).app).toBeDefined();
  house.setClock(minutes(1));
  expect(await proveAtWork(actor, house, { code: code() })).toBe(true);
  expect(await proveAtWork(actor, house, { code: code() })).toBe(false);

  const { challenge, user } = await askAtWork(now(), house, true);
  expect(user?.name).toBe(visser);
  const made = madeUpDevice('a telephone').make({ challenge, ...place });
  expect(await addPasskeyAtWork(now(), house, made, place, 'chrome android')).toBe(true);
  expect((await readFactors(actor, house)).passkeys.map(({ about }) => about)).toContain('chrome android');
  expect((await lines()).filter((action) => action === 'factor.change').length).toBeGreaterThan(2);
});

it('taking one away ends every other session; codes on paper are made anew; nobody else’s are touched', async () => {
  const other = await signInStaff(house, visser, 'mentor');
  const [{ id = '' } = {}] = (await readFactors(actor, house)).passkeys.filter(({ about }) => about !== '');
  expect(await removeFactor(now(), house, id)).toBe('removed');
  const left = await house.owner('select id from identity.session where person = $1', [actor.person]);
  expect(left.map((row) => row.id)).toEqual([actor.session]);
  expect(left.map((row) => row.id)).not.toContain(other.session);
  const before = await readFactors(actor, house);
  expect(await renewRecovery(now(), house)).toHaveLength(8);
  expect(before.codes).toBe(8);
  const bakker = await signInStaff(house, 'bakker@proefschool.example', 'mentor');
  const [theirs] = (await readFactors(bakker, house)).passkeys;
  await removeFactor(now(), house, theirs?.id ?? '');
  expect((await readFactors(bakker, house)).passkeys).toHaveLength(1);
});

it('a code on paper sets a new step up, and closes what was open under the old one', async () => {
  const codes = await renewRecovery(now(), house);
  await mailedCode(house, visser);
  const browser = await knock(house, visser);
  const code = (await mailedCode(house, visser)) ?? '';
  await enterCode(house, browser, code, 'shared');
  expect(await showRecovery(house, browser, codes[0] ?? '')).toEqual({ kind: 'right' });
  const challenge = (await askFactorChallenge(house, browser))?.challenge ?? '';
  const fresh = madeUpDevice('a new device').make({ challenge, ...place });
  expect((await setPasskey(house, browser, fresh, place, '')).kind).toBe('set');
  expect(await house.owner('select id from identity.session where person = $1', [actor.person])).toEqual([]);
  const came = await wearHat(house, browser);
  const opened = came && (await findSession(house, came.token));
  expect(opened?.actor).toMatchObject({ kind: 'staff', person: actor.person });
});
