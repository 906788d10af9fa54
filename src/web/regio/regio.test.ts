import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { minutes } from '../../base/clock.ts';
import { newId, type OrganisationId } from '../../base/id.ts';
import { enrol } from '../../identity/enrol.ts';
import { knock } from '../../identity/staff.ts';
import { sendLetters } from '../../jobs/letters.ts';
import { Refused } from '../../mail/refusal.ts';
import { type Post, postInMemory } from '../../mail/send.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let admin: Browser;
const ids = new Map<string, OrganisationId>();
beforeAll(async () => {
  doors = await freshDoors();
  const role = (mail: string, one: 'region-admin' | 'dean' | 'privacy-officer') => ({
    name: mail,
    mail,
    roles: [{ role: one }],
  });
  await enrol(doors.house, {
    region: 'Regio Hier',
    organisations: [
      { kind: 'region', name: 'Regio Hier', staff: [role('admin@hier.example', 'region-admin')] },
      {
        kind: 'school',
        name: 'De Hierheen',
        staff: [role('dean@hier.example', 'dean'), role('fg@hier.example', 'privacy-officer')],
      },
      { kind: 'mbo', name: 'Hier College' },
      { kind: 'municipality', name: 'Hierbuiten' },
    ],
  });
  await enrol(doors.house, { region: 'Daar', organisations: [{ kind: 'school', name: 'De Daarheen' }] });
  await readIds();
  admin = await signIn('admin@hier.example');
});
afterAll(() => doors.house.drop());

async function readIds(): Promise<void> {
  for (const { id, name } of await doors.house.owner('select id, name from organisations.organisation'))
    ids.set(String(name), id as OrganisationId);
}
async function signIn(mail: string): Promise<Browser> {
  const browser = doors.browser();
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  await secondStep(browser, mail);
  return browser;
}
const at = (name: string): string => paths.organisation(ids.get(name) ?? newId<OrganisationId>());
const post = async (path: string, fields: Record<string, string>, browser = admin) =>
  browser.post(path, { als: hiddenField((await browser.get(path)).html, 'als'), ...fields });

describe('the region of its admin', () => {
  it('shows who is where, and first what lacks somebody (F55, F56)', async () => {
    const { status, html } = await admin.get('/begeleider');
    expect(status).toBe(200);
    expect(html).toContain('Hier College heeft nog geen intaker.');
    for (const name of ['De Hierheen', 'Hierbuiten', 'dean@hier.example']) expect(html).toContain(name);
    expect(html).not.toContain('De Daarheen');
  });

  it('adds a domain by hand, and somebody in it who can sign in until a day', async () => {
    const empty = await post(paths.newOrganisation(), { soort: 'domain', naam: 'Techniek' });
    expect([empty.status, empty.html.includes('Kies waar dit bij hoort.')]).toEqual([422, true]);
    const mbo = ids.get('Hier College') ?? '';
    const made = await post(paths.newOrganisation(), { soort: 'domain', naam: 'Techniek', bij: mbo });
    expect(made.status).toBe(303);
    await readIds();
    const wrong = await post(at('Techniek'), { doe: 'erbij', naam: '', mail: 'x' });
    expect(wrong.status).toBe(422);
    const fields = { doe: 'erbij', naam: 'mevrouw In', mail: 'in@hier.example', tot: '31-12-2027' };
    expect((await post(at('Techniek'), fields)).status).toBe(303);
    expect((await admin.get(at('Techniek'))).html).toContain('tot en met 31 december 2027');
    const intaker = await signIn('in@hier.example');
    expect((await intaker.get('/begeleider')).status).toBe(200);
    expect((await admin.get('/begeleider')).html).not.toContain('heeft nog geen intaker');
  });

  it('ends a role at once', async () => {
    const dean = await signIn('dean@hier.example');
    expect((await dean.get('/begeleider')).html).toContain('De Hierheen');
    const page = (await admin.get(at('De Hierheen'))).html;
    const id = /stop\.([0-9a-f-]{36})/.exec(page)?.[1] ?? '';
    await post(at('De Hierheen'), { doe: `stop.${id}`, [`rol-${id}`]: 'dean' });
    expect((await dean.get('/begeleider')).html).not.toContain('De klassen');
  });

  it('reads the register, shows what is new, and takes it over with one press (F103)', async () => {
    const file =
      'INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM\n99HH;99HH00;De Nieuwe;HIERBUITEN;;Hierbuiten\n';
    const als = hiddenField((await admin.get(paths.register())).html, 'als');
    const sent = await admin.upload(paths.register(), { als }, new TextEncoder().encode(file));
    expect(sent.location).toBe(paths.registerCheck());
    const check = await admin.get(paths.registerCheck());
    expect(check.html).toContain('De Nieuwe, Hierbuiten');
    const taken = await post(paths.registerCheck(), { lijst: hiddenField(check.html, 'lijst') });
    expect(taken.location).toContain('klaar');
    expect((await admin.get('/begeleider')).html).toContain('De Nieuwe');
    const none = await admin.upload(paths.register(), { als }, new TextEncoder().encode('a;b\n1;2'));
    expect([none.status, none.html.includes('Dit is geen lijst van DUO')]).toEqual([422, true]);
  });

  it('shows how mail is set up, tries a letter, and has words for a school (C8)', async () => {
    const { html } = await admin.get(paths.mailCheck());
    for (const words of ['SPF', 'kan beter', 'v=spf1 +all', 'Instelling: MAIL_REPLY', 'Beste collega'])
      expect(html).toContain(words);
    doors.house.setClock(minutes(1));
    expect((await post(paths.mailCheck(), { proef: 'letter' })).location).toBe(
      `${paths.mailCheck()}#proberen`,
    );
    expect((await post(paths.mailCheck(), { proef: 'iedereen' })).status).toBe(400);
    expect((await admin.get(paths.mailCheck())).html).toContain('De testbrief wacht sinds');
    await sendLetters(doors.house, postInMemory(doors.house.clock));
    expect((await admin.get(paths.mailCheck())).html).toContain('De testbrief is verstuurd');
    const other = await signIn('fg@hier.example');
    expect((await other.get(paths.mailCheck())).status).toBe(404);
  });

  it('tells at somebody’s name that mail came back, why and what to do; and tries again with one press (C6)', async () => {
    const refusing: Post = { send: () => Promise.reject(new Refused('full')), close: () => {} };
    for (let n = 0; n < 2; n++) {
      await knock(doors.house, 'fg@hier.example');
      await sendLetters(doors.house, refusing);
    }
    const page = at('De Hierheen');
    const { html } = await admin.get(page);
    expect(html).toContain('kwam terug. De mailbox is vol.');
    expect(html).toContain('Wij sturen daar nu niets meer heen.');
    const button = /value="(mail\.[^"]+)"/.exec(html)?.[1] ?? '';
    await post(page, { doe: button });
    expect((await admin.get(page)).html).not.toContain('kwam terug');
    expect((await post(page, { doe: button })).status).toBe(404);
  });

  it('reaches nothing of another region: the same page as for what is not there', async () => {
    const [foreign, unknown] = [await admin.get(at('De Daarheen')), await admin.get(at('bestaat niet'))];
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    const plain = (html: string): string => html.replaceAll(/[0-9a-f-]{36}/g, '');
    expect(plain(foreign.html)).toBe(plain(unknown.html));
    const intaker = await signIn('in@hier.example');
    for (const path of [paths.register(), paths.registerCheck(), paths.newOrganisation(), at('De Hierheen')])
      expect((await intaker.get(path)).status).toBe(404);
  });
});
