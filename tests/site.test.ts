import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import type { Desk, Route } from '../src/web/route.ts';
import { allRoutes } from '../src/web/routes.ts';
import { type FreshDoors, freshDoors, hiddenField } from './harness/doors.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

const config = readConfig({ DEMO: '1' });
if ('problems' in config) throw new Error(config.problems.join());
const routes = allRoutes({ config } as Desk);

const nobodys = '3f0e7a52-7d0b-4f0e-9a43-6f0f5c2d9b11';
/** An address of this route, with ids that are of the right shape and nobody's. */
const address = (route: Route): string =>
  route.path
    .replace(/:chapter\{[^}]*\}+/, 'wie')
    .replace(/:paper\{[^}]*\}+/, 'paspoort')
    .replace(/:question\{[^/]*\}+/, 'wie2')
    .replace(/:(grant|group|owner|talk|agreement|invitation)\{[^/]*\}+/g, nobodys)
    .replace(/:deck\{[^}]*\}+/, 'words')
    .replace(/:who\{[^}]*\}+/, 'mentor')
    .replace(/:link\{[^/]*\}+/, 'AAAAAAAAAAAAAAAAAAAAAA')
    .replace(/:code\{?[^/]*/, 'K7T4R9')
    .replace(/:[a-z]+(\{[^/]*\})?/g, nobodys);

describe('the whole site', () => {
  it('is the table in docs/site.md: every address, who may knock, and how', async () => {
    const row = (route: Route): string =>
      `| \`${route.path}\` | ${route.policy} | ${[route.get && 'GET', route.post && 'POST'].filter(Boolean).join(', ')} |`;
    const head =
      '# The whole site\n\nMade from `src/web/routes.ts` by `tests/site.test.ts`.\n\n| address | way in | methods |\n| --- | --- | --- |\n';
    await expect(`${head}${routes.map(row).join('\n')}\n`).toMatchFileSnapshot('../docs/site.md');
  });

  it('no address stands there twice, and each has a policy', () => {
    const paths = routes.map((route) => route.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(
      routes.every((route) =>
        ['open', 'owner', 'staff', 'receiver', 'companion', 'guardian', 'helper'].includes(route.policy),
      ),
    ).toBe(true);
  });

  it('shows nothing behind a way in to who did not come in', async () => {
    for (const route of routes.filter((one) => one.policy !== 'open')) {
      if (route.get) {
        const answered = await doors.browser().get(address(route));
        expect([route.path, answered.status, answered.html]).toEqual([route.path, 303, '']);
      }
      if (route.post) {
        const answered = await doors.browser().post(address(route), { als: 'x' });
        expect([route.path, answered.status]).toEqual([route.path, 401]);
      }
    }
  });

  it('an id of nobody and an address that is not there get the same page (G2)', async () => {
    const browser = doors.browser();
    const form = await browser.get('/zelf');
    await browser.post('/zelf', { naam: 'Noor', apparaat: 'own', eens: hiddenField(form.html, 'eens') });
    const missing = await browser.get('/bestaat-niet');
    for (const route of routes.filter(
      (one) => one.policy === 'owner' && /:(?!chapter|question|paper)/.test(one.path),
    )) {
      if (!route.get) continue;
      const answered = await browser.get(address(route));
      expect([route.path, answered.status]).toEqual([route.path, 404]);
      expect(answered.html).toBe(missing.html);
    }
  });

  it('GET and HEAD change nothing for a visitor (C1)', async () => {
    const count = () =>
      doors.house.owner(`select (select count(*)::int from passport.passport) as passports,
      (select count(*)::int from audit.entry) as lines, (select count(*)::int from identity.session) as sessions,
      (select count(*)::int from sharing.acceptance) as acceptances, (select count(*)::int from store.outbox) as letters`);
    const before = await count();
    for (const route of routes) {
      if (!route.get || route.path.startsWith('/demo')) continue;
      await doors.browser().get(address(route));
      await doors.app.request(
        new Request(new URL(address(route), 'http://localhost:3000'), { method: 'HEAD' }),
      );
    }
    expect(await count()).toEqual(before);
  });
});
