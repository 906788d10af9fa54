import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { paths } from '../paths.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors({ TRAINING: '1' });
});
afterAll(() => doors.house.drop());

describe('every page of a practice school (F111)', () => {
  it('says that it is one, also what is not there and what a companion opens', async () => {
    const browser = doors.browser();
    for (const path of [paths.start(), paths.demo(), paths.staffSignIn(), '/nergens', paths.demoPost()])
      expect([
        path,
        (await browser.get(path)).html.includes('Oefenschool. Iedereen hier is verzonnen.'),
      ]).toEqual([path, true]);
    const asked = await browser.get(`${paths.asked()}?taal=uk`);
    expect(asked.html).toContain('Школа для тренування');
  });

  it('has a button that puts everything back, only where something can be put back', async () => {
    const browser = doors.browser();
    expect((await browser.get(paths.demo())).html).not.toContain('Zet alles terug');
    expect((await browser.post(paths.demo(), { doe: 'terug' })).status).toBe(404);
  });
});
