import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, logOf, type Passport } from '../../tests/harness/passport.ts';
import type { CompanionActor } from '../access/actor.ts';
import { perform } from '../access/perform.ts';
import { type InvitationId, newId } from '../base/id.ts';
import { takeEverything } from '../export/take.ts';
import { lookShared } from '../look/shared.ts';
import { removePassport } from '../passport/rows.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { giveGrant } from '../sharing/give.ts';
import { giveReply } from './answer.ts';
import { askCompanion } from './ask.ts';
import { dropReply, hearReply, readHeard, takeReply } from './hear.ts';
import { lookAsked } from './look.ts';
import type { Reply } from './model.ts';
import { stopAsking } from './stop.ts';

let house: FreshHouse;
let noor: Passport;
let sam: Passport;
beforeAll(async () => {
  house = await freshHouse();
  noor = await aPassport(house, 'Noor');
  sam = await aPassport(house, 'Sam');
});
afterAll(() => house.drop());

const who = { name: 'Mama', role: 'parent', language: 'ar' } as const;
const said: Reply = {
  cards: [{ deck: 'words', card: 'zorgzaam' }],
  sentence: 'Zij helpt altijd.',
  by: 'Fatima',
  language: 'ar',
};

const ask = (of = noor): Promise<InvitationId> =>
  askCompanion(of.actor, house, { who, question: { kind: 'cards' }, called: 'Noor' });
const as = (invitation: InvitationId, of = noor): CompanionActor => ({
  kind: 'companion',
  invitation,
  owner: of.actor.owner,
  session: newId(),
});
/** Asked, answered, read, and taken over. */
async function taken(of = noor): Promise<InvitationId> {
  const id = await ask(of);
  await giveReply(as(id, of), house, said, 0);
  await hearReply(of.actor, house, id);
  await takeReply(of.actor, house, id, '');
  return id;
}
async function seenBy(chapters: readonly 'wie'[], questions: readonly string[]): Promise<string> {
  const id = await makeDraft(noor.actor, house, aReceiver);
  await chooseWhat(noor.actor, house, id, { chapters, questions });
  await giveGrant(noor.actor, house, id);
  const { shown } = await lookShared(await accept(house, noor, id), house, 'nl');
  return shown.chapters.flatMap(({ mirrors }) => mirrors.map(({ sentence }) => sentence)).join();
}
const gone = expect.objectContaining({ kind: 'not-there' });

describe('what somebody wrote', () => {
  it('is seen by nobody before the young person took it over, and then where its answer goes (F35)', async () => {
    const id = await ask();
    await giveReply(as(id), house, said, 0);
    expect(await seenBy(['wie'], [])).toBe('');
    await hearReply(noor.actor, house, id);
    expect(await seenBy(['wie'], [])).toBe('');
    await takeReply(noor.actor, house, id, 'Ik vind mezelf soms lui.');
    expect(await seenBy(['wie'], [])).toBe('Zij helpt altijd.');
    expect(await seenBy([], ['wie2'])).toBe('Zij helpt altijd.');
    expect(await seenBy([], ['wie5'])).toBe('');
    await dropReply(noor.actor, house, id, false);
    expect(await seenBy(['wie'], [])).toBe('');
    expect((await readHeard(noor.actor, house, id))?.reply.sentence).toBe('Zij helpt altijd.');
  });

  it('cannot be taken over unread, nor by somebody else', async () => {
    const id = await ask();
    await giveReply(as(id), house, said, 0);
    await expect(takeReply(noor.actor, house, id, '')).rejects.toEqual(gone);
    await expect(hearReply(sam.actor, house, id)).rejects.toEqual(gone);
    await expect(dropReply(sam.actor, house, id, true)).rejects.toEqual(gone);
    expect(await readHeard(sam.actor, house, id)).toBeUndefined();
    await hearReply(noor.actor, house, id);
    expect((await readHeard(noor.actor, house, id))?.reply.sentence).toBe('Zij helpt altijd.');
  });

  it('is gone when it was thrown away, with the question', async () => {
    const id = await taken();
    await dropReply(noor.actor, house, id, true);
    const rows = await house.owner(
      `select 1 from mirror.invitation where id = $1 union all select 1 from mirror.reply where invitation = $1
       union all select 1 from mirror.taken where id = $1`,
      [id],
    );
    expect(rows).toEqual([]);
    await expect(lookAsked(as(id), house)).rejects.toEqual(gone);
  });

  it('two at once: one stands, and the other is told', async () => {
    const id = await ask();
    const given = await Promise.all([
      giveReply(as(id), house, said, 0),
      giveReply(as(id), house, { ...said, sentence: 'Iets anders.' }, 0),
    ]);
    expect(given.sort()).toEqual(['given', 'heard']);
  });
});

