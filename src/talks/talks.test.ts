import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../seeds/sign-in.ts';
import { addedQuestion } from '../../tests/harness/added-question.ts';
import { freshSchool, join, type School } from '../../tests/harness/school.ts';
import type { OwnerActor, StaffActor } from '../access/actor.ts';
import { enter } from '../access/facts.ts';
import { days, hours, after as later } from '../base/clock.ts';
import { type AgreementId, newId, type PointId, type TalkId } from '../base/id.ts';
import { atWall } from '../base/wall.ts';
import { openLesson } from '../organisations/lesson.ts';
import { removeMember } from '../organisations/member.ts';
import { saveAnswer } from '../passport/answer.ts';
import { type AddedQuestion, noAddition } from '../questions/addition.ts';
import { ask } from '../store/statement.ts';
import { changeAgreement, keepAgreement, listAgreements, removeAgreement, tickAgreement } from './agree.ts';
import { askTalk, unaskTalk } from './ask.ts';
import { lookTalk, readMember, readWeek } from './guide.ts';
import { acceptTalk, cancelTalk, moveTalk, type Plan, planTalk, readNews, removeTalk } from './plan.ts';
import { addPoint, readPoints, tickAsked, tickOwn } from './points.ts';
import { addAgreement, declineTalk, proposeOther, proposeTalk, tickAsMentor } from './propose.ts';
import { readMyTalks, readTalk, readTalkNews } from './read.ts';

let school: School;
let noor: OwnerActor;
let sam: OwnerActor;
beforeAll(async () => {
  school = await freshSchool();
  const { code } = await openLesson(school.visser, school.house, school.group);
  noor = await join(school.house, code, 'Noor');
  sam = await join(school.house, code, 'Sam');
});
afterAll(() => school.house.drop());

const soon = (): Date => {
  const at = atWall({ day: '2026-12-03', time: '11:00' });
  return at !== undefined && at > school.house.clock() ? at : later(school.house.clock(), days(3));
};
const plan = (change: Partial<Plan> = {}): Plan => ({
  kind: 'talk',
  starts: soon(),
  minutes: 30,
  chapters: ['wie'],
  remind: false,
  words: { who: 'mevrouw Visser', place: 'lokaal 12', bring: 'mijn rooster', agenda: [] },
  ...change,
});
/** A version of the questions of the school's region. */
const publish = async (n: number, questions: readonly AddedQuestion[]): Promise<void> => {
  const content = JSON.stringify({ ...noAddition, questions, reviewed: [], kept: [], keptCards: {} });
  await school.house.owner(
    `insert into method.set (id, region, n, base, content, begins, published, published_by)
     select $1, id, $2::int, '2027.1', $3::jsonb, '2026-01-01'::timestamptz + $2::int * interval '1 day', now(), $1 from organisations.region`,
    [newId(), n, content],
  );
};
const visserOf = () => ({ person: school.visser.person, group: school.group });

async function planned(change: Partial<Plan> = {}, who: OwnerActor = noor): Promise<TalkId> {
  const id = newId<TalkId>();
  await planTalk(who, school.house, id, plan(change), visserOf());
  return id;
}
const proposal = (change = {}) => ({
  starts: later(soon(), days(1)),
  minutes: 20,
  place: 'lokaal 3',
  note: 'Ik heb dan tijd.',
  remind: false,
  ...change,
});
const logOf = async (owner: OwnerActor, action: string) =>
  (await school.house.owner('select outcome, role from audit.entry where chain = $1 and action = $2', [
    owner.owner,
    action,
  ])) as readonly { outcome: string; role: string }[];
/** Letters and reminders for the mentor; those for the young person have a test of their own (talk-letters). */
const lettersWaiting = async (talk: TalkId) =>
  school.house.owner(
    `select payload->>'what' as what, payload->>'was' as was, due from store.outbox
     where payload->>'talk' = $1 and kind in ('talk-letter', 'talk-reminder') and done_at is null order by due`,
    [talk],
  );

