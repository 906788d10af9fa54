import { expect, it } from 'vitest';
import { freshDoors } from '../../../tests/harness/doors.ts';
import { read } from '../../../tests/harness/papers.ts';
import { limitsOf } from './limits.ts';

it('the page of accessibility names every known limit, in this version and in both languages (A23)', async () => {
  const doors = await freshDoors();
  const browser = doors.browser();
  for (const language of ['nl', 'en'] as const) {
    const { html } = await browser.get('/toegankelijkheid', { 'accept-language': language });
    for (const { words } of limitsOf.limits) expect(html).toContain(`<li>${words[language]}</li>`);
    expect(html).toContain(JSON.parse(read('package.json')).version);
  }
  await doors.house.drop();
});

it('what axe may leave open has a reason that says who looked at what', () => {
  for (const { reason } of limitsOf.limits) expect(reason.length).toBeGreaterThan(60);
  expect(limitsOf.version).toBe(JSON.parse(read('package.json')).version);
});
