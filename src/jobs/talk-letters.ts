import type { SystemActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, days } from '../base/clock.ts';
import type { OwnerId, PersonId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import { daytime } from '../base/wall.ts';
import { type AddressTable, addressOf } from '../identity/address-rows.ts';
import { addressIn } from '../identity/own-address.ts';
import { indexMail, openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import type { Written } from '../mail/lay-out.ts';
import { addressIn as senderIn } from '../mail/letter.ts';
import type { Post } from '../mail/send.ts';
import { type TalkNews, writeTalk, writeTalkToOwner } from '../mail/talk-letter.ts';
import { membershipsOf, mentorsOf } from '../organisations/membership-rows.ts';
import { passportOf } from '../passport/rows.ts';
import { claim, hold, keep, type Line } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import { openAsksOf } from '../talks/ask-rows.ts';
import { calendarFile } from '../talks/calendar.ts';
import { toTell } from '../talks/life.ts';
import { type TalkRow, talkOf } from '../talks/rows.ts';
import {
  ownerLine,
  ownerRemindLine,
  readOwnerLetter,
  readTalkLetter,
  type TalkLetter,
  talkLines,
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
  if (isEvening(house.clock())) return 0;
  const lines = await perform(house, job, 'outbox.work', {}, ({ tx, now }) => claim(tx, talkLines, now, n));
  for (const line of lines) {
    // A slow mail server makes it late: the rest is claimed anew in the morning.
    if (isEvening(house.clock())) break;
    const due = await dueFor(house, from, line).catch(() => 'unread' as const);
    if (due === 'unread') await giveUp(house, job, line);
    else await deliver(house, job, post, line, due?.written, due?.until);
  }
  return lines.length;
}

const isEvening = (now: Date): boolean => daytime(now) > now;

/** A letter, and until when it is of use: until the talk begins (decision 0081). */
type Due = { written: Written; until: Date };

async function dueFor(house: House, from: string, line: Line): Promise<Due | undefined> {
  if (line.about === null) return undefined;
  if (line.kind === ownerLine || line.kind === ownerRemindLine) return writeOwner(house, line.about, line);
  const letter = readTalkLetter(line.payload);
  return letter && write(house, from, line.about, letter);
}

/**
 * To the young person, in the passport's language, when there is an own address. Without one the note on the first page is all (C16). Nothing is opened for
 * what there is no use in telling any more, nor for what another node has taken meanwhile.
 */
async function writeOwner(house: House, owner: OwnerId, line: Line): Promise<Due | undefined> {
  const letter = readOwnerLetter(line.payload);
  if (letter === undefined) return undefined;
  const starts = new Date(letter.starts);
  const found = await perform(house, job, 'outbox.work', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    if (!(await hold(tx, line, now))) return undefined;
    const talk = await talkOf(tx, letter.talk);
    if (talk === undefined || (letter.what === 'remind' && !talk.remind)) return undefined;
    const what = toTell(letter.what, starts, talk, now);
    const [address, passport] = [await addressOf(tx, owner), await passportOf(tx, owner)];
    if (what === undefined || address === undefined || passport === undefined) return undefined;
    const language = readLanguage(passport.language) ?? sourceLanguage;
    return { what, language, to: openedBefore(house, permit, line, address) };
  });
  if (found === undefined) return undefined;
  const to = found.to ?? (await openAddress(house, owner, line));
  if (to === undefined) return undefined;
  return { written: writeTalkToOwner(to, found.language, found.what, starts), until: starts };
}

/** Opens the own address, which stands in the log: once a letter. It waits with the line, sealed, for a try that comes after this one. */
async function openAddress(house: House, owner: OwnerId, line: Line): Promise<string | undefined> {
  return perform(house, job, 'talk.write', { passport: owner }, async (granted) => {
    const to = await addressIn(house, granted, owner);
    if (to !== undefined) await keep(granted.tx, line, house.keys.sealForHouse('letter', line.id, to));
    return to;
  });
}

/** What an earlier try opened, as long as it is the own address. */
function openedBefore(
  { keys }: House,
  permit: Permit,
  { id, sealed }: Line,
  { mail_index }: Pick<AddressTable, 'mail_index'>,
): string | undefined {
  if (sealed === null) return undefined;
  const to = keys.openForHouse(permit, 'letter', id, sealed);
  return indexMail(keys, to).equals(mail_index) ? to : undefined;
}

/** The letter, or `undefined` when there is nobody (any more) to write it to, or nothing to write about. */
async function write(
  house: House,
  from: string,
  owner: OwnerId,
  letter: TalkLetter,
): Promise<Due | undefined> {
  const { person: id, group, was } = letter;
  return perform(house, job, 'outbox.work', { passport: owner }, async ({ tx, permit, now }) => {
    const [inClass, mentors, person, news] = [
      (await membershipsOf(tx, owner)).some((one) => one.group === group),
      await mentorsOf(tx, group, now),
      await personById(tx, id),
      letter.talk === null ? await newsOfAsk(tx, owner, id, now) : await newsOfTalk(tx, letter, now),
    ];
    if (!inClass || !mentors.includes(id) || person === undefined || news === undefined) return undefined;
    const { what, until, row } = news;
    const language = readLanguage(person.language) ?? sourceLanguage;
    const calendar = row && {
      method: row.state === 'cancelled' ? ('cancel' as const) : ('publish' as const),
      file: calendarFile(row, { title: text(language, 'talks.calendar-title') }, senderIn(from)),
    };
    const written = writeTalk({
      to: openPerson(house.keys, permit, person).mail,
      language,
      what,
      starts: what === 'asked' ? undefined : until,
      was: was === null ? undefined : new Date(was),
      calendar,
    });
    return { written, until };
  });
}

type News = { what: TalkNews['what']; until: Date; row?: TalkRow | undefined };

/** Of use for two weeks, and as long as it is asked. */
async function newsOfAsk(tx: Tx, owner: OwnerId, mentor: PersonId, now: Date): Promise<News | undefined> {
  const ask = (await openAsksOf(tx, owner)).find((one) => one.mentor === mentor);
  const until = ask && after(ask.at, days(14));
  return until && until > now ? { what: 'asked', until } : undefined;
}

async function newsOfTalk(tx: Tx, { what, talk, starts }: TalkLetter, now: Date): Promise<News | undefined> {
  if (talk === null || starts === null || what === 'asked') return undefined;
  const row = await talkOf(tx, talk);
  if (what === 'remind' && row?.mentor_remind !== true) return undefined;
  const until = new Date(starts);
  const told = toTell(what, until, row, now);
  return told && { what: told, until, row };
}
