import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Story } from '../seeds/answers.ts';
import { young } from '../seeds/cast.ts';
import { bicycle } from '../seeds/drawing.ts';
import { plant } from '../seeds/plant.ts';
import { regions, workers } from '../seeds/regions.ts';
import { signInStaff } from '../seeds/sign-in.ts';
import { meesLastYear, mees as meesNow } from '../seeds/stories/mees.ts';
import { readCode } from '../src/base/code.ts';
import { schoolYear } from '../src/base/school-year.ts';
import { readConsent } from '../src/consent/read.ts';
import { returnByCard } from '../src/identity/return.ts';
import { findSession } from '../src/identity/session.ts';
import { readBoard } from '../src/insight/board.ts';
import { readGroups } from '../src/organisations/groups.ts';
import { readHome } from '../src/passport/home.ts';
import { readProofs } from '../src/passport/proof.ts';
import { listSnapshots, readSnapshot } from '../src/passport/snapshot.ts';
import { readStill } from '../src/passport/still.ts';
import { catalog } from '../src/questions/catalog.ts';
import { checkAnswer } from '../src/questions/check.ts';
import { chapterIds } from '../src/questions/model.ts';
import { listShares } from '../src/sharing/list.ts';
import { replyKinds } from '../src/sharing/reply-rows.ts';
import { talkKinds, talkStates } from '../src/talks/life.ts';
import { type FreshHouse, freshHouse } from './harness/house.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
  await plant(house);
});
afterAll(() => house.drop());

const count = async () =>
  house.owner(`select (select count(*) from passport.passport) as passports, (select count(*) from audit.entry) as lines,
    (select count(*) from organisations.lesson) as lessons, (select count(*) from identity.person) as people`);

const be = async (called: string) => {
  const one = young.find((person) => person.called === called);
  const token = await returnByCard(house, one?.card ?? '', 'shared');
  const actor = token === undefined ? undefined : (await findSession(house, token))?.actor;
  if (actor?.kind !== 'owner') throw new Error(`${called} is not there`);
  return actor;
};

const asked = (story: Story) =>
  Object.entries(story).map(([id, said]) => ({ id, said, question: catalog.question(id) }));

describe('the cast', () => {
  it.each(young)('$called answers what is asked, as it can be answered', ({ story, before = {} }) => {
    for (const { id, said, question } of [...asked(before), ...asked(story)]) {
      expect(question?.id).toBe(id);
      if (question === undefined || typeof said === 'string') continue;
      for (const [part, value] of Object.entries(said)) {
        expect([id, part, question.parts.find((one) => one.id === part)?.kind]).toEqual([
          id,
          part,
          value.kind,
        ]);
      }
      expect(checkAnswer(question, { state: 'given', parts: said })).toEqual([]);
    }
  });

  it('has cards and addresses that can only be made up', () => {
    for (const { card } of young) expect(readCode(card, 12)).toBe(card);
    for (const { mail } of workers) expect(mail).toMatch(/\.example$/);
    expect(regions).toHaveLength(2);
  });

  it('is planted once: again changes nothing', async () => {
    const before = await count();
    await plant(house);
    expect(await count()).toEqual(before);
  });

  it('is in different states', async () => {
    const states = await Promise.all(
      young.map(async ({ called }) => {
        const actor = await be(called);
        const { progress, route } = await readHome(actor, house);
        const shares = await listShares(actor, house);
        const stamps = chapterIds.filter((chapter) => progress[chapter].stamped).length;
        return [
          called,
          route,
          stamps,
          shares.map(({ state, looks }) => `${state} ${looks?.times ?? 0}`).join(),
        ];
      }),
    );
    expect(states).toEqual([
      ['Noor', 'mbo', 2, 'open 1'],
      ['Oleh', null, 0, ''],
      ['Daan', 'mbo', 5, 'offered 0,open 1'],
      ['Selin', 'werk', 3, 'open 1'],
      ['Mees', 'werk', 1, 'open 1,open 1,ended 0'],
      ['Amira', 'mbo', 3, 'draft 0,stopped 1'],
      ['Luuk', 'mbo', 1, ''],
      ['Bo', 'werk', 0, ''],
    ]);
  });

  it('has somebody in each state of consent, of a talk, of an answer back, and of help (F111)', async () => {
    const standings = await Promise.all(
      young.map(async ({ called }) => (await readConsent(await be(called), house)).standing),
    );
    expect(new Set(standings)).toEqual(new Set(['unknown', 'alone', 'consented', 'objected', 'missing']));
    const values = async (sql: string): Promise<unknown[]> => {
      const found = (await house.owner(sql)).map(({ value }) => value);
      return [...new Set(found)].sort();
    };
    expect(await values('select kind as value from consent.asking')).toEqual(['exception', 'paper']);
    expect(await values('select state as value from talks.talk')).toEqual([...talkStates].sort());
    expect(await values('select kind as value from talks.talk')).toEqual([...talkKinds].sort());
    expect(await values('select kind as value from sharing.reply')).toEqual([...replyKinds].sort());
    expect(
      await values(`select case when closed is not null then 'closed' when person is null then 'waits'
        when exists (select from aftercare.takeover t where t.signal = s.id) then 'handed over' else 'helped' end as value from aftercare.signal s`),
    ).toEqual(['closed', 'handed over', 'helped', 'waits']);
    expect(
      await values(
        `select case when confirmed is null then 'proposed' else 'started' end as value from aftercare.landing`,
      ),
    ).toEqual(['proposed', 'started']);
  });

  it('has somebody with answers of a year ago: last year is kept, and is asked after (U32, F23)', async () => {
    const mees = await be('Mees');
    const year = (await listSnapshots(mees, house)).at(-1);
    expect(year?.year).not.toBe(schoolYear(house.clock()));
    const { portrait } = await readSnapshot(mees, house, year?.id ?? ('' as never));
    const then = portrait.chapters.flatMap(({ questions }) => questions);
    expect(then.map(({ id }) => id)).toEqual(
      catalog.questions
        .map(({ id }) => id)
        .filter((id) => id in meesLastYear || catalog.askedAtStart.has(id)),
    );
    const { ids } = await readStill(mees, house);
    expect(Object.keys(meesLastYear).filter((id) => !(id in meesNow) && !ids.includes(id))).toEqual([]);
  });

  it('shows a drawing with an answer: the same bytes every time, a few kilobytes, nobody in it', async () => {
    const { proofs } = await readProofs(await be('Daan'), house);
    expect(proofs).toMatchObject([{ question: 'kan7', kind: 'image', width: 480, height: 320 }]);
    expect(proofs[0]?.size).toBeLessThan(30_000);
    expect(bicycle().equals(bicycle())).toBe(true);
  });

  it('has answered all that is asked first, where the passport is done', async () => {
    const { filled } = await readHome(await be('Daan'), house);
    const core = chapterIds.flatMap((chapter) => catalog.questionsIn(chapter, 'mbo').core);
    expect(core.filter(({ id }) => !filled.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('stands on the board of its mentor', async () => {
    const mentor = await signInStaff(house, 'haddou@wilgenstroom.example', 'mentor');
    const groups = await readGroups(mentor, house);
    const names = await Promise.all(
      groups.map(async ({ id, name }) => [
        name,
        (await readBoard(mentor, house, id)).members.map((one) => one.called),
      ]),
    );
    expect(names).toEqual([
      ['3B', ['Noor', 'Oleh']],
      ['4A', ['Daan']],
    ]);
  });
});
