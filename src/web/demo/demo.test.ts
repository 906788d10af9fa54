import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { young } from '../../../seeds/cast.ts';
import { plant } from '../../../seeds/plant.ts';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';

let demo: FreshDoors;
let real: FreshDoors;
beforeAll(async () => {
  [demo, real] = [await freshDoors({ DEMO: '1' }), await freshDoors()];
  await plant(demo.house);
});
afterAll(() => Promise.all([demo.house.drop(), real.house.drop()]));

describe('the demo', () => {
  it('is not there outside demo mode', async () => {
    const browser = real.browser();
    const absent = await browser.get('/zoiets-is-er-niet');
    for (const answer of [
      await browser.get('/demo'),
      await browser.get('/demo/post'),
      await browser.post('/demo', { wie: 'jongere.noor' }),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.html).toBe(absent.html);
    }
  });

  it('lists everybody, and says that all of it is made up', async () => {
    const { html } = await demo.browser().get('/demo');
    for (const { called } of young) expect(html).toContain(`Word ${called}`);
    expect(html).toContain('Alles hier is verzonnen.');
  });

  it('lets one be a young person, and then another', async () => {
    const browser = demo.browser();
    for (const key of ['noor', 'daan']) {
      const answer = await browser.post('/demo', { wie: `jongere.${key}` });
      expect([answer.status, answer.location]).toEqual([303, '/mijn']);
    }
    expect((await browser.get('/mijn')).html).toContain('Daan');
  });

  it('lets one be who got a shared passport', async () => {
    const answer = await demo.browser().post('/demo', { wie: 'inzage.daan' });
    expect([answer.status, answer.location]).toEqual([303, '/inzage/paspoort']);
  });

  it('knows nobody else', async () => {
    expect((await demo.browser().post('/demo', { wie: 'jongere.iemand' })).status).toBe(400);
  });
});
