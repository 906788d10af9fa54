import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { aPassport, aReceiver, logOf, type Passport, write } from '../../../tests/harness/passport.ts';
import { days } from '../../base/clock.ts';
import type { GrantId } from '../../base/id.ts';
import { chooseWhat, makeDraft } from '../../sharing/draft.ts';
import { giveGrant } from '../../sharing/give.ts';
import { readShare } from '../../sharing/list.ts';
import { withdrawGrant } from '../../sharing/withdraw.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let noor: Passport;
let id: GrantId;
let code: string;
let link: string;
let browser: Browser;

beforeEach(async () => {
  doors = await freshDoors();
  noor = await aPassport(doors.house, 'Noor');
  await write(doors.house, noor, 'wie5', 'Mijn zusje leren fietsen');
  id = await makeDraft(noor.actor, doors.house, aReceiver);
  await chooseWhat(noor.actor, doors.house, id, { chapters: ['wie'], questions: [] });
  await giveGrant(noor.actor, doors.house, id);
  const keys = (await readShare(noor.actor, doors.house, id))?.keys;
  code = keys?.code ?? '';
  link = paths.receiveLink(keys?.link ?? '');
  browser = doors.browser();
});
afterEach(() => doors.house.drop());

const everything = async (): Promise<string> => {
  const rows =
    await doors.house.owner(`select (select jsonb_agg(t order by t::text) from sharing."grant" t) as grants,
    (select jsonb_agg(t) from sharing.acceptance t) as accepted, (select jsonb_agg(t order by n) from audit.entry t) as log,
    (select jsonb_agg(t) from identity.session t) as sessions, (select jsonb_agg(t) from store.tally t) as tries`);
  return JSON.stringify(rows);
};
const open = (at = link, fields = {}) => browser.post(at, { code, doel: 'ja', ...fields });

describe('the page of a link', () => {
  it('changes nothing by GET or HEAD, whoever opens it, and still works for the person after (C1, U42)', async () => {
    const before = await everything();
    for (const agent of ['Mimecast', 'WhatsApp/2.24', 'Microsoft Office/16.0 SafeLinks']) {
      const seen = await browser.get(link, { 'user-agent': agent });
      expect(seen.status).toBe(200);
      expect(seen.html).not.toContain('Noor');
      expect(seen.html).not.toContain(aReceiver.name);
      await doors.app.request(link, { method: 'HEAD', headers: { 'user-agent': agent } });
    }
    expect(await everything()).toBe(before);
    expect((await open()).location).toBe(paths.shared());
  });

  it('is the same for a link that exists and one that does not', async () => {
    const other = paths.receiveLink('A'.repeat(22));
    const real = (await browser.get(link)).html.replaceAll(link, 'LINK');
    expect((await browser.get(other)).html.replaceAll(other, 'LINK')).toBe(real);
    const wrong = await browser.post(link, { code: 'BCDFGHJKMN', doel: 'ja' });
    const unreal = await browser.post(other, { code: 'BCDFGHJKMN', doel: 'ja' });
    expect([wrong.status, unreal.status]).toEqual([422, 422]);
    expect(unreal.html.replaceAll(other, 'LINK')).toBe(wrong.html.replaceAll(link, 'LINK'));
  });

  it('opens nothing without the yes to the purpose (F73)', async () => {
    const answered = await browser.post(link, { code });
    expect(answered.status).toBe(422);
    expect(answered.html).toContain('Zet een vinkje');
    expect((await readShare(noor.actor, doors.house, id))?.opened).toBeUndefined();
  });

  it('says something more helpful the second time (U15), and keeps what was typed', async () => {
    const first = await open(link, { code: 'BCDFGHJKMN' });
    const second = await open(link, { code: 'BCDFGHJKMN', keer: '1' });
    expect(first.html).toContain('Deze code kennen we niet');
    expect(second.html).toContain('Er zitten nooit klinkers in');
    expect(second.html).toContain('value="BCDFGHJKMN"');
  });

  it('stops a guesser, on this link and over links, and not who has the code', async () => {
    for (let n = 0; n < 30; n++) await open();
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++) statuses.push((await open(link, { code: 'BCDFGHJKMN' })).status);
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(422));
    expect(statuses[20]).toBe(429);
  });
});

describe('the shared passport', () => {
  it('works with the code alone and in another browser, and writes one line for each look (C2, C4, C19, G11)', async () => {
    expect((await open(paths.receive())).location).toBe(paths.shared());
    for (let n = 0; n < 2; n++) {
      const seen = await browser.get(paths.shared());
      expect(seen.status).toBe(200);
      expect(seen.html).toContain('Mijn zusje leren fietsen');
      expect(seen.html).toContain('voor intake en ondersteuning, niet voor selectie');
      expect(seen.headers.get('cache-control')).toBe('no-store');
    }
    expect((await logOf(doors.house, noor)).filter((line) => line.action === 'grant.look')).toHaveLength(2);
  });

  it('is shut from the next request on when the owner stops (U39, G3)', async () => {
    await open();
    expect((await browser.get(paths.shared())).status).toBe(200);
    await withdrawGrant(noor.actor, doors.house, id);
    const shut = await browser.get(paths.shared());
    expect(shut.status).toBe(404);
    expect(shut.html).not.toContain('fietsen');
    expect(shut.html).not.toContain('Noor');
    const again = await open();
    expect(again.html).toContain('ermee gestopt');
  });

  it('is shut after its end, and says when that was (C3)', async () => {
    doors.house.setClock(days(60));
    const over = await open();
    expect(over.status).toBe(404);
    expect(over.html).toContain('4 januari 2027');
  });

  it('is there for nobody without a session of its own', async () => {
    expect((await browser.get(paths.shared())).location).toBe(paths.receive());
    const owner = doors.browser();
    owner.cookies.set('pvs', noor.token);
    expect((await owner.get(paths.shared())).location).toBe(paths.receive());
  });
});
