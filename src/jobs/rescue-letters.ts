import { z } from 'zod';
import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { rescueLine } from '../identity/help.ts';
import { noteToOwner } from '../identity/own-note.ts';
import { claim, finish, type Line, retryLater } from '../store/outbox.ts';

const job: SystemActor = { kind: 'system', job: 'rescues' };

/**
 * Tells the own address, when there is one, that a helper said yes to somebody who wants to come back: at once, so that a false one is stopped in time
 * (F6). The helper's own act can read no address. Gives how many there were.
 */
export async function tellOfRescues(house: House): Promise<number> {
  const lines = await perform(house, job, 'outbox.work', {}, ({ tx, now }) =>
    claim(tx, [rescueLine], now, 20),
  );
  for (const line of lines) {
    const told = await tell(house, line).then(
      () => true,
      () => false,
    );
    await perform(house, job, 'outbox.work', {}, ({ tx, now }) =>
      told ? finish(tx, line, now) : retryLater(tx, line, now, 'not-told', untilOf(line)),
    );
  }
  return lines.length;
}

/** As long as the yes stands its owner is to be told. */
const untilOf = ({ payload }: Line): Date | undefined => {
  const read = shape.safeParse(payload);
  return read.success ? new Date(read.data.until) : undefined;
};
const shape = z.object({ until: z.string() });

async function tell(house: House, { about }: Line): Promise<void> {
  if (about === null) return;
  await perform(house, job, 'rescue.tell', { passport: about }, (granted) =>
    noteToOwner(house, granted, about, 'rescue'),
  );
}