describe('a talk of a young person and the mentor (F38)', () => {
  it('stands with both, with its words sealed and the mentor’s look in the log', async () => {
    const id = await planned({
      words: { ...plan().words, agenda: [{ question: 'wie5' }, { text: 'de excursie' }] },
    });
    const seen = await lookTalk(school.visser, school.house, id);
    expect(seen.member.called).toBe('Noor');
    expect(seen.talk.words.agenda).toMatchObject([{ question: 'wie5' }, { text: 'de excursie' }]);
    expect(await logOf(noor, 'talk.look')).toEqual([{ outcome: 'allowed', role: 'mentor' }]);
    const [row] = await school.house.owner('select * from talks.talk where id = $1', [id]);
    const bytes = Object.values(row ?? {}).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
    );
    expect(bytes.join()).not.toMatch(/lokaal|Visser|rooster|excursie|wie5/);
  });

  it('counts once when the form is sent twice, and writes one letter', async () => {
    const id = newId<TalkId>();
    for (let press = 0; press < 2; press++) await planTalk(noor, school.house, id, plan(), visserOf());
    expect((await readMyTalks(noor, school.house)).ahead.filter((talk) => talk.id === id)).toHaveLength(1);
    expect(await lettersWaiting(id)).toHaveLength(1);
  });

  it('is with no mentor of another class, whatever a form says', async () => {
    const bakker = { person: school.bakker.person, group: school.group };
    await expect(planTalk(noor, school.house, newId(), plan(), bakker)).rejects.toMatchObject({
      kind: 'not-there',
    });
    await expect(askTalk(noor, school.house, bakker)).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('never has on its agenda what nobody else may see (nod12)', async () => {
    const agenda = [{ question: 'nod12' }, { question: 'zomaar1' }, { question: 'nod1' }];
    const id = await planned({ words: { ...plan().words, agenda } });
    expect((await readTalk(noor, school.house, id))?.talk.words.agenda).toEqual([{ question: 'nod1' }]);
  });

  it('has a question of the region in its words, for the mentor too, also when it is asked no more', async () => {
    const pet = addedQuestion('wie-dier', 'Welk dier past bij je?');
    await publish(1, [pet]);
    const id = await planned({ words: { ...plan().words, agenda: [{ question: pet.id }] } });
    const shown = [{ question: pet.id, title: pet.title }];
    expect((await lookTalk(school.visser, school.house, id)).talk.words.agenda).toEqual(shown);
    await publish(2, []);
    const own = await readTalk(noor, school.house, id);
    expect(own?.talk.words.agenda).toEqual(shown);
    if (own === undefined) throw new Error('no talk');
    const { starts, minutes, chapters, remind, words } = own.talk;
    const change = { starts, minutes, chapters, remind, words: { ...words, bring: 'een foto' } };
    await moveTalk(noor, school.house, { id, revision: own.talk.revision }, change);
    expect((await lookTalk(school.visser, school.house, id)).talk.words.agenda).toEqual(shown);
  });

  it('changes for who saw the newest version alone', async () => {
    const id = await planned();
    const change = { ...plan(), starts: later(soon(), hours(2)) };
    expect(await moveTalk(noor, school.house, { id, revision: 1 }, change)).toBe('changed');
    expect(await moveTalk(noor, school.house, { id, revision: 1 }, change)).toBe('other');
    const { talk } = (await readTalk(noor, school.house, id)) ?? {};
    expect(talk).toMatchObject({ revision: 2, sequence: 1, starts: change.starts });
  });

  it('tells of a change and of calling off once each (C16), together when nothing was sent yet', async () => {
    const id = await planned();
    await moveTalk(noor, school.house, { id, revision: 1 }, { ...plan(), starts: later(soon(), hours(2)) });
    expect((await lettersWaiting(id)).map((line) => line.what)).toEqual(['planned']);
    await school.house.owner(
      `update store.outbox set done_at = now(), payload = null where payload->>'talk' = $1`,
      [id],
    );
    await moveTalk(noor, school.house, { id, revision: 2 }, { ...plan(), starts: later(soon(), hours(3)) });
    await moveTalk(noor, school.house, { id, revision: 3 }, { ...plan(), starts: later(soon(), hours(4)) });
    const waiting = await lettersWaiting(id);
    expect(waiting.map((line) => line.what)).toEqual(['moved']);
    expect(new Date(String(waiting[0]?.was))).toEqual(later(soon(), hours(2)));
    await cancelTalk(noor, school.house, id);
    await cancelTalk(noor, school.house, id);
    expect((await lettersWaiting(id)).map((line) => line.what)).toEqual(['cancelled']);
    expect((await readTalk(noor, school.house, id))?.talk.sequence).toBe(4);
  });

  it('a change of the agenda alone writes to nobody', async () => {
    const id = await planned();
    await school.house.owner(`delete from store.outbox where payload->>'talk' = $1`, [id]);
    const words = { ...plan().words, agenda: [{ text: 'iets' }] };
    await moveTalk(noor, school.house, { id, revision: 1 }, { ...plan(), words });
    expect(await lettersWaiting(id)).toEqual([]);
    expect((await readTalk(noor, school.house, id))?.talk.sequence).toBe(0);
  });

  it('is thrown away when it is off or over, and its agreements stay', async () => {
    const id = await planned();
    await keepAgreement(noor, school.house, newId(), draft('bellen'), id);
    await expect(removeTalk(noor, school.house, id)).rejects.toMatchObject({ kind: 'malformed' });
    await cancelTalk(noor, school.house, id);
    await removeTalk(noor, school.house, id);
    expect(await readTalk(noor, school.house, id)).toBeUndefined();
    expect((await listAgreements(noor, school.house)).map(({ words }) => words.what)).toContain('bellen');
  });
});

const draft = (what: string, due: string | null = null) => ({
  words: { what, who: 'Noor', when: due ?? 'gauw' },
  due,
});

describe('a proposal of the mentor', () => {
  it('stands when the young person says yes, and only then', async () => {
    const id = newId<TalkId>();
    const to = { owner: noor.owner, group: school.group, who: 'mevrouw Visser' };
    for (let press = 0; press < 2; press++)
      await proposeTalk(school.visser, school.house, id, to, proposal());
    expect((await readTalkNews(noor, school.house)).news.map((talk) => talk.id)).toContain(id);
    expect((await readTalk(noor, school.house, id))?.talk.state).toBe('proposed');
    expect(await acceptTalk(noor, school.house, { id, revision: 1 }, true)).toBe('changed');
    expect(await acceptTalk(noor, school.house, { id, revision: 1 }, true)).toBe('changed');
    expect((await readTalk(noor, school.house, id))?.talk).toMatchObject({ state: 'planned', news: null });
    expect((await lettersWaiting(id)).map((line) => line.what)).toEqual(['accepted']);
  });

  it('of another time shows the old one along, keeps the agenda, and a yes to what was not seen is none', async () => {
    const id = await planned({ words: { ...plan().words, agenda: [{ question: 'wie5' }] } });
    expect(await proposeOther(school.visser, school.house, { id, revision: 1 }, proposal())).toBe('changed');
    const { talk } = (await readTalk(noor, school.house, id)) ?? {};
    expect(talk).toMatchObject({ state: 'proposed', was: soon(), news: 'proposed', sequence: 1 });
    expect(talk?.words).toMatchObject({
      agenda: [{ question: 'wie5' }],
      place: 'lokaal 3',
      note: 'Ik heb dan tijd.',
    });
    expect(await acceptTalk(noor, school.house, { id, revision: 1 }, false)).toBe('other');
    expect(await moveTalk(noor, school.house, { id, revision: 2 }, plan())).toBe('changed');
    expect((await readTalk(noor, school.house, id))?.talk).toMatchObject({ state: 'planned', was: null });
  });

  it('or calling off tells the young person once, until it was seen', async () => {
    const id = await planned();
    await declineTalk(school.visser, school.house, id, 'Ik ben ziek.');
    const { news } = await readTalkNews(noor, school.house);
    expect(news.find((talk) => talk.id === id)).toMatchObject({
      news: 'cancelled',
      words: { note: 'Ik ben ziek.' },
    });
    await readNews(noor, school.house, id);
    expect((await readTalkNews(noor, school.house)).news.map((talk) => talk.id)).not.toContain(id);
  });

  it('the database itself lets no mentor say yes, nor write in another’s agreement', async () => {
    const id = newId<TalkId>();
    const to = { owner: noor.owner, group: school.group, who: 'mevrouw Visser' };
    await proposeTalk(school.visser, school.house, id, to, proposal());
    const agreement = newId<AgreementId>();
    await keepAgreement(noor, school.house, agreement, draft('zelf doen'), await planned());
    const asVisser = (sql: 'talk' | 'agreement') =>
      school.house.store.transaction(async (tx) => {
        await ask(tx, enter(school.visser, {}, null, null, school.house.clock()));
        if (sql === 'talk')
          await tx.updateTable('talks.talk').set({ state: 'planned' }).where('id', '=', id).execute();
        else
          await tx
            .updateTable('talks.agreement')
            .set({ due: '2027-01-01' })
            .where('id', '=', agreement)
            .execute();
      });
    await expect(asVisser('talk')).rejects.toThrow();
    await expect(asVisser('agreement')).rejects.toThrow();
  });
});

describe('agreements that both see (F38)', () => {
  it('are ticked by each, changed by whose words they are, and thrown away by the young person', async () => {
    const talk = await planned();
    const [mine, theirs] = [newId<AgreementId>(), newId<AgreementId>()];
    const seenOf = (id: AgreementId) => ({ id, revision: 1 });
    await keepAgreement(noor, school.house, mine, draft('de open dag opzoeken', '2026-12-10'), talk);
    await addAgreement(school.visser, school.house, theirs, talk, draft('de stage bellen'));
    const seen = await lookTalk(school.visser, school.house, talk);
    expect(seen.agreements.map(({ words }) => words.what)).toEqual([
      'de open dag opzoeken',
      'de stage bellen',
    ]);
    await tickAgreement(noor, school.house, theirs, true);
    await tickAsMentor(school.visser, school.house, seenOf(theirs), true);
    const both = (await listAgreements(noor, school.house)).find(({ id }) => id === theirs);
    expect(both?.owner_done).toBeInstanceOf(Date);
    expect(both?.other_done).toBeInstanceOf(Date);
    await changeAgreement(noor, school.house, seenOf(mine), draft('twee open dagen', '2026-12-11'));
    const foreign = changeAgreement(noor, school.house, seenOf(theirs), draft('iets anders'));
    await expect(foreign).rejects.toMatchObject({ kind: 'not-there' });
    await removeAgreement(noor, school.house, theirs);
    expect(
      (await lookTalk(school.visser, school.house, talk)).agreements.map(({ words }) => words.what),
    ).toEqual(['twee open dagen']);
  });

  it('the mentor sees those of the own talks alone', async () => {
    await keepAgreement(noor, school.house, newId(), draft('alleen voor mij', '2026-11-26'));
    const other = newId<TalkId>();
    await planTalk(noor, school.house, other, plan({ words: { ...plan().words, who: 'mijn moeder' } }));
    await keepAgreement(noor, school.house, newId(), draft('thuis koken', '2026-11-26'), other);
    const seen = await rowsFor(school.visser);
    expect(seen.agreements.every((row) => row.mentor === school.visser.person)).toBe(true);
    expect(seen.talks.map((row) => row.id)).not.toContain(other);
    await expect(lookTalk(school.visser, school.house, other)).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('with the intaker are on support, and looked at again within a year', async () => {
    const talk = newId<TalkId>();
    await planTalk(
      noor,
      school.house,
      talk,
      plan({ kind: 'intake', words: { ...plan().words, who: 'de intaker' } }),
    );
    const id = newId<AgreementId>();
    await keepAgreement(noor, school.house, id, draft('een vaste plek'), talk);
    const kept = (await listAgreements(noor, school.house)).find((one) => one.id === id);
    expect(kept?.kind).toBe('support');
    expect(kept?.evaluate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

/** Every row of talks that row security alone shows this mentor: no verb, no rule stands in between. */
async function rowsFor(actor: StaffActor) {
  return school.house.store.transaction(async (tx) => {
    await ask(tx, enter(actor, {}, null, null, school.house.clock()));
    return {
      talks: await tx.selectFrom('talks.talk').selectAll().execute(),
      agreements: await tx.selectFrom('talks.agreement').selectAll().execute(),
      asks: await tx.selectFrom('talks.ask').selectAll().execute(),
      points: await tx.selectFrom('talks.point').selectAll().execute(),
    };
  });
}

describe('what there is to talk about (F24)', () => {
  it('gathers by itself, in the order of the passport, and a tick counts until it is answered so again', async () => {
    const answer = (state: 'talk' | 'unknown' | 'given') => ({ state, parts: {} });
    await saveAnswer(sam, school.house, 'wil1', answer('unknown'), 0);
    await saveAnswer(sam, school.house, 'wie5', answer('talk'), 0);
    await saveAnswer(sam, school.house, 'wie4', answer('given'), 0);
    const asked = async () =>
      (await readPoints(sam, school.house)).questions.map(({ question, discussed }) => [
        question.id,
        discussed,
      ]);
    expect(await asked()).toEqual([
      ['wie5', false],
      ['wil1', false],
    ]);
    school.house.setClock(1_000);
    await tickAsked(sam, school.house, 'wie5', true);
    expect(await asked()).toEqual([
      ['wie5', true],
      ['wil1', false],
    ]);
    school.house.setClock(2_000);
    await saveAnswer(sam, school.house, 'wie5', answer('talk'), 1);
    expect(await asked()).toContainEqual(['wie5', false]);
    await saveAnswer(sam, school.house, 'wil1', answer('given'), 1);
    expect(await asked()).toEqual([['wie5', false]]);
    school.house.setClock(0);
  });

  it('own points are for nobody else, ticked or not', async () => {
    const id = newId<PointId>();
    for (let press = 0; press < 2; press++) await addPoint(sam, school.house, id, 'ik wil van klas wisselen');
    await tickOwn(sam, school.house, id, true);
    expect((await readPoints(sam, school.house)).own).toEqual([
      { id, text: 'ik wil van klas wisselen', discussed: true },
    ]);
    expect((await rowsFor(school.visser)).points).toEqual([]);
  });
});

describe('asking for a talk', () => {
  it('stands on the mentor’s list with the called name alone, once, until there is a talk or it is taken back', async () => {
    const asks = async () =>
      (await readWeek(school.visser, school.house)).asks.map(({ member }) => member.called);
    for (let press = 0; press < 2; press++) await askTalk(sam, school.house, visserOf());
    expect(await asks()).toEqual(['Sam']);
    await unaskTalk(sam, school.house, school.visser.person);
    expect(await asks()).toEqual([]);
    await askTalk(sam, school.house, visserOf());
    await planned({}, sam);
    expect(await asks()).toEqual([]);
  });
});

describe('who is not the mentor of the class, or no more', () => {
  it('gets the same nothing: of another school, of another class, and of another member', async () => {
    const id = await planned();
    for (const other of [school.bakker, school.kuiper]) {
      await expect(lookTalk(other, school.house, id)).rejects.toMatchObject({ kind: 'not-there' });
      await expect(declineTalk(other, school.house, id, '')).rejects.toMatchObject({ kind: 'not-there' });
      await expect(proposeOther(other, school.house, { id, revision: 1 }, proposal())).rejects.toMatchObject({
        kind: 'not-there',
      });
      await expect(readMember(other, school.house, school.group, noor.owner)).rejects.toMatchObject({
        kind: 'not-there',
      });
      const to = { owner: noor.owner, group: school.group, who: 'meneer Bakker' };
      await expect(proposeTalk(other, school.house, newId(), to, proposal())).rejects.toMatchObject({
        kind: 'not-there',
      });
      expect(await rowsFor(other)).toEqual({ talks: [], agreements: [], asks: [], points: [] });
    }
    expect(await readTalk(sam, school.house, id)).toBeUndefined();
    await expect(cancelTalk(sam, school.house, id)).rejects.toMatchObject({ kind: 'not-there' });
  });

  it('is also the other mentor of the same class: a talk is of the two who have it', async () => {
    const smit = await signInStaff(school.house, 'smit@proefschool.example', 'mentor');
    const id = await planned();
    await askTalk(noor, school.house, visserOf());
    expect(await rowsFor(smit)).toEqual({ talks: [], agreements: [], asks: [], points: [] });
    await expect(lookTalk(smit, school.house, id)).rejects.toMatchObject({ kind: 'not-there' });
    expect((await readWeek(smit, school.house)).talks).toEqual([]);
  });

  it('loses a talk at once when the young person leaves the class', async () => {
    const { house, visser, group } = school;
    const { code } = await openLesson(visser, house, group);
    const lena = await join(house, code, 'Lena');
    const id = await planned({}, lena);
    await askTalk(lena, house, visserOf());
    await lookTalk(visser, house, id);
    await removeMember(visser, house, group, lena.owner);
    await expect(lookTalk(visser, house, id)).rejects.toMatchObject({ kind: 'not-there' });
    const rows = await rowsFor(visser);
    expect([...rows.talks, ...rows.asks].filter((row) => row.owner === lena.owner)).toEqual([]);
    // The rules alone, for a passport whose class the mentor no longer shares: refused, and written down.
    const { perform } = await import('../access/perform.ts');
    await expect(
      perform(house, visser, 'talk.look', { passport: lena.owner }, async () => undefined),
    ).rejects.toMatchObject({ kind: 'not-there' });
    expect((await logOf(lena, 'talk.look')).map(({ outcome }) => outcome)).toEqual(['allowed', 'refused']);
  });

  it('loses every talk at once when the mentor leaves the class', async () => {
    const id = await planned();
    const { house, visser } = school;
    await house.owner('update organisations.staff set until = $1 where person = $2', [
      house.clock(),
      visser.person,
    ]);
    await expect(lookTalk(visser, house, id)).rejects.toMatchObject({ kind: 'not-there' });
    expect(await rowsFor(visser)).toEqual({ talks: [], agreements: [], asks: [], points: [] });
    await house.owner('update organisations.staff set until = null where person = $1', [visser.person]);
    await lookTalk(visser, house, id);
  });
});
