import type { Config } from '../config.ts';
import { openHouse } from '../house.ts';
import { lettersWaiting } from '../jobs/letters.ts';
import { takeReturned } from '../jobs/returned.ts';
import { longestDsn, readDsn } from '../mail/dsn.ts';
import { readInput } from './input.ts';

/** A letter came back: what a mail server wrote of it comes in by standard input (C6, docs/mail.md). */
export async function mailReturned(config: Config): Promise<string> {
  const dsn = readDsn(await readInput(longestDsn));
  if (dsn.kind !== 'failed') return 'Nothing to do: this says of no letter that it could not be delivered.\n';
  const house = await openHouse(config);
  try {
    const known = await takeReturned(house, dsn);
    return known
      ? 'Done: its sender sees that it came back.\n'
      : 'Nothing to do: no letter of ours of the last 30 days.\n';
  } finally {
    await house.close();
  }
}

/** For whoever runs an installation without a mail server: what waits, to be handed over in person. */
export async function mailWaiting(config: Config): Promise<string> {
  if (config.smtpUrl !== undefined)
    throw new Error('There is a mail server (SMTP_URL): letters leave by it.');
  const house = await openHouse(config);
  try {
    return showWaiting(await lettersWaiting(house));
  } finally {
    await house.close();
  }
}

export function showWaiting(letters: Awaited<ReturnType<typeof lettersWaiting>>): string {
  if (letters.length === 0) return 'No letter waits.\n';
  const shown = letters.map((letter) =>
    'unread' in letter
      ? `This letter cannot be read: line ${letter.unread} of the outbox.\n`
      : `To: ${letter.to}\n${letter.subject}\n\n${letter.text}\n`,
  );
  return shown.join('---\n');
}
