import { mailedCode } from '../../seeds/sign-in.ts';
import type { Browser, FreshDoors } from './doors.ts';
import { secondStep } from './second-step.ts';

/** Signs somebody at work in through the pages, and wears this hat when there is a choice. */
export async function signInAtDoor(doors: FreshDoors, mail: string, role?: string): Promise<Browser> {
  const browser = doors.browser();
  // Letters of before.
  await mailedCode(doors.house, mail);
  await browser.post('/inloggen', { mail });
  await browser.post('/inloggen/code', { code: (await mailedCode(doors.house, mail)) ?? '' });
  const through = await secondStep(browser, mail);
  if (role === undefined || through.location !== '/inloggen/tweede') return browser;
  const choice = await browser.get(through.location);
  const rol = new RegExp(`value="(${role}\\.[^"]+)"`).exec(choice.html)?.[1] ?? '';
  await browser.post('/inloggen/tweede', { rol });
  return browser;
}
