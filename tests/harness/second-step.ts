import { madeUpDevice } from '../../seeds/passkey.ts';
import type { Answered, Browser } from './doors.ts';

/** After the mailed code: shows the passkey of somebody's made-up device, as the script of the page does; makes it the first time. */
export async function secondStep(browser: Browser, mail: string): Promise<Answered> {
  const page = '/inloggen/tweede';
  const asked = await browser.post(page, { doe: 'vraag' }, { 'x-auto-save': '1' });
  const { challenge, user }: { challenge: string; user?: unknown } = JSON.parse(asked.html);
  const device = madeUpDevice(mail);
  const wanted = { challenge, origin: 'http://localhost:3000' };
  if (user === undefined) return browser.post(page, { sleutel: device.sign(wanted) });
  await browser.post(page, { sleutel: device.make(wanted) });
  return browser.post(page, { doe: 'verder' });
}
