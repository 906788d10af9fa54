import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshSchool, join, type School } from '../../tests/harness/school.ts';
import { visitor } from '../access/actor.ts';
import { enter } from '../access/facts.ts';
import { perform } from '../access/perform.ts';
import { hours, minutes } from '../base/clock.ts';
import { codeAlphabet } from '../base/code.ts';
import { newId, type OwnerId } from '../base/id.ts';
import { findLesson } from '../identity/find-lesson.ts';
import { readBoard } from '../insight/board.ts';
import { ask } from '../store/statement.ts';
import { readGroups } from './groups.ts';
import { openLesson, renewCode, stopLesson } from './lesson.ts';
import { removeMember } from './member.ts';

let school: School;
beforeAll(async () => {
  school = await freshSchool();
});
afterAll(() => school.house.drop());

describe('the code on the board (U27)', () => {
  it('is six signs of the alphabet, and works for two hours', async () => {
    const { house, visser, group } = school;
    const lesson = await openLesson(visser, house, group);
    expect(lesson.code).toMatch(new RegExp(`^[${codeAlphabet}]{6}$`));
    expect(lesson.ends.getTime() - lesson.opened.getTime()).toBe(hours(2));
  });

  it('leads to the group, the school and the mentor, however it is typed', async () => {
    const { house, visser, group } = school;
    const { code } = await openLesson(visser, house, group);
    const sloppy = ` ${code.slice(0, 2).toLowerCase()} ${code.slice(2, 4)}-${code.slice(4).toLowerCase()}. `;
    expect(await findLesson(visitor, house, sloppy)).toMatchObject({
      group,
      groupName: '3B',
      organisationName: 'De Proefschool',
      mentorName: 'mevrouw Visser',
    });
  });

  it('a group has one lesson at a time: opening again, also at the same moment, gives the same one', async () => {
    const { house, visser, group } = school;
    await stopLesson(visser, house, group);
    const [first, second] = await Promise.all([
      openLesson(visser, house, group),
      openLesson(visser, house, group),
    ]);
    expect(second.code).toBe(first.code);
    const rows = await house.owner(
      'select id from organisations.lesson where "group" = $1 and stopped is null',
      [group],
    );
    expect(rows).toHaveLength(1);
  });

  it('stops at once when it is renewed, and the new one works for two hours from then', async () => {
    const { house, visser, group } = school;
    const before = await openLesson(visser, house, group);
    house.setClock(minutes(50));
    const renewed = await renewCode(visser, house, group);
    expect(renewed?.code).not.toBe(before.code);
    expect(renewed?.ends.getTime()).toBe(house.clock().getTime() + hours(2));
    expect(await findLesson(visitor, house, before.code)).toBeUndefined();
    expect(await findLesson(visitor, house, renewed?.code ?? '')).toMatchObject({ group });
  });

  it('lets nobody in any more when the lesson is stopped, or over', async () => {
    const { house, visser, group } = school;
    const { code } = await openLesson(visser, house, group);
    await stopLesson(visser, house, group);
    expect(await findLesson(visitor, house, code)).toBeUndefined();
    expect(await renewCode(visser, house, group)).toBeUndefined();
    const next = await openLesson(visser, house, group);
    expect(next.code).not.toBe(code);
    house.setClock(hours(2));
    expect(await findLesson(visitor, house, next.code)).toBeUndefined();
    expect((await readGroups(visser, house))[0]?.lessonEnds).toBeUndefined();
  });

  it('stands nowhere in clear', async () => {
    const { house, visser, group } = school;
    const { code } = await openLesson(visser, house, group);
    const rows = await house.owner('select * from organisations.lesson where "group" = $1', [group]);
    for (const row of rows)
      for (const value of Object.values(row)) expect(readable(value)).not.toContain(code);
  });
});

/** Bytes as text too: `inspect` would show them as numbers, and find nothing. */
const readable = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);

describe('a mentor of another group', () => {
  it('gets nothing, on every act of the lesson (U31)', async () => {
    const { house, visser, bakker, kuiper, group } = school;
    const { code } = await openLesson(visser, house, group);
    const noor = await join(house, code, 'Noor');
    for (const other of [bakker, kuiper]) {
      const tries = [
        () => openLesson(other, house, group),
        () => renewCode(other, house, group),
        () => stopLesson(other, house, group),
        () => readBoard(other, house, group),
        () => removeMember(other, house, group, noor.owner),
      ];
      for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ kind: 'not-there' });
    }
    const board = await readBoard(visser, house, group);
    expect(board.lesson?.code).toBe(code);
    expect(board.members.map((member) => member.called)).toContain('Noor');
  });

  it('gets nothing either where the first wall is down: row security shows no member and no progress', async () => {
    const { house, visser, bakker, group } = school;
    const { code } = await openLesson(visser, house, group);
    await join(house, code, 'Sam');
    const seen = await house.store.transaction(async (tx) => {
      await ask(tx, enter(bakker, {}, null, null, house.clock()));
      return [
        ...(await tx.selectFrom('organisations.member').selectAll().execute()),
        ...(await tx.selectFrom('passport.progress').selectAll().execute()),
      ];
    });
    expect(seen).toEqual([]);
  });

  it('sees only the own groups', async () => {
    const { house, visser, bakker } = school;
    expect((await readGroups(visser, house)).map((group) => group.name)).toEqual(['3B']);
    expect((await readGroups(bakker, house)).map((group) => group.name)).toEqual(['3C']);
  });

  it('loses the group at once with the role', async () => {
    const { house, kuiper } = school;
    const [own] = await readGroups(kuiper, house);
    if (own === undefined) throw new Error('Kuiper has no group');
    await openLesson(kuiper, house, own.id);
    await house.owner('update organisations.staff set until = $1 where person = $2', [
      house.clock(),
      kuiper.person,
    ]);
    await expect(openLesson(kuiper, house, own.id)).rejects.toMatchObject({ kind: 'not-there' });
    await expect(readBoard(kuiper, house, own.id)).rejects.toMatchObject({ kind: 'not-there' });
  });
});

describe('a mistake on the list (U28)', () => {
  it('is taken off, and may come back with the code', async () => {
    const { house, visser, group } = school;
    const { code } = await openLesson(visser, house, group);
    const wrong = await join(house, code, 'Verkeerde klas');
    expect(await removeMember(visser, house, group, wrong.owner)).toBe(true);
    // The second wall too: row security shows this mentor nothing more of how far the passport is.
    const seen = await perform(house, visser, 'lesson.watch', { group }, ({ tx }) =>
      tx.selectFrom('passport.progress').select('owner').where('owner', '=', wrong.owner).execute(),
    );
    expect(seen).toEqual([]);
    expect(await removeMember(visser, house, group, wrong.owner)).toBe(false);
    const { members } = await readBoard(visser, house, group);
    expect(members.map((member) => member.owner)).not.toContain(wrong.owner);
    expect(await removeMember(visser, house, group, newId<OwnerId>())).toBe(false);
  });
});
