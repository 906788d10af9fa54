import type { Actor } from '../access/actor.ts';
import type { Asked } from './route.ts';

type Limited = Pick<Asked<Actor>, 'desk' | 'network'>;

/**
 * May one more letter with a code go to this address? 0, or how many milliseconds that takes. Counted for this network first: whoever types somebody else's address again and again uses up
 * no more than a part of what that address has. It counts what was typed, known or not, so the answer tells nothing of it (C1).
 */
export async function takeLetter({ desk, network }: Limited, mail: string): Promise<number> {
  const to = mail.trim().toLowerCase();
  return (
    (await desk.limits.count('sign-in-letter-here', `${network} ${to}`)) ||
    (await desk.limits.count('sign-in-letter', to))
  );
}

/** The code of that letter was used: it was no guess. */
export async function giveLetterBack({ desk, network }: Limited, mail: string): Promise<void> {
  const to = mail.trim().toLowerCase();
  await desk.limits.giveBack('sign-in-letter-here', `${network} ${to}`);
  await desk.limits.giveBack('sign-in-letter', to);
}
