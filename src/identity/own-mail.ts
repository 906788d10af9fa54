import { visitor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after } from '../base/clock.ts';
import { showCode } from '../base/code.ts';
import { queueLetter } from '../mail/outbox.ts';
import type { Language } from '../words/language.ts';
import { insertOwnAttempt, isStillOwn, ownerOfAddress, takeOwnTry, useOwnAttempt } from './address-rows.ts';
import { hashOwnBrowser, isMailed, mostOwnTries, newAttempt, ownCodeLasts } from './own-code.ts';
import { indexMail } from './person.ts';
import { type Arriving, comeBack } from './return.ts';

/**
 * A young person asks for a code to come in with, at the own address. Gives the secret for the asking browser, always: who knocks cannot
 * tell whether the address is known; an unknown one makes the same rows, and takes as long.
 */
export async function knockByMail(house: House, mail: string, language: Language): Promise<string> {
  const mailIndex = indexMail(house.keys, mail);
  return perform(house, visitor, 'address.knock', {}, async ({ tx, now }) => {
    const owner = (await ownerOfAddress(tx, mailIndex)) ?? null;
    const { browser, code, attempt } = newAttempt(house, mailIndex, owner, now);
    await insertOwnAttempt(tx, attempt);
    const seal = (of: string, words: string) => house.keys.sealForHouse('letter', of, words);
    const until = after(now, ownCodeLasts).toISOString();
    const letter = { kind: 'own-code', code: showCode(code) } as const;
    const addressed = owner === null ? ('nobody' as const) : { to: mail.trim(), language, until, letter };
    await queueLetter(tx, now, addressed, seal, owner ?? undefined);
    return browser;
  });
}

export type CameByMail = { kind: 'in'; token: string } | { kind: 'wrong'; left: number } | { kind: 'over' };

/** The code out of the letter, typed in the browser that asked for it. Right once; each wrong one counts. */
export async function returnByMail(
  house: House,
  browser: string,
  typed: string,
  arriving: Arriving,
): Promise<CameByMail> {
  const found = await perform(house, visitor, 'address.enter', {}, async ({ tx, now }) => {
    const attempt = await takeOwnTry(tx, hashOwnBrowser(browser), now, mostOwnTries);
    if (attempt === undefined || attempt.sealed !== null) return { kind: 'over' } as const;
    if (attempt.owner === null || !isMailed(house, attempt, typed)) {
      const left = mostOwnTries - attempt.tries;
      return left > 0 ? ({ kind: 'wrong', left } as const) : ({ kind: 'over' } as const);
    }
    await useOwnAttempt(tx, attempt.id, now);
    if (!(await isStillOwn(tx, attempt))) return { kind: 'over' } as const;
    return { kind: 'right', owner: attempt.owner } as const;
  });
  if (found.kind !== 'right') return found;
  const token = await comeBack(house, found.owner, 'mail', arriving);
  return token === undefined ? { kind: 'over' } : { kind: 'in', token };
}
