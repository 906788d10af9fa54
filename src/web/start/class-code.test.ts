import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors } from '../../../tests/harness/doors.ts';
import { openLimits, policies } from '../../store/limit.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors({ TRUSTED_PROXIES: '1' });
});
afterAll(() => doors.house.drop());

const from = async (address: string, code: string): Promise<number> =>
  (await doors.browser().get(`/k/${code}`, { 'x-forwarded-for': address })).status;
const limits = () => openLimits(doors.house.store, doors.house.keys.index('limit', 'secret'));

it('a guesser with hundreds of networks is held, a class at its school goes on, and so does a start card (G18)', async () => {
  await limits().take('lesson-here', '192.0.2.1');
  for (let n = 1; n <= policies['lesson-code-elsewhere'].points; n++) {
    if (n % 10 === 0) expect(await from(`198.51.100.${n}`, 'BBBBBB')).toBe(404);
    else await limits().take('lesson-code-elsewhere', '');
  }
  expect(await from('203.0.113.7', 'BBBBBB')).toBe(429);
  expect(await from('192.0.2.1', 'BBBBBB')).toBe(404);
  expect(await from('203.0.113.7', 'BBBBBBBBBB')).toBe(404);
});
