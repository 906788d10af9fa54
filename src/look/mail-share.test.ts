import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../tests/harness/doors.ts';
import { accept, aPassport, aReceiver, logOf, type Passport } from '../../tests/harness/passport.ts';
import type { GrantId } from '../base/id.ts';
import { sendLetters } from '../jobs/letters.ts';
import { Refused } from '../mail/refusal.ts';
import { postInMemory } from '../mail/send.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { readShare } from '../sharing/list.ts';
import { withdrawGrant } from '../sharing/withdraw.ts';
import { paths } from '../web/paths.ts';
import { giveShare } from './copy.ts';
import { readShareMail, sendShare } from './mail-share.ts';

let doors: FreshDoors;
let noor: Passport;
let browser: Browser;
const mail = 'dewit@brug.example';
beforeAll(async () => {
  doors = await freshDoors();
  noor = await aPassport(doors.house, 'Noor');
  browser = doors.browser();
  browser.cookies.set('pvs', noor.token);
});
afterAll(() => doors.house.drop());

async function share(to?: string): Promise<GrantId> {
  const { actor } = noor;
  const id = await makeDraft(actor, doors.house, { ...aReceiver, ...(to && { mail: to }) });
  await chooseWhat(actor, doors.house, id, { chapters: ['wie'], questions: [] });
  expect(await giveShare(actor, doors.house, id)).toBe('given');
  return id;
}
const send = (id: GrantId, letter = 3) =>
  sendShare(noor.actor, doors.house, id, letter, 'nl', (link) => `https://x.example/${link}`);

it('a share goes by mail too: the link, never the code, no name, and the log says so (C5, C7, C19)', async () => {
  const id = await share(mail);
  const before = await browser.get(paths.grant(id));
  expect(before.html).toContain(`Wij sturen de link naar ${mail}.`);
  expect(before.html).toContain('Een jongere deelt een Paspoort voor Succes met u.');
  const als = hiddenField(before.html, 'als');
  expect((await browser.post(paths.grant(id), { als, doe: 'mail' })).location).toBe(
    `${paths.grant(id)}?mail=sent`,
  );
  const post = postInMemory(() => new Date());
  await sendLetters(doors.house, post);
  const [letter] = post.sent();
  const { keys } = (await readShare(noor.actor, doors.house, id)) ?? {};
  expect(letter).toMatchObject({ to: mail, subject: 'Een paspoort om te lezen' });
  expect(letter?.text).toContain(`/inzage/${keys?.link}`);
  expect(letter?.text.replaceAll(' ', '')).not.toContain(keys?.code);
  expect(letter?.text).not.toMatch(/Noor|Wit|Brug/);
  expect((await browser.get(paths.grant(id))).html).toContain('De mail is verstuurd op');
  expect((await logOf(doors.house, noor)).filter(({ action }) => action === 'grant.send')).toHaveLength(1);
});

it('a button that is pressed twice sends one letter, one after the other and at the same moment (P31)', async () => {
  const id = await share(mail);
  const { html } = await browser.get(paths.grant(id));
  const fields = { als: hiddenField(html, 'als'), brief: hiddenField(html, 'brief'), doe: 'mail' };
  const press = async () => (await browser.post(paths.grant(id), fields)).location;
  const told = [...(await Promise.all([press(), press()])), await press()];
  expect(told).toEqual(Array(3).fill(`${paths.grant(id)}?mail=sent`));
  expect(await readShareMail(noor.actor, doors.house, id)).toMatchObject({ letters: 1 });
});

it('two reminders at most, none once it was opened or stopped, and none without an address (P45)', async () => {
  const [often, opened, stopped, without] = [
    await share(mail),
    await share(mail),
    await share(mail),
    await share(),
  ];
  for (let n = 0; n < 3; n++) expect(await send(often)).toBe('sent');
  expect(await send(often)).toBe('enough');
  expect(await readShareMail(noor.actor, doors.house, often)).toMatchObject({ letters: 3 });
  await accept(doors.house, noor, opened);
  expect(await send(opened)).toBe('not-now');
  await withdrawGrant(noor.actor, doors.house, stopped);
  expect(await send(stopped)).toBe('not-now');
  expect(await send(without)).toBe('not-now');
  expect((await browser.get(paths.grant(without))).html).not.toContain('Wij sturen de link');
});

it('that it came back stands at the share; after two letters nothing goes to that address (C6)', async () => {
  const id = await share('typefout@brug.example');
  const post = {
    send: () => Promise.reject(new Refused('unknown')),
    close: () => undefined,
  };
  for (const stops of [false, true]) {
    expect(await send(id)).toBe('sent');
    await sendLetters(doors.house, post);
    const { returned } = (await readShareMail(noor.actor, doors.house, id)) ?? {};
    expect(returned).toMatchObject({ why: 'unknown', stopped: stops });
  }
  expect((await browser.get(paths.grant(id))).html).toContain('De mail kwam terug.');
  expect(await send(id)).toBe('stopped');
});

it('another young person sends nothing of it', async () => {
  const id = await share(mail);
  const sam = await aPassport(doors.house, 'Sam');
  expect(await sendShare(sam.actor, doors.house, id, 1, 'nl', (link) => link)).toBe('not-now');
  const other = doors.browser();
  other.cookies.set('pvs', sam.token);
  const als = hiddenField((await other.get(paths.share())).html, 'als');
  expect((await other.post(paths.grant(id), { als, doe: 'mail' })).status).toBe(404);
});
