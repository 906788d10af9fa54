import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after } from '../base/clock.ts';
import { forgetAttempts } from '../identity/address-rows.ts';
import { forgetRescues } from '../identity/rescue-rows.ts';
import { forgetEndedSessions } from '../identity/session-rows.ts';
import { tidyReturned } from '../mail/returned-rows.ts';
import { forgetClassmates } from '../mirror/classmate-rows.ts';
import { tidyRosters } from '../organisations/place-rows.ts';
import { rosterWaits } from '../organisations/roster.ts';
import type { Limits } from '../store/limit.ts';
import { tidyOnce } from '../store/once.ts';
import { tidyOutbox } from '../store/outbox.ts';
import { talkLines } from '../talks/tell.ts';

const job: SystemActor = { kind: 'system', job: 'tidy' };

/** Clears away what has had its time: letters that were sent, marks of posted forms, sessions that are over, counted tries. */
export async function tidy(house: House, limits: Limits): Promise<void> {
  await perform(house, job, 'outbox.work', {}, async ({ tx, now }) => {
    await tidyOutbox(tx, now, talkLines);
    await tidyOnce(tx, now);
    await forgetEndedSessions(tx);
    await forgetAttempts(tx);
    await forgetRescues(tx);
    await forgetClassmates(tx, now);
    await tidyRosters(tx, after(now, -rosterWaits));
    await tidyReturned(tx, now);
  });
  await limits.tidy();
}
