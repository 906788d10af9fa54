import { hash } from 'node:crypto';
import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GroupId, LessonId, OwnerId } from '../base/id.ts';
import { putInLine, setDuos } from './duo-rows.ts';
import { liveLesson } from './lesson-rows.ts';
import { type LessonTable, type MemberTable, membersOf } from './rows.ts';

/**
 * "Maak tweetallen" (F115): puts who is in the lesson two by two, and three when somebody would be alone. Pressed again the pairs are others.
 * `seen`: the round that the mentor's page showed, so that a double press makes them once. `false` when nothing was made: no lesson is on,
 * fewer than two are in, or another press came first. Faults: `not-there` for a group that is not this mentor's.
 */
export async function makeDuos(
  actor: StaffActor,
  house: House,
  group: GroupId,
  seen: number,
): Promise<boolean> {
  return perform(house, actor, 'lesson.duo', { group }, async ({ tx, now }) => {
    const live = await liveLesson(tx, group, now);
    if (live === undefined) return false;
    const inside = (await membersOf(tx, group)).filter(({ lesson }) => lesson === live.id);
    const round = otherRound(inside, live, seen);
    if (inside.length < 2 || !(await setDuos(tx, live.id, { duos: true, round, seen }))) return false;
    await putInLine(tx, live, lineOf(ownersOf(inside), live.id, round));
    return true;
  });
}

const ownersOf = (people: readonly { owner: OwnerId }[]): OwnerId[] => people.map(({ owner }) => owner);

/** The next round in which nobody is with whom they are with now; just the next one when there is none, as in a class of three. */
function otherRound(
  inside: readonly Pick<MemberTable, 'owner' | 'place'>[],
  { id, duos }: Pick<LessonTable, 'id' | 'duos'>,
  seen: number,
): number {
  const next = seen + 1;
  const now = duos ? pairsIn(duosOf(inside)) : new Set<string>();
  const rounds = inside.map((_, n) => next + n);
  const owners = ownersOf(inside);
  return (
    rounds.find((round) => {
      const line = lineOf(owners, id, round).map((owner, n) => ({ owner, place: n + 1 }));
      return ![...pairsIn(duosOf(line))].some((pair) => now.has(pair));
    }) ?? next
  );
}

/** Every two who are together, whichever is named first; in a group of three that is three times two. */
function pairsIn(duos: readonly (readonly { owner: OwnerId }[])[]): Set<string> {
  const pairs = duos
    .map(ownersOf)
    .flatMap((duo) =>
      duo.flatMap((one) => duo.filter((other) => one < other).map((other) => `${one} ${other}`)),
    );
  return new Set(pairs);
}

/** There are pairs no more; what pupils asked each other goes on until the lesson ends. Faults: as `makeDuos`. */
export async function stopDuos(
  actor: StaffActor,
  house: House,
  group: GroupId,
  seen: number,
): Promise<boolean> {
  return perform(house, actor, 'lesson.duo', { group }, async ({ tx, now }) => {
    const live = await liveLesson(tx, group, now);
    return live !== undefined && setDuos(tx, live.id, { duos: false, round: seen, seen });
  });
}

/**
 * The line of a round: first and second are together, third and fourth, and so on. Shuffled by lesson, the same each time it is asked. From
 * round to round all but one move on a seat around the table, so that nobody is with the same one again before everybody was.
 */
export function lineOf(owners: readonly OwnerId[], lesson: LessonId, round: number): OwnerId[] {
  const lot = (owner: OwnerId): string => hash('sha256', `${lesson} ${owner}`);
  const [first, ...others] = owners.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1));
  if (first === undefined) return [];
  const seats: (OwnerId | undefined)[] = others.length % 2 === 0 ? [...others, undefined] : others;
  const turn = (round - 1) % seats.length;
  const table = [first, ...seats.slice(turn), ...seats.slice(0, turn)];
  const across = table.slice(0, table.length / 2).map((one, n) => [one, table[table.length - 1 - n]]);
  const whole = across.filter((two) => !two.includes(undefined));
  const alone = across.filter((two) => two.includes(undefined));
  return [...whole, ...alone].flat().filter((one) => one !== undefined);
}

/**
 * Who is with whom, out of places in a line. Who would be alone (an odd number, or the other one is gone) is put with somebody else who is, and
 * the last one with the last pair. Only in a class of one somebody stays alone.
 */
export function duosOf<Person extends { place: number | null }>(people: readonly Person[]): Person[][] {
  const seated = new Map<number, Person[]>();
  const late: Person[][] = [];
  for (const person of people.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || 0)) {
    if (person.place === null) late.push([person]);
    else {
      const seat = Math.ceil(person.place / 2);
      seated.set(seat, [...(seated.get(seat) ?? []), person]);
    }
  }
  const groups = [...seated.values(), ...late];
  const duos = groups.filter((group) => group.length > 1);
  const alone = groups.filter((group) => group.length === 1).flat();
  for (let n = 0; n + 1 < alone.length; n += 2) duos.push(alone.slice(n, n + 2));
  const last = alone.length % 2 === 1 ? alone.slice(-1) : [];
  const joined = duos.pop() ?? [];
  return [...duos, [...joined, ...last]].filter((group) => group.length > 0);
}
