import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { daytime } from '../base/wall.ts';
import { addressOf } from '../identity/address-rows.ts';
import { addressIn as ownAddressIn } from '../identity/own-address.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import type { Written } from '../mail/lay-out.ts';
import { addressIn } from '../mail/letter.ts';
import type { Post } from '../mail/send.ts';
import { writeTalk, writeTalkToOwner } from '../mail/talk-letter.ts';
import { membershipsOf, mentorsOf } from '../organisations/membership-rows.ts';
import { passportOf } from '../passport/rows.ts';
import { claim, type Line } from '../store/outbox.ts';
import { calendarFile } from '../talks/calendar.ts';
import { talkOf } from '../talks/rows.ts';
import {
  ownerLine,
  ownerRemindLine,
  readOwnerLetter,
  readTalkLetter,
  remindLine,
  type TalkLetter,
  talkLine,
} from '../talks/tell.ts';
import { readLanguage, sourceLanguage } from '../words/language.ts';
import { text } from '../words/text.ts';
import { deliver, giveUp } from './deliver.ts';

const job: SystemActor = { kind: 'system', job: 'talk-letters' };

/**
 * Writes to mentors about talks, by day only (C14): a letter that is late waits for the morning. Whoever is the mentor no more, or of whom
 * the young person left the class, is not written to. A letter that cannot be written holds up no other. Gives how many lines it had.
 */
export async function sendTalkLetters(house: House, post: Post, from: string, n = 20): Promise<number> {
  const now = house.clock();
  if (daytime(now) > now) return 0;
  const lines = await perform(house, job, 'outbox.work', {}, (granted) =>
    claim(granted.tx, [talkLine, remindLine, ownerLine, ownerRemindLine], now, n),
  );
  for (const line of lines) {
    const written = await writtenFor(house, from, line).catch(() => 'unread' as const);
    if (written === 'unread') await giveUp(house, job, line);
    else await deliver(house, job, post, line, written);
  }
  return lines.length;
}

async function writtenFor(house: House, from: string, line: Line): Promise<Written | undefined> {
  if (line.about === null) return undefined;
  if (line.kind === ownerLine || line.kind === ownerRemindLine) return writeOwner(house, line.about, line);
  const letter = readTalkLetter(line.payload);
  return letter && write(house, from, line.about, letter);
}

/**
 * To the young person, in the passport's language, when there is an own address: then it is opened, and that stands in the log. Without one the
 * note on the first page is all (C16).
 */
async function writeOwner(
  house: House,
  owner: NonNullable<Line['about']>,
  line: Line,
): Promise<Written | undefined> {
  const letter = readOwnerLetter(line.payload);
  if (letter === undefined) return undefined;
  const known = await perform(house, job, 'outbox.work', { passport: owner }, ({ tx }) =>
    addressOf(tx, owner),
  );
  if (known === undefined) return undefined;
  return perform(house, job, 'talk.write', { passport: owner }, async (granted) => {
    const passport = await passportOf(granted.tx, owner);
    const to = await ownAddressIn(house, granted, owner);
    if (passport === undefined || to === undefined) return undefined;
    const language = readLanguage(passport.language) ?? sourceLanguage;
    return writeTalkToOwner(to, language, letter.what, new Date(letter.starts));
  });
}

/** The letter, or `undefined` when there is nobody (any more) to write it to, or nothing to write about. */
async function write(
  house: House,
  from: string,
  owner: NonNullable<Line['about']>,
  { what, person: id, group, talk, starts, was }: TalkLetter,
): Promise<Written | undefined> {
  return perform(house, job, 'outbox.work', { passport: owner }, async ({ tx, permit, now }) => {
    const [inClass, mentors, person, row] = [
      (await membershipsOf(tx, owner)).some((one) => one.group === group),
      await mentorsOf(tx, group, now),
      await personById(tx, id),
      talk === null ? undefined : await talkOf(tx, talk),
    ];
    if (!inClass || !mentors.includes(id) || person === undefined) return undefined;
    if (talk !== null && row === undefined && what !== 'cancelled') return undefined;
    const language = readLanguage(person.language) ?? sourceLanguage;
    const calendar = row && {
      method: row.state === 'cancelled' ? ('cancel' as const) : ('publish' as const),
      file: calendarFile(row, { title: text(language, 'talks.calendar-title') }, addressIn(from)),
    };
    return writeTalk({
      to: openPerson(house.keys, permit, person).mail,
      language,
      what,
      starts: starts === null ? undefined : new Date(starts),
      was: was === null ? undefined : new Date(was),
      calendar,
    });
  });
}
