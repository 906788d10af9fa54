import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { freshSchool, join, type School } from '../../tests/harness/school.ts';
import type { OwnerActor } from '../access/actor.ts';
import { hours } from '../base/clock.ts';
import { type LessonId, newId, type OwnerId } from '../base/id.ts';
import { followBoard, readBoard } from '../insight/board.ts';
import { readClassmates } from '../look/classmates.ts';
import { duosOf, lineOf, makeDuos, stopDuos } from './duo.ts';
import { readGroups } from './groups.ts';
import { openLesson, stopLesson } from './lesson.ts';
import { removeMember } from './member.ts';

const people = (count: number): OwnerId[] => Array.from({ length: count }, () => newId<OwnerId>());
const seated = (line: readonly OwnerId[]) => line.map((owner, n) => ({ owner, place: n + 1 }));
const names = (duos: readonly { owner: OwnerId }[][]) => duos.map((duo) => duo.map(({ owner }) => owner));
const sizes = (duos: readonly unknown[][]) => duos.map((duo) => duo.length).sort();

describe('the line of a round (F115)', () => {
  const lesson = newId<LessonId>();

  it('puts everybody two by two, and three in an odd class; the same each time it is asked', () => {
    for (const count of [2, 3, 4, 7, 12, 29]) {
      const owners = people(count);
      const line = lineOf(owners, lesson, 1);
      expect(new Set(line)).toEqual(new Set(owners));
      expect(lineOf(owners.toReversed(), lesson, 1)).toEqual(line);
      const groups = sizes(duosOf(seated(line)));
      expect(groups.filter((size) => size === 3)).toHaveLength(count % 2);
      expect(groups.filter((size) => size !== 2 && size !== 3)).toEqual([]);
    }
    expect(lineOf([], lesson, 1)).toEqual([]);
  });

  it('is shuffled: another lesson has another one', () => {
    const owners = people(12);
    expect(lineOf(owners, newId<LessonId>(), 1)).not.toEqual(lineOf(owners, lesson, 1));
  });

  it('gives nobody the same one again before everybody had everybody', () => {
    const owners = people(8);
    const met = new Set<string>();
    for (let round = 1; round <= 7; round++)
      for (const duo of names(duosOf(seated(lineOf(owners, lesson, round))))) met.add(duo.toSorted().join());
    expect(met.size).toBe((8 * 7) / 2);
  });
});

