import { finishSignIn, mailedCode } from '../seeds/sign-in.ts';
import { daan } from '../seeds/stories/daan.ts';
import type { OwnerActor, StaffActor } from '../src/access/actor.ts';
import { visitor } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import { readConfig } from '../src/config.ts';
import { keepBirthday } from '../src/consent/birthday.ts';
import { openHouse } from '../src/house.ts';
import { enrol } from '../src/identity/enrol.ts';
import { findLesson } from '../src/identity/find-lesson.ts';
import { receive } from '../src/identity/receive.ts';
import { findSession } from '../src/identity/session.ts';
import { enterCode, knock } from '../src/identity/staff.ts';
import { startPassport } from '../src/identity/start.ts';
import { readGroups } from '../src/organisations/groups.ts';
import { openLesson } from '../src/organisations/lesson.ts';
import { saveAnswer } from '../src/passport/answer.ts';
import { chooseRoute } from '../src/passport/route.ts';
import { stampChapter } from '../src/passport/stamp.ts';
import { chooseExtra, chooseWhat, makeDraft } from '../src/sharing/draft.ts';
import { giveGrant } from '../src/sharing/give.ts';
import { readShare } from '../src/sharing/list.ts';

/** Tokens of sessions, as the browsers of all these people hold them, and where the board is. */
export type Seeded = {
  /** Owners who have answered nearly everything. */
  owners: readonly string[];
  /** Receivers, each of another owner's passport: all chapters, and two answers of what I need. */
  receivers: readonly string[];
  mentor: string;
  board: string;
};

const mail = 'bench@school.example';

/**
 * Fills a fresh installation through the same acts as in life: `count` passports with a whole story, the first thirty of them in a class with
 * a lesson that is on, `shares` of them shared and opened.
 */
export async function seed(env: Record<string, string>, count: number, shares: number): Promise<Seeded> {
  const config = readConfig(env);
  if ('problems' in config) throw new Error(config.problems.join());
  const house = await openHouse(config);
  try {
    const { mentor, token, group, code } = await openClass(house);
    const owners: string[] = [];
    const receivers: string[] = [];
    for (let n = 0; n < count; n++) {
      const lesson = n < 30 ? await findLesson(visitor, house, code) : undefined;
      const { token: own } = await startPassport(house, {
        ...{ called: `Bench ${n}`, language: 'nl', device: 'own', look: {} },
        ...(lesson && { lesson }),
      });
      const actor = await actorOf(house, own);
      await tell(house, actor);
      owners.push(own);
      if (n < shares) receivers.push(await shareAll(house, actor));
    }
    if (mentor.kind !== 'staff') throw new Error('the mentor did not get in');
    return { owners, receivers, mentor: token, board: `/begeleider/groep/${group}/bord` };
  } finally {
    await house.close();
  }
}

async function openClass(
  house: House,
): Promise<{ mentor: StaffActor; token: string; group: string; code: string }> {
  await enrol(house, {
    region: 'Regio Bench',
    organisations: [
      {
        kind: 'school',
        name: 'Benchschool',
        groups: [{ name: '3B', schoolYear: '2026-2027' }],
        staff: [{ name: 'mentor Bench', mail, roles: [{ role: 'mentor', groups: ['3B'] }] }],
      },
    ],
  });
  const browser = await knock(house, mail);
  await enterCode(house, browser, (await mailedCode(house, mail)) ?? '', 'shared');
  const token = (await finishSignIn(house, browser, mail, 'mentor')) ?? '';
  const mentor = (await findSession(house, token))?.actor;
  if (mentor?.kind !== 'staff') throw new Error('the mentor did not get in');
  const [group] = await readGroups(mentor, house);
  if (group === undefined) throw new Error('the mentor has no group');
  const { code } = await openLesson(mentor, house, group.id);
  return { mentor, token, group: group.id, code };
}

async function actorOf(house: House, token: string): Promise<OwnerActor> {
  const actor = (await findSession(house, token))?.actor;
  if (actor?.kind !== 'owner') throw new Error('an owner did not get in');
  return actor;
}

async function tell(house: House, actor: OwnerActor): Promise<void> {
  await chooseRoute(actor, house, 'mbo');
  for (const [question, said] of Object.entries(daan)) {
    const answer =
      typeof said === 'string' ? { state: said, parts: {} } : { state: 'given' as const, parts: said };
    await saveAnswer(actor, house, question, answer, 0);
  }
  await stampChapter(actor, house, 'wie');
}

async function shareAll(house: House, actor: OwnerActor): Promise<string> {
  const id = await makeDraft(actor, house, { name: 'intaker Bench', role: 'intaker', organisation: 'mbo' });
  await chooseWhat(actor, house, id, { chapters: ['wie', 'kan', 'wil', 'stap'], questions: [] });
  await chooseExtra(actor, house, id, ['nod1', 'nod2']);
  await keepBirthday(actor, house, '2004-05-06');
  await giveGrant(actor, house, id);
  const code = (await readShare(actor, house, id))?.keys?.code ?? '';
  const received = await receive(house, { code, look: {} });
  if (received.kind !== 'in') throw new Error(`the receiver did not get in: ${received.kind}`);
  return received.token;
}
