import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPng } from '../../tests/harness/files.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { everyFile, read } from '../../tests/harness/papers.ts';
import { accept, aPassport, aReceiver, type Passport, prove, write } from '../../tests/harness/passport.ts';
import type { Actor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { days, minutes } from '../base/clock.ts';
import { schoolYear } from '../base/school-year.ts';
import { takeEverything } from '../export/take.ts';
import { catalog } from '../questions/catalog.ts';
import type { Question } from '../questions/model.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { wholeChapters } from '../sharing/scope.ts';
import { readHome } from './home.ts';
import { removeProof } from './proof.ts';
import { mostScratch, readScratch, writeScratch } from './scratch.ts';
import { forgetSnapshot, listSnapshots, makeSnapshot, readSnapshot } from './snapshot.ts';
import { readStill, sayStill } from './still.ts';
import { bringBack, forgetVersions, readVersions } from './version.ts';
import { versionsKept } from './version-rows.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
});
afterAll(() => house.drop());

let noor: Passport;
beforeEach(async () => {
  noor = await aPassport(house, 'Noor');
});
const later = (by: number): void => house.setClock(by);
const asked = (id: string): Question => {
  const question = catalog.question(id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
};
const wie5 = asked('wie5');
const versions = async () =>
  (await readVersions(noor.actor, house, wie5)).map(({ answer }) => Object.values(answer.parts)[0]);
const text = (words: string) => ({ kind: 'long', text: words });

describe('what an answer was before', () => {
  it('is kept per sitting, not per save, and at once when much of it went away', async () => {
    await write(house, noor, 'wie5', 'Een');
    await write(house, noor, 'wie5', 'Een twee');
    expect(await versions()).toEqual([]);
    later(minutes(11));
    await write(house, noor, 'wie5', 'Een twee drie, en nog een heel stuk meer');
    await write(house, noor, 'wie5', 'Weg');
    expect(await versions()).toEqual([text('Een twee drie, en nog een heel stuk meer'), text('Een twee')]);
  });

  it('can be brought back, and what stood is kept in its place', async () => {
    await write(house, noor, 'wie5', 'Mijn eerste zin');
    later(minutes(11));
    await write(house, noor, 'wie5', 'Mijn tweede zin');
    const [first] = await readVersions(noor.actor, house, wie5);
    expect(await bringBack(noor.actor, house, wie5, first?.id ?? ('' as never))).toBe(true);
    expect(await versions()).toEqual([text('Mijn tweede zin')]);
    expect(await bringBack(noor.actor, house, wie5, first?.id ?? ('' as never))).toBe(false);
    await forgetVersions(noor.actor, house, wie5);
    expect(await versions()).toEqual([]);
  });

  it('is a bounded number: the oldest goes', async () => {
    for (let n = 0; n <= versionsKept + 2; n++) {
      await write(house, noor, 'wie5', `Zin ${n}`);
      later(minutes(11));
    }
    expect(await versions()).toHaveLength(versionsKept);
    expect((await versions()).at(-1)).toEqual(text('Zin 2'));
  });
});

describe('a new school year (F23, U32)', () => {
  const turn = () => later(days(366));

  it('turns on 1 August by the clock on the wall', () => {
    expect(schoolYear(new Date('2026-07-31T21:59:59Z'))).toBe('2025-2026');
    expect(schoolYear(new Date('2026-07-31T22:00:00Z'))).toBe('2026-2027');
    expect(schoolYear(new Date('2027-01-01T00:00:00Z'))).toBe('2026-2027');
  });

  it('keeps how the passport was, in the words that were asked, before the first change', async () => {
    const year = schoolYear(house.clock());
    await write(house, noor, 'wie5', 'Toen was ik trots op mijn hond');
    turn();
    await write(house, noor, 'wie5', 'Nu op mijn stage');
    const [snapshot, ...more] = await listSnapshots(noor.actor, house);
    expect([snapshot?.year, more]).toEqual([year, []]);
    const { portrait } = await readSnapshot(noor.actor, house, snapshot?.id ?? ('' as never));
    const told = portrait.chapters[0]?.questions.find(({ id }) => id === 'wie5');
    expect(told?.question).toBe('Waar ben je trots op?');
    expect(told?.lines.map((line) => line.text)).toEqual(['Toen was ik trots op mijn hond']);
    await write(house, noor, 'wie3', 'Nog iets');
    expect(await listSnapshots(noor.actor, house)).toHaveLength(1);
    const id = snapshot?.id ?? ('' as never);
    const sam = await aPassport(house, 'Sam');
    await expect(forgetSnapshot(sam.actor, house, id)).rejects.toMatchObject({ kind: 'not-there' });
    await forgetSnapshot(noor.actor, house, id);
    expect(await listSnapshots(noor.actor, house)).toEqual([]);
    await expect(forgetSnapshot(noor.actor, house, id)).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('asks of each old answer whether it holds; it stands all the while, and progress only goes up (U24)', async () => {
    await write(house, noor, 'wie5', 'Mijn hond');
    await write(house, noor, 'wie3', 'Dat ik lief ben');
    const before = await readHome(noor.actor, house);
    expect(before.old).toBe(0);
    turn();
    const after = await readHome(noor.actor, house);
    expect(after.old).toBe(2);
    expect(after.progress).toEqual(before.progress);
    expect((await readStill(noor.actor, house)).ids).toEqual(['wie5', 'wie3']);
    await sayStill(noor.actor, house, wie5, 'yes');
    await sayStill(noor.actor, house, asked('wie3'), 'unsure');
    expect(await readStill(noor.actor, house)).toMatchObject({ ids: [], unsure: ['wie3'] });
    await write(house, noor, 'wie3', 'Dat ik nog steeds lief ben');
    expect((await readStill(noor.actor, house)).unsure).toEqual([]);
    expect((await readHome(noor.actor, house)).progress).toEqual(before.progress);
  });

  it('keeps which proofs there were, by their names, also when one is taken away later (F23)', async () => {
    const photo = await prove(house, noor, 'kan7', aPng(30, 20), 'Mijn fiets');
    // They stand in the order in which they were added.
    later(minutes(1));
    const second = await prove(house, noor, 'kan7', aPng(20, 30));
    await makeSnapshot(noor.actor, house);
    await removeProof(noor.actor, house, photo);
    const [made] = await listSnapshots(noor.actor, house);
    const { portrait, kept } = await readSnapshot(noor.actor, house, made?.id ?? ('' as never));
    const told = portrait.chapters.flatMap(({ questions }) => questions).find(({ id }) => id === 'kan7');
    expect(told?.lines).toEqual([]);
    expect(told?.proofs?.map(({ id, kind, caption }) => [id, kind, caption])).toEqual([
      [photo, 'image', 'Mijn fiets'],
      [second, 'image', ''],
    ]);
    expect([...kept]).toEqual([second]);
  });

  it('is kept on asking too', async () => {
    await write(house, noor, 'wie5', 'Mijn hond');
    expect(await makeSnapshot(noor.actor, house)).toBe(true);
    expect(await listSnapshots(noor.actor, house)).toHaveLength(1);
  });
});

describe('the scratch pad (F25)', () => {
  it('keeps both texts of two devices under each other, and tells each what stands around its own', async () => {
    await writeScratch(noor.actor, house, 'Op de telefoon', 0);
    const both = await writeScratch(noor.actor, house, 'Op het Chromebook', 0);
    expect(both).toEqual({ kind: 'joined', revision: 2, head: 'Op de telefoon\n\n', tail: '' });
    const { words } = await readScratch(noor.actor, house);
    expect(words).toBe('Op de telefoon\n\nOp het Chromebook');
    const again = await writeScratch(noor.actor, house, 'de telefoon', 0);
    expect(again).toEqual({ kind: 'joined', revision: 2, head: 'Op ', tail: '\n\nOp het Chromebook' });
    expect(await writeScratch(noor.actor, house, words, 0)).toEqual({ kind: 'saved', revision: 2 });
    expect((await readScratch(noor.actor, house)).words).toBe(words);
  });

  it('of five devices at the same moment keeps the words of each', async () => {
    await writeScratch(noor.actor, house, 'nul', 0);
    // From its second write on, a session asks the door for less, and does not wait for the others.
    await writeScratch(noor.actor, house, 'eerst', 1);
    const devices = ['een', 'twee', 'drie', 'vier', 'vijf'];
    await Promise.all(devices.map((words) => writeScratch(noor.actor, house, words, 0)));
    const { words, revision } = await readScratch(noor.actor, house);
    expect([words.split('\n\n').sort(), revision]).toEqual([['eerst', ...devices].sort(), 7]);
  });

  it('takes no more than a pad holds, and leaves what stands', async () => {
    const long = 'a'.repeat(mostScratch - 10);
    expect(await writeScratch(noor.actor, house, long, 0)).toEqual({ kind: 'saved', revision: 1 });
    expect(await writeScratch(noor.actor, house, 'b'.repeat(20), 0)).toEqual({ kind: 'full' });
    expect(await writeScratch(noor.actor, house, `${long}${'c'.repeat(20)}`, 1)).toEqual({ kind: 'full' });
    expect(await readScratch(noor.actor, house)).toEqual({ words: long, revision: 1 });
  });
});

describe('what is the owner’s alone', () => {
  const tables = ['passport.version', 'passport.snapshot', 'passport.scratch'] as const;
  async function fill() {
    await write(house, noor, 'wie5', 'Een');
    later(minutes(11));
    await write(house, noor, 'wie5', 'Twee');
    await makeSnapshot(noor.actor, house);
    await writeScratch(noor.actor, house, 'Alleen voor mij', 0);
  }
  const rowsSeen = (actor: Actor, action: 'answer.read' | 'grant.look' | 'key.destroy') =>
    perform(house, actor, action, { passport: noor.actor.owner }, async ({ tx }) => {
      const found = [];
      for (const table of tables) found.push((await tx.selectFrom(table).select('owner').execute()).length);
      return found;
    });

  it('is seen by no receiver of everything, and not by the night watch: row security alone', async () => {
    await fill();
    const chapters = wholeChapters;
    const id = await makeDraft(noor.actor, house, aReceiver);
    await chooseWhat(noor.actor, house, id, { chapters, questions: [] });
    await giveGrant(noor.actor, house, id);
    const receiver = await accept(house, noor, id);
    expect(await rowsSeen(noor.actor, 'answer.read')).toEqual([1, 1, 1]);
    expect(await rowsSeen(receiver, 'grant.look')).toEqual([0, 0, 0]);
    expect(await rowsSeen({ kind: 'system', job: 'night' }, 'key.destroy')).toEqual([0, 0, 0]);
  });

  it('is read by nothing that makes something for others', () => {
    const readers = everyFile().filter(
      (path) =>
        /^src\/.*(?<!\.test)\.tsx?$/.test(path) &&
        /from '[^']*\/(scratch|snapshot|version)(-rows)?\.ts'/.test(read(path)),
    );
    expect(readers.sort()).toEqual([
      'src/export/bring.ts',
      'src/export/over-time.ts',
      // Only how long a pad may be.
      'src/export/own-file.ts',
      'src/identity/return.ts',
      'src/look/question.ts',
      'src/passport/answer.ts',
      'src/passport/scratch.ts',
      'src/passport/snapshot.ts',
      'src/passport/version.ts',
      'src/web/jongere/eerder.tsx',
      'src/web/jongere/jaren.tsx',
      'src/web/jongere/kladblok.tsx',
      'src/web/jongere/vraag.tsx',
    ]);
  });

  it('is in what the owner takes along', async () => {
    await fill();
    const { overTime } = await takeEverything(noor.actor, house, 'nl');
    expect(overTime.scratchPad).toBe('Alleen voor mij');
    expect(overTime.earlier.map(({ question }) => question)).toEqual(['wie5']);
    expect(overTime.years).toHaveLength(1);
  });

  it('goes with the passport', async () => {
    await fill();
    await house.owner('delete from passport.passport where owner = $1', [noor.actor.owner]);
    for (const table of tables) {
      expect(await house.owner(`select 1 from ${table} where owner = $1`, [noor.actor.owner])).toEqual([]);
    }
  });
});