describe('who is with whom', () => {
  const at = (...places: (number | null)[]) => places.map((place, n) => ({ n, place }));
  const places = (duos: { place: number | null }[][]) => duos.map((duo) => duo.map(({ place }) => place));

  it('who comes later joins, and the next one makes it two again', () => {
    expect(places(duosOf(at(1, 2, 3, 4)))).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(places(duosOf(at(1, 2, 3, 4, 5)))).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(places(duosOf(at(1, 2, 3, 4, 5, 6)))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it('who is left alone is put with somebody else who is; nobody stays alone but in a class of one', () => {
    expect(places(duosOf(at(1, 3, 5, 6)))).toEqual([
      [5, 6],
      [1, 3],
    ]);
    expect(places(duosOf(at(1, 3, 4, null)))).toEqual([
      [3, 4],
      [1, null],
    ]);
    expect(places(duosOf(at(1)))).toEqual([[1]]);
    expect(duosOf([])).toEqual([]);
  });
});

describe('a mentor makes pairs', () => {
  let school: School;
  let pupils: OwnerActor[];
  let code = '';
  beforeAll(async () => {
    school = await freshSchool();
    const { house, visser, group } = school;
    ({ code } = await openLesson(visser, house, group));
    pupils = [];
    for (const name of ['Noor', 'Sam', 'Bo']) pupils.push(await join(house, code, name));
  });
  afterAll(() => school.house.drop());

  const withWhom = async (pupil: OwnerActor | undefined) => {
    const seen = pupil && (await readClassmates(pupil, school.house));
    const called = seen?.others.filter(({ duo }) => duo).map((one) => one.called);
    return seen?.duos ? called?.toSorted() : undefined;
  };

  it('of who is in; a double press makes them once, and the board changes', async () => {
    const { house, visser, group } = school;
    expect(await withWhom(pupils[0])).toBeUndefined();
    const before = await followBoard(visser, house, group);
    expect(await makeDuos(visser, house, group, 0)).toBe(true);
    expect(await makeDuos(visser, house, group, 0)).toBe(false);
    expect(await withWhom(pupils[0])).toEqual(['Bo', 'Sam']);
    expect(await followBoard(visser, house, group)).not.toBe(before);
  });

  it('who comes in later is joined, and another press makes others', async () => {
    const { house, visser, group } = school;
    const daan = await join(house, code, 'Daan');
    pupils.push(daan);
    const all = await Promise.all(pupils.map(withWhom));
    expect(all.map((some) => some?.length)).toEqual([1, 1, 1, 1]);
    const lesson = (await readBoard(visser, house, group)).lesson;
    expect(await makeDuos(visser, house, group, lesson?.round ?? 0)).toBe(true);
    const again = await Promise.all(pupils.map(withWhom));
    expect(again.map((some) => some?.length)).toEqual([1, 1, 1, 1]);
    again.forEach((some, n) => {
      expect(some).not.toEqual(all[n]);
    });
  });

  it('who is taken off the list is seen by nobody and sees nobody', async () => {
    const { house, visser, group } = school;
    const bo = pupils[2];
    if (bo === undefined) throw new Error('no Bo');
    await removeMember(visser, house, group, bo.owner);
    expect(await readClassmates(bo, house)).toBeUndefined();
    const noor = pupils[0] && (await readClassmates(pupils[0], house));
    expect(noor?.others.map(({ called }) => called).sort()).toEqual(['Daan', 'Sam']);
    expect((await Promise.all([pupils[0], pupils[1]].map(withWhom))).flat()).not.toContain('Bo');
  });

  it('nobody else can: no other mentor, and no young person by hand', async () => {
    const { house, bakker, kuiper, group } = school;
    const smit = await signInStaff(house, 'smit@proefschool.example', 'dean');
    for (const other of [bakker, kuiper, smit]) {
      await expect(makeDuos(other, house, group, 3)).rejects.toMatchObject({ kind: 'not-there' });
      await expect(stopDuos(other, house, group, 3)).rejects.toMatchObject({ kind: 'not-there' });
    }
  });

  it('stops them; and without a lesson nobody sees anybody', async () => {
    const { house, visser, bakker, group } = school;
    const round = (await readBoard(visser, house, group)).lesson?.round ?? 0;
    expect(await stopDuos(visser, house, group, round)).toBe(true);
    expect(await withWhom(pupils[0])).toBeUndefined();
    expect((await readClassmatesOf(0))?.others).toHaveLength(2);
    const [third] = await readGroups(bakker, house);
    if (third === undefined) throw new Error('Bakker has no group');
    const other = await openLesson(bakker, house, third.id);
    const stranger = await join(house, other.code, 'Vreemd');
    expect((await readClassmates(stranger, house))?.others).toEqual([]);
    await stopLesson(visser, house, group);
    expect(await readClassmatesOf(0)).toBeUndefined();
    expect(await makeDuos(visser, house, group, round)).toBe(false);
    await openLesson(visser, house, group);
    // Nobody is in the new lesson before coming in, and the old one's time is over too.
    expect(await readClassmatesOf(0)).toBeUndefined();
    house.setClock(hours(3));
    expect(await readClassmates(stranger, house)).toBeUndefined();
  });

  const readClassmatesOf = (n: number) => {
    const pupil = pupils[n];
    if (pupil === undefined) throw new Error('nobody');
    return readClassmates(pupil, school.house);
  };
});
