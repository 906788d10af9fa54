import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeIn, signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, logOf, type Passport, write } from '../../tests/harness/passport.ts';
import { schools } from '../../tests/harness/school.ts';
import { takeEverything } from '../export/take.ts';
import { sendLetters } from '../jobs/letters.ts';
import { lookShared } from '../look/shared.ts';
import { readToday } from '../look/today.ts';
import { postInMemory } from '../mail/send.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { indexDomain } from './address-domain.ts';
import { showCard } from './card.ts';
import { askCardCode, renewCardByMail } from './card-by-mail.ts';
import { enrol } from './enrol.ts';
import { askAddress, confirmAddress, readAddress } from './own-address.ts';
import { mailOwnFactor, proveByMail, readOwnFactors } from './own-factor.ts';
import { knockByMail, returnByMail } from './own-mail.ts';
import { returnByCard } from './return.ts';
import { findSession } from './session.ts';

let house: FreshHouse;
let noor: Passport;
let card: string;
beforeAll(async () => {
  house = await freshHouse();
  await enrol(house, schools);
  noor = await aPassport(house, 'Noor');
  card = (await showCard(noor.actor, house)) ?? '';
});
afterAll(() => house.drop());

async function letters(): Promise<{ to: string; text: string }[]> {
  const post = postInMemory(house.clock);
  await sendLetters(house, post);
  return [...post.sent()];
}
async function move(to: string): Promise<readonly string[]> {
  const asked = await askAddress(noor.actor, house, { mail: to, card, language: 'nl' });
  const code = codeIn((await letters()).find((one) => one.to === to)?.text) ?? '';
  if (asked.kind !== 'sent') throw new Error(asked.kind);
  expect(await confirmAddress(noor.actor, house, asked.browser, code)).toEqual({ kind: 'kept' });
  return (await letters()).map((one) => one.to);
}
const kind = async () => (await readToday(noor.actor, house)).address;

it('an address of the school is known by who works there, also with a pupil’s own part before it; one for everybody is not (C9)', () => {
  const of = (mail: string) => indexDomain(house.keys, mail)?.toString('hex');
  expect(of('noor@leerling.proefschool.example')).toBe(of('visser@proefschool.example'));
  expect(of('noor@thuis.example')).not.toBe(of('visser@proefschool.example'));
  for (const domain of ['Gmail.com', 'msn.com', 'chello.nl'])
    expect(of(['iemand', domain].join('@'))).toBe('');
});

it('moves without the school: with the paper card alone, when the school’s mailbox is gone; shares keep working (C10)', async () => {
  expect(await kind()).toBe('none');
  await move('noor@leerling.proefschool.example');
  expect(await kind()).toBe('school');
  await write(house, noor, 'wie5', 'Dat ik voetbal.');
  const grant = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, grant, { chapters: ['wie'], questions: [] });
  await giveGrant(noor.actor, house, grant);
  const receiver = await accept(house, noor, grant);

  // A new device, and no mailbox: the card lets in, and is the factor for the new address.
  expect(await returnByCard(house, card, 'own')).toBeDefined();
  expect(await move('noor@thuis.example')).toEqual(['noor@leerling.proefschool.example']);
  expect([await kind(), await readAddress(noor.actor, house)]).toEqual(['own', 'noor@thuis.example']);
  expect(JSON.stringify(await lookShared(receiver, house, 'nl'))).toContain('Dat ik voetbal.');

  // The address of school brings nobody in any more; the own one does.
  await knockByMail(house, 'noor@leerling.proefschool.example', 'nl');
  expect(await letters()).toEqual([]);
  const browser = await knockByMail(house, 'noor@thuis.example', 'nl');
  const code = codeIn((await letters())[0]?.text) ?? '';
  const came = await returnByMail(house, browser, code, { device: 'own', about: '' });
  const opened = came.kind === 'in' ? await findSession(house, came.token) : undefined;
  expect(opened?.actor).toMatchObject({ owner: noor.actor.owner });
  const lines = (await logOf(house, noor)).map(({ action }) => action);
  expect(lines.filter((action) => action === 'address.confirm')).toHaveLength(2);
});

it('the school’s mailbox lets in, and shows no own factor: nothing goes far with it (security.md)', async () => {
  const mees = await aPassport(house, 'Mees');
  const to = 'mees@leerling.proefschool.example';
  const paper = (await showCard(mees.actor, house)) ?? '';
  const codeTo = async () => codeIn((await letters()).find((one) => one.to === to)?.text) ?? '';
  const asked = await askAddress(mees.actor, house, { mail: to, card: paper, language: 'nl' });
  if (asked.kind !== 'sent') throw new Error(asked.kind);
  await confirmAddress(mees.actor, house, asked.browser, await codeTo());

  const browser = await knockByMail(house, to, 'nl');
  const came = await returnByMail(house, browser, await codeTo(), { device: 'own', about: '' });
  const actor = came.kind === 'in' ? (await findSession(house, came.token))?.actor : undefined;
  if (actor?.kind !== 'owner') throw new Error('the mailbox did not let in');
  expect(actor.provenUntil).toBeUndefined();
  await expect(takeEverything(actor, house, 'nl')).rejects.toMatchObject({ kind: 'not-there' });
  expect(await readOwnFactors(actor, house)).toEqual({ passkey: false, mail: false });
  expect(await mailOwnFactor(actor, house, 'nl')).toBeUndefined();
  expect(await askCardCode(actor, house, 'nl')).toBeUndefined();
  // A code that was asked to come in with is none to show, nor to make a card with.
  for (const use of [proveByMail, renewCardByMail])
    expect(await use(actor, house, await knockByMail(house, to, 'nl'), await codeTo())).toEqual({
      kind: 'over',
    });
  expect(await returnByCard(house, paper, 'own')).toBeDefined();
});

it('an address of before the domains were kept is seen as the school’s at the first page, once somebody who works there came in (C9)', async () => {
  const lotte = await aPassport(house, 'Lotte');
  const own = async () => (await readToday(lotte.actor, house)).address;
  const paper = (await showCard(lotte.actor, house)) ?? '';
  const to = 'lotte@leerling.proefschool.example';
  const asked = await askAddress(lotte.actor, house, { mail: to, card: paper, language: 'nl' });
  const code = codeIn((await letters()).find((one) => one.to === to)?.text) ?? '';
  if (asked.kind !== 'sent') throw new Error(asked.kind);
  await confirmAddress(lotte.actor, house, asked.browser, code);
  await house.owner('update identity.address set domain_index = null');
  await house.owner('delete from identity.work_domain');
  await signInStaff(house, 'visser@proefschool.example', 'mentor');
  expect([await own(), await own()]).toEqual(['school', 'school']);
});
