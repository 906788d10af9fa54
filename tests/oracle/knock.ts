import type { FreshDoors } from '../harness/doors.ts';
import { opens, shows } from './law.ts';
import { readBack } from './read-back.ts';
import { stir } from './stir.ts';
import { type Someone, type Town, wordOf, wordsIn } from './town.ts';
import type { Case, Grant, Passport, World } from './world.ts';

/** `shown`: how many words, by all looks together. */
export type Knocked = { asked: number; shown: number; differences: string[] };

/** Stirs the town, and lets everybody ask for every share, over and over, until so many requests were answered: each held against the oracle. */
export async function knock(doors: FreshDoors, town: Town, requests: number): Promise<Knocked> {
  const all: Knocked = { asked: 0, shown: 0, differences: [] };
  for (let seed = 1; all.asked < requests && all.differences.length < 20; seed++) {
    await stir(doors.house, town, seed);
    const world = await readBack(doors.house.owner, doors.house.clock().getTime());
    await ofReceivers(all, doors, town, world);
    await atWork(all, doors, town, world);
    await ofOwners(all, doors, town);
  }
  return all;
}

async function ofReceivers(
  all: Knocked,
  doors: FreshDoors,
  { receivers, young }: Town,
  world: World,
): Promise<void> {
  for (const [n, who] of receivers.entries()) {
    const { passport, grant } = shareOf(world, young[n]?.link ?? '');
    for (const path of ['/inzage/paspoort', '/inzage/papier'])
      await look(all, doors, { who, path, world, passport, grant });
  }
}

async function atWork(all: Knocked, doors: FreshDoors, { staff, young }: Town, world: World): Promise<void> {
  for (const who of staff) {
    await nothing(all, doors, who.cookie, '/begeleider/gedeeld');
    for (const id of young.flatMap((one) => [...one.atWork, one.link])) {
      const { passport, grant } = shareOf(world, id);
      // Mostly what is for where they work; now and then what is not.
      if (grant.organisation !== organisationOf(who) && (all.asked + id.charCodeAt(0)) % 4 !== 0) continue;
      await look(all, doors, { who, path: `/begeleider/gedeeld/${id}`, world, passport, grant });
    }
  }
}

const organisationOf = ({ as }: Someone): string | undefined =>
  'organisation' in as ? as.organisation : undefined;

/** Their own words on their own page; another's share is not there. */
async function ofOwners(all: Knocked, doors: FreshDoors, { young }: Town): Promise<void> {
  for (const { actor, cookie, link } of young)
    for (const other of young) {
      const { status, words } = await get(all, doors, cookie, `/delen/${other.link}`);
      if (other.link !== link && (status !== 404 || words.size > 0))
        all.differences.push(`${actor.owner} got ${status} for the share of ${other.actor.owner}`);
    }
}

function shareOf(world: World, id: string): { passport: Passport; grant: Grant } {
  for (const passport of world.passports) {
    const grant = passport.grants.find((one) => one.id === id);
    if (grant !== undefined) return { passport, grant };
  }
  throw new Error('no such share in this world');
}

/** What somebody is called: given at the beginning, and no word of ours. */
const named = 'wie1';

type Look = { who: Someone; path: string; world: World; passport: Passport; grant: Grant };

/** All words of the share when it opens, with 200; else not one. On paper there may be fewer: what does not fit on it. */
async function look(
  all: Knocked,
  doors: FreshDoors,
  { who, path, world, passport, grant }: Look,
): Promise<void> {
  const asked: Case = { who: who.as, passport: passport.owner, grant: grant.id, at: world.now };
  const open = opens(world, asked, passport, grant) === 'yes';
  const right = new Set(
    open
      ? passport.answers
          .filter((one) => one.question !== named && shows(grant, one))
          .map((one) => wordOf(passport.owner, one.question))
      : [],
  );
  const before = await endOf(doors, passport);
  const response = await send(all, doors, who.cookie, path);
  // Committed before the first byte is read, and one alone (G11).
  const lines = await looksSince(doors, passport, grant, before);
  const { status, words } = { status: response.status, words: wordsIn(await response.text()) };
  if (lines !== (open ? 1 : 0)) all.differences.push(`${who.as.kind} ${path} ${status} left ${lines} lines`);
  if (open) all.shown += words.size;
  const wrong = [...words].filter((word) => !right.has(word));
  const lost = path === '/inzage/papier' ? [] : [...right].filter((word) => !words.has(word));
  const closed = !open && words.size > 0;
  if (wrong.length > 0 || lost.length > 0 || closed || (open && status !== 200))
    all.differences.push(
      `${who.as.kind} ${path} ${status}: ${JSON.stringify({ open, wrong, lost, asked, grant })}`,
    );
}

async function nothing(all: Knocked, doors: FreshDoors, cookie: string, path: string): Promise<void> {
  const { words } = await get(all, doors, cookie, path);
  if (words.size > 0) all.differences.push(`${path} shows ${[...words]}`);
}

/** The number of the last line in the log of this passport. */
async function endOf({ house }: FreshDoors, { owner }: Passport): Promise<number> {
  const [row] = await house.owner('select n from audit.head where chain = $1', [owner]);
  return Number(row?.n ?? 0);
}

/** How often the log says since then that this share was looked at. */
async function looksSince(
  { house }: FreshDoors,
  { owner }: Passport,
  { id }: Grant,
  n: number,
): Promise<number> {
  const [row] = await house.owner(
    `select count(*)::int as n from audit.entry where chain = $1 and n > $2 and "grant" = $3 and action = 'grant.look' and outcome = 'allowed'`,
    [owner, n, id],
  );
  return Number(row?.n);
}

async function get(all: Knocked, doors: FreshDoors, cookie: string, path: string) {
  const response = await send(all, doors, cookie, path);
  return { status: response.status, words: wordsIn(await response.text()) };
}

async function send(all: Knocked, { app }: FreshDoors, cookie: string, path: string): Promise<Response> {
  const headers = { host: 'localhost:3000', cookie, 'accept-language': 'nl' };
  all.asked++;
  return app.request(new Request(new URL(path, 'http://localhost:3000'), { headers }));
}
