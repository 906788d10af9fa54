import type { SystemActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { signalLine } from '../aftercare/help.ts';
import { summerAnswer } from '../aftercare/landing.ts';
import {
  checkinsDue,
  type DueCheckin,
  summerDue,
  tellCheckin,
  tellSummer,
} from '../aftercare/landing-rows.ts';
import { showable, summerOf } from '../aftercare/life.ts';
import { advisersOf, tellToday, waitsAt } from '../aftercare/rows.ts';
import { after, days } from '../base/clock.ts';
import { Fault, passOver } from '../base/fault.ts';
import { type OrganisationId, type OwnerId, readId } from '../base/id.ts';
import { atWall, dayAfter, daytime, wallOf } from '../base/wall.ts';
import { writeToOwner } from '../identity/own-address.ts';
import { openPerson } from '../identity/person.ts';
import { type PersonTable, personById } from '../identity/person-rows.ts';
import { queueLetter } from '../mail/outbox.ts';
import { answerOf, passportOf } from '../passport/rows.ts';
import { claim, finish, type Line, postpone } from '../store/outbox.ts';
import { readLanguage, sourceLanguage } from '../words/language.ts';

const job: SystemActor = { kind: 'system', job: 'aftercare' };
const atOnce = 200;

/**
 * By day only (C14): tells once that a check-in is there, by letter to who has an own address (F63); asks once a summer whether there is a place, of who
 * said that we may (sm9, F64); and tells who works there that somebody asks for help (F66). All of it works without letters: the first page has it.
 * Gives how many there were; throws at the end when some did not go, and those hold up no other.
 */
export async function sendAftercare(house: House): Promise<number> {
  const now = house.clock();
  if (daytime(now) > now) return 0;
  const advisers = await tellAdvisers(house).catch(() => ({ count: 0, failed: 1 }));
  const told = await page(
    (from) =>
      perform(house, job, 'outbox.work', {}, ({ tx }) => checkinsDue(tx, showable(now), from, atOnce)),
    ({ landing }) => landing,
    (due) => tellOne(house, due),
  );
  const year = summerOf(now);
  const asked =
    year === undefined
      ? nobody
      : await page(
          (from) => perform(house, job, 'outbox.work', {}, ({ tx }) => summerDue(tx, year, from, atOnce)),
          ({ owner }) => owner,
          ({ owner }) => askInSummer(house, owner, year),
        );
  const failed = advisers.failed + told.failed + asked.failed;
  if (failed > 0) throw new Error(`${failed} of aftercare did not go`);
  return advisers.count + told.count + asked.count;
}

type Went = { count: number; failed: number };
const nobody: Went = { count: 0, failed: 0 };

/** All that is due, a page at a time; one that fails does not hold up the others. */
async function page<Due>(
  read: (from: string | null) => Promise<readonly Due[]>,
  keyOf: (due: Due) => string,
  work: (due: Due) => Promise<void>,
): Promise<Went> {
  let [count, failed] = [0, 0];
  for (let from: string | null = null; ; ) {
    const found: readonly Due[] = await read(from);
    for (const due of found) await work(due).catch(() => failed++);
    count += found.length;
    const last = found.at(-1);
    if (last === undefined || found.length < atOnce) break;
    from = keyOf(last);
  }
  return { count, failed };
}

async function tellOne(house: House, { owner, ...key }: DueCheckin): Promise<void> {
  const told = perform(house, job, 'checkin.write', { passport: owner }, async (granted) => {
    const { tx, now } = granted;
    const passport = await passportOf(tx, owner);
    if (passport === undefined || !(await tellCheckin(tx, key, now))) throw toldMeanwhile();
    await writeToOwner(house, granted, { owner, language: passport.language }, { kind: 'check-in' });
  });
  await told.catch(passOver);
}

/** Who answered "nee", or left it open, is not written to, and not looked at again this summer. */
async function askInSummer(house: House, owner: OwnerId, year: number): Promise<void> {
  const asked = perform(house, job, 'summer.write', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const passport = await passportOf(tx, owner);
    const [row] = await answerOf(tx, owner, ['sm9']);
    if (passport === undefined || row === undefined || !(await tellSummer(tx, owner, year, now)))
      throw toldMeanwhile();
    if ((await summerAnswer({ permit }, house, row)) !== 'ja') return;
    await writeToOwner(house, granted, { owner, language: passport.language }, { kind: 'summer' });
  });
  await asked.catch(passOver);
}

/** Two nodes at once tell once: the second finds it told of, and its line in the log goes with its transaction. */
const toldMeanwhile = (): Fault => new Fault('not-there', 'told meanwhile');

/**
 * A letter to each who does this work there: that somebody asks, and nothing of who. One a day for each organisation, and none when nobody waits there any more.
 * Becomes ordinary letters, in the same transaction. One whose address does not open holds up no other.
 */
async function tellAdvisers(house: House): Promise<Went> {
  return perform(house, job, 'outbox.work', {}, async (granted) => {
    const { tx, now } = granted;
    const lines = await claim(tx, [signalLine], now, atOnce);
    const byPlace = Map.groupBy(lines, organisationOf);
    let failed = 0;
    for (const [organisation, asked] of byPlace) {
      const waits = organisation !== undefined && (await waitsAt(tx, organisation));
      // Who asks after today's letter is told of tomorrow, when they still wait.
      const later = waits && !(await tellToday(tx, organisation, wallOf(now).day));
      if (waits && !later) failed += await tellPlace(granted, house, organisation);
      for (const line of asked) await (later ? postpone(tx, line, tomorrow(now)) : finish(tx, line, now));
    }
    return { count: lines.length, failed };
  });
}

const tomorrow = (now: Date): Date =>
  atWall({ day: dayAfter(wallOf(now).day, 1), time: '07:00' }) ?? after(now, days(1));

/** Gives to how many it could not be written. */
async function tellPlace(
  { tx, permit, now }: Granted,
  house: House,
  organisation: OrganisationId,
): Promise<number> {
  let failed = 0;
  for (const id of await advisersOf(tx, organisation, now)) {
    const person = await personById(tx, id);
    if (person === undefined) continue;
    const to = mailOf({ permit }, house, person);
    if (to === undefined) {
      failed += 1;
      continue;
    }
    const language = readLanguage(person.language) ?? sourceLanguage;
    const until = after(now, days(3)).toISOString();
    const letter = { to, language, until, letter: { kind: 'help-asked' } } as const;
    await queueLetter(tx, now, letter, (of, words) => house.keys.sealForHouse('letter', of, words));
  }
  return failed;
}

function mailOf(
  { permit }: Pick<Granted, 'permit'>,
  { keys }: House,
  person: PersonTable,
): string | undefined {
  try {
    return openPerson(keys, permit, person).mail;
  } catch {
    return undefined;
  }
}

function organisationOf({ payload }: Line): OrganisationId | undefined {
  if (payload === null || typeof payload !== 'object' || !('organisation' in payload)) return undefined;
  return readId<OrganisationId>(String(payload.organisation));
}
