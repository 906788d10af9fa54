import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDoors, freshDoors, hiddenField } from '../../../tests/harness/doors.ts';
import { begin } from '../../../tests/harness/owner.ts';

let doors: FreshDoors;
beforeAll(async () => {
  doors = await freshDoors();
});
afterAll(() => doors.house.drop());

const root = (html: string): string => /<html[^>]*>/.exec(html)?.[0] ?? '';

it('who has no passport chooses letters and colours on this device, without a script (F100, F120)', async () => {
  const visitor = doors.browser();
  const page = await visitor.get('/weergave', { referer: 'http://localhost:3000/hulp' });
  expect(page.html).toContain('<a class="back" href="/hulp">');
  const kept = await visitor.post('/weergave', {
    naar: hiddenField(page.html, 'naar'),
    ...{ text: '150', font: 'lexend', theme: 'rustig', spacing: 'heel ruim' },
  });
  expect([kept.status, kept.location]).toEqual([303, '/hulp']);
  const after = await visitor.get('/hulp');
  expect(root(after.html)).toMatch(
    /data-theme="rustig" data-text="150" data-spacing="gewoon" data-font="lexend"/,
  );
  expect((await visitor.get('/weergave')).html).toMatch(/value="150" checked/);
});

it('a page of somebody else is nothing to go back to', async () => {
  for (const referer of ['https://elders.example/hulp', 'http://localhost:3000//elders.example', 'x'])
    expect((await doors.browser().get('/weergave', { referer })).html).toContain('name="naar" value="/"');
});

it('a cookie that somebody wrote by hand gives a plain page', async () => {
  const visitor = doors.browser();
  visitor.cookies.set('pvs-weergave', encodeURIComponent('theme="><b>&text=9000&__proto__=x'));
  expect(root((await visitor.get('/hulp')).html)).toMatch(/data-theme="auto" data-text="100"/);
});

it('what was chosen before beginning goes along into the passport, and is kept on the account (A13)', async () => {
  const noor = await begin(doors, 'Noor');
  expect((await noor.browser.get('/weergave')).location).toBe('/mijn/instellingen');
  const page = await noor.browser.get('/mijn/instellingen');
  const als = hiddenField(page.html, 'als');
  await noor.browser.post('/mijn/instellingen', {
    als,
    theme: 'donker',
    font: 'apparaat',
    speed: 'langzaam',
  });
  const home = await noor.browser.get('/mijn');
  expect(root(home.html)).toMatch(/data-theme="donker".*data-font="apparaat"/);
  const again = await noor.browser.get('/mijn/instellingen');
  expect(again.html).toMatch(/name="speed" value="langzaam" checked/);
});
