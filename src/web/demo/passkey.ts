import { madeUpDevice } from '../../../seeds/passkey.ts';
import { workers } from '../../../seeds/regions.ts';
import type { Actor } from '../../access/actor.ts';
import { askFactorChallenge } from '../../identity/factor.ts';
import type { Asked } from '../route.ts';
import { siteOf } from '../site.ts';

/**
 * Demo mode alone: the made-up device of somebody of the cast shows its passkey, at the press of a button. `undefined` outside demo mode, without that
 * button, and for who set up something else by hand.
 */
export async function demoPasskey(asked: Asked<Actor>, browser: string): Promise<string | undefined> {
  if (!asked.desk.config.demo || asked.form.get('doe') !== 'demo') return undefined;
  const wanted = await askFactorChallenge(asked.house, browser);
  const device = workers
    .map(({ mail }) => madeUpDevice(mail))
    .find(({ credential }) => wanted?.known.includes(credential));
  return wanted && device?.sign({ challenge: wanted.challenge, ...siteOf(asked) });
}