describe('row security alone, without the filter in the code', () => {
  const everythingAs = (actor: CompanionActor) =>
    perform(house, actor, 'mirror.look', { passport: actor.owner }, async ({ tx }) => ({
      asked: (await tx.selectFrom('mirror.invitation').select('id').execute()).length,
      replies: (await tx.selectFrom('mirror.reply').select('invitation').execute()).length,
      taken: (await tx.selectFrom('mirror.taken').select('id').execute()).length,
      passports: (await tx.selectFrom('passport.passport').select('owner').execute()).length,
      answers: (await tx.selectFrom('passport.answer').select('question').execute()).length,
      shares: (await tx.selectFrom('sharing.grant').select('id').execute()).length,
      log: (await tx.selectFrom('audit.entry').select('n').execute()).length,
      classes: (await tx.selectFrom('organisations.member').select('owner').execute()).length,
    }));

  it('gives a companion the one question and the own answer, never what another one wrote (F87, P81)', async () => {
    await taken();
    const id = await ask();
    await giveReply(as(id), house, said, 0);
    expect(await everythingAs(as(id))).toEqual({
      ...{ asked: 1, replies: 1, taken: 0, passports: 0, answers: 0, shares: 0, log: 0, classes: 0 },
    });
  });

  it('lets a companion change nothing of the question, nor an answer that was read', async () => {
    const id = await ask();
    await giveReply(as(id), house, said, 0);
    const changed = () =>
      perform(house, as(id), 'mirror.look', { passport: noor.actor.owner }, async ({ tx }) => {
        const asked = await tx.updateTable('mirror.invitation').set({ letters: 0 }).executeTakeFirst();
        const reply = await tx.updateTable('mirror.reply').set({ revision: 9 }).executeTakeFirst();
        return [Number(asked.numUpdatedRows), Number(reply.numUpdatedRows)];
      });
    expect(await changed()).toEqual([0, 1]);
    await house.owner('update mirror.reply set heard = now() where invitation = $1', [id]);
    expect(await changed()).toEqual([0, 0]);
  });

  it('gives a receiver what was taken over within the scope, and no question, no unread answer', async () => {
    await taken();
    const grant = await makeDraft(noor.actor, house, aReceiver);
    await chooseWhat(noor.actor, house, grant, { chapters: ['kan'], questions: [] });
    await giveGrant(noor.actor, house, grant);
    const actor = await accept(house, noor, grant);
    const seen = await perform(house, actor, 'grant.look', { passport: actor.owner }, async ({ tx }) => [
      ...(await tx.selectFrom('mirror.taken').select('id').execute()),
      ...(await tx.selectFrom('mirror.reply').select('invitation').execute()),
      ...(await tx.selectFrom('mirror.invitation').select('id').execute()),
    ]);
    expect(seen).toEqual([]);
  });

  it('opens nothing for an invitation of somebody else, and nothing once it was stopped', async () => {
    const id = await ask();
    await expect(lookAsked({ ...as(id), owner: sam.actor.owner }, house)).rejects.toEqual(gone);
    expect(await giveReply({ ...as(id), owner: sam.actor.owner }, house, said, 0)).toBe('over');
    await stopAsking(noor.actor, house, id);
    expect(await giveReply(as(id), house, said, 0)).toBe('over');
    await expect(lookAsked(as(newId()), house)).rejects.toEqual(gone);
  });
});

describe('the log, the export and deleting', () => {
  it('has each opening and each answer, with who by the question, and stays whole', async () => {
    const id = await ask();
    await lookAsked(as(id), house);
    await giveReply(as(id), house, said, 0);
    const lines = (await logOf(house, noor)).filter(({ grant }) => grant === id);
    expect(lines.map(({ action, role }) => [action, role])).toEqual([
      ['mirror.ask', 'owner'],
      ['mirror.look', 'companion'],
      ['mirror.answer', 'companion'],
    ]);
  });

  it('takes along what was asked, what was read, and what was taken over; not what is unread', async () => {
    const of = await aPassport(house, 'Mo');
    await taken(of);
    await giveReply(as(await ask(of), of), house, { ...said, sentence: 'Nog niet gelezen.' }, 0);
    const { others } = await takeEverything(of.actor, house, 'nl');
    expect([others.asked.length, others.replies.length, others.taken.length]).toEqual([2, 1, 1]);
    expect(JSON.stringify(others)).not.toContain('Nog niet gelezen.');
  });

  it('go with the passport, every row of them', async () => {
    const of = await aPassport(house, 'Bo');
    await taken(of);
    await perform(house, of.actor, 'passport.delete', { passport: of.actor.owner }, ({ tx, now }) =>
      removePassport(tx, of.actor.owner, now),
    );
    for (const table of ['invitation', 'opening', 'reply', 'taken'])
      expect(await house.owner(`select 1 from mirror.${table} where owner = $1`, [of.actor.owner])).toEqual(
        [],
      );
  });
});
