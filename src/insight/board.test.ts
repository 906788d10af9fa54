import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshSchool, join, type School } from '../../tests/harness/school.ts';
import { openLesson } from '../organisations/lesson.ts';
import { saveAnswer } from '../passport/answer.ts';
import { stampChapter } from '../passport/stamp.ts';
import { catalog } from '../questions/catalog.ts';
import type { Answer } from '../questions/model.ts';
import { readBoard } from './board.ts';

let school: School;
beforeAll(async () => {
  school = await freshSchool();
});
afterAll(() => school.house.drop());

const given = (text: string): Answer => ({ state: 'given', parts: { a: { kind: 'long', text } } });

describe('the board', () => {
  it('shows who is in, in the order of coming, with a number for the same name', async () => {
    const { house, visser, group } = school;
    const { code } = await openLesson(visser, house, group);
    for (const called of ['Noor', 'Sam', 'noor']) {
      await join(house, code, called);
      house.setClock(1_000);
    }
    const { members } = await readBoard(visser, house, group);
    expect(members.map((member) => member.called)).toEqual(['Noor', 'Sam', 'noor 2']);
    expect(Object.values(members[0]?.chapters ?? {})).toEqual(Array(5).fill('nothing'));
  });

  it('shows how far a chapter is: nothing, busy, stamped', async () => {
    const { house, visser, group } = school;
    const { code } = await openLesson(visser, house, group);
    const ali = await join(house, code, 'Ali');
    const question = catalog.questionsIn('wil', undefined).core[0]?.id ?? '';
    await saveAnswer(ali, house, question, given('iets met techniek'), 0);
    await stampChapter(ali, house, 'wie');
    const { members } = await readBoard(visser, house, group);
    const shown = members.find((member) => member.owner === ali.owner);
    expect(shown?.chapters).toEqual({
      wie: 'stamped',
      kan: 'nothing',
      wil: 'busy',
      nodig: 'nothing',
      stap: 'nothing',
    });
  });

  it('says the day that it last went on by the clock of Amsterdam: after midnight it is a new day (U31)', async () => {
    const { house, visser, group } = school;
    house.setClock('2026-11-26T23:20:00.000Z');
    const { code } = await openLesson(visser, house, group);
    const movedOf = async (owner: string) =>
      (await readBoard(visser, house, group)).members.find((member) => member.owner === owner)?.moved;
    const bo = await join(house, code, 'Bo');
    expect(await movedOf(bo.owner)).toBe('2026-11-27');
    house.setClock('2026-11-27T23:30:00.000Z');
    await saveAnswer(bo, house, catalog.questionsIn('wil', undefined).core[0]?.id ?? '', given('koken'), 0);
    expect(await movedOf(bo.owner)).toBe('2026-11-28');
    house.setClock('2026-11-28T22:30:00.000Z');
    await stampChapter(bo, house, 'wil');
    expect(await movedOf(bo.owner)).toBe('2026-11-28');
  });

  it('opens no answer, and no key of a passport (U31, U53)', async () => {
    const { house, visser, group } = school;
    const { code } = await openLesson(visser, house, group);
    const eva = await join(house, code, 'Eva');
    const question = catalog.questionsIn('nodig', undefined).core[0]?.id ?? '';
    await saveAnswer(eva, house, question, given('KANARIE-ANTWOORD'), 0);
    const opened: string[] = [];
    const keys = new Proxy(house.keys, {
      get(of, name) {
        if (name === 'open' || name === 'seal') opened.push(String(name));
        return Reflect.get(of, name);
      },
    });
    const board = await readBoard(visser, { ...house, keys }, group);
    expect(opened).toEqual([]);
    expect(JSON.stringify(board)).not.toContain('KANARIE');
    expect(JSON.stringify(board)).not.toContain('given');
  });
});
