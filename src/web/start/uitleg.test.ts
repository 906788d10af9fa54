import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode } from '../../../seeds/sign-in.ts';
import { type Browser, type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { begin } from '../../../tests/harness/owner.ts';
import { secondStep } from '../../../tests/harness/second-step.ts';
import { enrol } from '../../identity/enrol.ts';
import { guideNames } from '../../papers/guide.ts';
import type { Press } from '../../papers/press.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
const printed: string[] = [];
const press: Press = {
  async print(paper) {
    printed.push(`${paper.title} ${paper.language}`);
    return printed.length === 1
      ? { kind: 'busy' }
      : { kind: 'printed', pdf: new Uint8Array([37, 80, 68, 70]) };
  },
  close: async () => {},
};
const staff = (mail: string, role: 'dean' | 'adviser' | 'intaker' | 'region-admin' | 'privacy-officer') => ({
  name: mail,
  mail: `${mail}@hier.example`,
  roles: [{ role }],
});
beforeAll(async () => {
  doors = await freshDoors({ TRAINING_URL: 'https://oefen.hier.example' }, press);
  await enrol(doors.house, {
    region: 'Hier',
    organisations: [
      { kind: 'school', name: 'De School', staff: [staff('decaan', 'dean')] },
      { kind: 'mbo', name: 'Mbo', staff: [staff('intaker', 'intaker')] },
      {
        kind: 'municipality',
        name: 'Stad',
        staff: [staff('consulent', 'adviser'), staff('fg', 'privacy-officer')],
      },
      { kind: 'region', name: 'Hier', staff: [staff('regio', 'region-admin')] },
    ],
  });
});
afterAll(() => doors.house.drop());

async function signIn(mail: string): Promise<Browser> {
  const browser = doors.browser();
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  await secondStep(browser, mail);
  return browser;
}

describe('a sheet for each role (U54)', () => {
  it('is there for anybody, as a page with every line of it', async () => {
    const browser = doors.browser();
    const list = await browser.get(paths.guides());
    for (const name of guideNames) {
      expect(list.html).toContain(`href="${paths.guide(name)}"`);
      const page = await browser.get(paths.guide(name));
      expect([name, page.status, page.html.includes('localhost:3000') || name !== 'mentor']).toEqual([
        name,
        200,
        true,
      ]);
    }
    expect((await browser.get('/uitleg/niemand')).status).toBe(404);
    expect((await browser.get(paths.help())).html).toContain(`href="${paths.guides()}"`);
  });

  it('is made once a day as PDF, whoever asks; what did not work is tried anew', async () => {
    const browser = doors.browser();
    const file = paths.guideFile('mentor');
    expect((await browser.get(file)).status).toBe(503);
    for (let n = 0; n < 3; n++) {
      const { status, headers } = await browser.get(file);
      expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="uitleg-mentor-/);
    }
    expect(printed).toHaveLength(2);
    await browser.get(file, { 'accept-language': 'en' });
    expect(printed).toHaveLength(3);
  });

  it('is linked from the first page of each role, with the way to practise (F111)', async () => {
    for (const name of ['decaan', 'intaker', 'consulent', 'fg', 'regio'] as const) {
      const { html } = await (await signIn(`${name}@hier.example`)).get(paths.staffHome());
      expect([name, html.includes(`href="${paths.guide(name)}"`)]).toEqual([name, true]);
      expect(html).toContain('href="https://oefen.hier.example"');
    }
    const noor = await begin(doors, 'Noor');
    expect((await noor.browser.get(paths.home())).html).toContain(`href="${paths.guide('jongere')}"`);
  });
});
