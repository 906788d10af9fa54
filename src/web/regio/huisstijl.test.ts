import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bicycle } from '../../../seeds/drawing.ts';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { enrol } from '../../identity/enrol.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
let admin: Browser;
beforeAll(async () => {
  doors = await freshDoors();
  for (const at of ['hier', 'daar'])
    await enrol(doors.house, {
      region: at,
      organisations: [
        {
          ...{ kind: 'region', name: at },
          staff: [{ name: 'Ilse', mail: `admin@${at}.example`, roles: [{ role: 'region-admin' }] }],
        },
      ],
    });
  admin = await signIn('admin@hier.example');
});
afterAll(() => doors.house.drop());

async function signIn(mail: string): Promise<Browser> {
  const browser = doors.browser();
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  await secondStep(browser, mail);
  return browser;
}
const fields = {
  kleur: '#ff8800',
  naam: 'Regio Hier',
  'welkom-nl': 'Fijn dat je er bent.',
  'welkom-en': 'Good that you are here.',
};
const post = async (more: Record<string, string>, file?: Uint8Array, browser = admin) => {
  const all = { als: hiddenField((await browser.get(paths.theme())).html, 'als'), ...fields, ...more };
  return file === undefined
    ? browser.upload(paths.theme(), all, new Uint8Array())
    : browser.upload(paths.theme(), all, file);
};
const sheet = (html: string): string => /href="(\/huisstijl\/[0-9a-f]{16}\.css)"/.exec(html)?.[1] ?? '';

describe('the look of a region (F126)', () => {
  it('asks for a colour that is one, and keeps what was typed', async () => {
    const odd = await post({ kleur: 'oranje' }, bicycle());
    expect([odd.status, odd.html.includes('Dit is geen kleur'), odd.html.includes('value="oranje"')]).toEqual(
      [422, true, true],
    );
  });

  it('refuses a logo that can hold a script', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect((await post({}, svg)).status).toBe(422);
  });

  it('shows beforehand what a light colour becomes, and keeps nothing', async () => {
    const looked = await post({ doe: 'kijk' }, bicycle());
    expect(looked.html).toContain('te licht om te lezen');
    expect(sheet((await admin.get(paths.theme())).html)).toBe('');
  });

  it('is a sheet of our own origin for who works in that region, under the policy as it was', async () => {
    const before = await admin.get('/begeleider');
    expect((await post({}, bicycle())).status).toBe(303);
    const mine = await signIn('admin@hier.example');
    const page = await mine.get('/begeleider');
    const styles = await doors.browser().get(sheet(page.html));
    expect(styles.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(styles.html).toContain('--pvs-link-color:#');
    expect(styles.html).not.toContain('#ff8800');
    expect(page.headers.get('content-security-policy')).toBe(before.headers.get('content-security-policy'));
    expect(page.html).not.toContain('style=');
    const logo =
      /src="(\/huisstijl\/[0-9a-f]{16}\/logo)"/.exec((await mine.get(paths.theme())).html)?.[1] ?? '';
    expect((await doors.browser().get(logo)).headers.get('content-type')).toBe('image/jpeg');
    expect(sheet((await (await signIn('admin@daar.example')).get('/begeleider')).html)).toBe('');
  });

  it('is nobody else’s to choose', async () => {
    const other = await signIn('admin@daar.example');
    expect((await other.get(paths.theme())).html).not.toContain('Regio Hier');
    expect((await doors.browser().get(paths.theme())).status).toBe(303);
  });
});
