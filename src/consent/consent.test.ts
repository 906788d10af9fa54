import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { accept, aPassport, aReceiver, logOf, type Passport, write } from '../../tests/harness/passport.ts';
import { type GuardianActor, visitor } from '../access/actor.ts';
import { days } from '../base/clock.ts';
import type { GrantId, GuardianId } from '../base/id.ts';
import { receive } from '../identity/receive.ts';
import { createSession, findSession } from '../identity/session.ts';
import { giveShare } from '../look/copy.ts';
import { lookShared } from '../look/shared.ts';
import { chooseWhat, makeDraft } from '../sharing/draft.ts';
import { moveShareEnd } from '../sharing/extend.ts';
import { readShare } from '../sharing/list.ts';
import { confirmShare } from './again.ts';
import { lookGuarding, sayConsent, withdrawConsent } from './answer.ts';
import { askGuardian, mostGuardiansADay, stopGuardian } from './ask.ts';
import { comeGuarding } from './come.ts';
import { readConsent, readOutside } from './read.ts';

let house: FreshHouse;
beforeAll(async () => {
  house = await freshHouse();
});
afterAll(() => house.drop());

/** 15 by the clock of the tests (23 November 2026), 16 on 10 December. */
const fifteen = '2010-12-10';
const sixteenth = '2026-12-09T23:00:00.000Z';
const start = '2026-11-23T09:00:00.000Z';

async function young(): Promise<Passport> {
  house.setClock(start);
  const passport = await aPassport(house, 'Noor', fifteen);
  await write(house, passport, 'wie5', 'Mijn zusje leren fietsen');
  return passport;
}

async function guardian({ actor }: Passport, name: string): Promise<GuardianActor & { id: GuardianId }> {
  const id = await ask(actor, name);
  return { ...(await comeIn(actor, id)), id };
}

async function ask(actor: Passport['actor'], name: string): Promise<GuardianId> {
  const asking = await askGuardian(actor, house, { name, language: 'nl' }, name);
  if (asking.kind !== 'asked') throw new Error(asking.kind);
  return asking.id;
}

async function comeIn(actor: Passport['actor'], id: GuardianId): Promise<GuardianActor> {
  const found = (await readConsent(actor, house)).guardians.find((one) => one.id === id);
  const came = await comeGuarding(house, visitor, { code: found?.keys.code ?? '' }, createSession);
  const opened = came.kind === 'in' ? await findSession(house, came.token) : undefined;
  if (opened?.actor.kind !== 'guardian') throw new Error(`did not come in: ${came.kind}`);
  return opened.actor;
}

const say = (actor: GuardianActor, said: 'yes' | 'no'): Promise<void> =>
  sayConsent(actor, house, { said, name: 'Sanne Vos', relation: 'parent', reason: '', language: 'nl' });

async function draft({ actor }: Passport, copy = false): Promise<GrantId> {
  const id = await makeDraft(actor, house, aReceiver);
  await chooseWhat(actor, house, id, { chapters: ['wie'], questions: [], copy });
  return id;
}
async function share(passport: Passport, copy = false): Promise<GrantId> {
  const id = await draft(passport, copy);
  expect(await giveShare(passport.actor, house, id)).toBe('given');
  return id;
}
const gone = { kind: 'not-there' };

describe('under 16, a share outside school', () => {
  it('is not given without a guardian’s yes, and is given after it (UAVG art. 5, F43)', async () => {
    const noor = await young();
    const id = await draft(noor);
    await expect(giveShare(noor.actor, house, id)).rejects.toMatchObject(gone);
    expect((await readShare(noor.actor, house, id))?.state).toBe('draft');
    await say(await guardian(noor, 'mama'), 'yes');
    expect(await giveShare(noor.actor, house, id)).toBe('given');
    const looked = await lookShared(await accept(house, noor, id), house, 'nl');
    expect(looked.shown.called).toBe('Noor');
  });

  it.each([false, true])(
    'closes at once when the yes is taken back, a fixed copy (%s) too (U39)',
    async (copy) => {
      const noor = await young();
      const mama = await guardian(noor, 'mama');
      await say(mama, 'yes');
      const id = await share(noor, copy);
      const receiver = await accept(house, noor, id);
      await lookShared(receiver, house, 'nl');
      house.setClock(1_000);
      await withdrawConsent(mama, house);
      await expect(lookShared(receiver, house, 'nl')).rejects.toMatchObject(gone);
      const code = (await readShare(noor.actor, house, id))?.keys?.code ?? '';
      expect(await receive(house, { code, look: {} })).toEqual({ kind: 'waits' });
      expect((await readOutside(noor.actor, house)).again.get(id)).toBe('closed');
    },
  );

  it('does not open again by itself: the young person chooses anew (nothing widens silently)', async () => {
    const noor = await young();
    const mama = await guardian(noor, 'mama');
    await say(mama, 'yes');
    const id = await share(noor);
    const receiver = await accept(house, noor, id);
    house.setClock(1_000);
    await withdrawConsent(mama, house);
    await expect(confirmShare(noor.actor, house, id)).rejects.toMatchObject(gone);
    house.setClock(1_000);
    await say(await comeIn(noor.actor, mama.id), 'yes');
    await expect(lookShared(receiver, house, 'nl')).rejects.toMatchObject(gone);
    house.setClock(1_000);
    await confirmShare(noor.actor, house, id);
    await lookShared(receiver, house, 'nl');
  });
});

describe('two guardians (F42, C17)', () => {
  it('one yes is enough, and taking one back leaves the other', async () => {
    const noor = await young();
    const [mama, papa] = [await guardian(noor, 'mama'), await guardian(noor, 'papa')];
    await say(mama, 'yes');
    const receiver = await accept(house, noor, await share(noor));
    house.setClock(1_000);
    await say(papa, 'yes');
    house.setClock(1_000);
    await withdrawConsent(mama, house);
    await lookShared(receiver, house, 'nl');
  });

  it('a no of one is not overruled by the yes of the other (BW 1:253i)', async () => {
    const noor = await young();
    const [mama, papa] = [await guardian(noor, 'mama'), await guardian(noor, 'papa')];
    await say(mama, 'yes');
    const receiver = await accept(house, noor, await share(noor));
    house.setClock(1_000);
    await say(papa, 'no');
    await expect(lookShared(receiver, house, 'nl')).rejects.toMatchObject(gone);
    expect((await readOutside(noor.actor, house)).standing).toBe('objected');
    expect(await stopGuardian(noor.actor, house, papa.id)).toBe('objects');
  });

  it('neither sees the other, nor anything of the passport', async () => {
    const noor = await young();
    const [mama, papa] = [await guardian(noor, 'mama'), await guardian(noor, 'papa')];
    await say(mama, 'yes');
    expect(await lookGuarding(papa, house)).toEqual({
      called: 'Noor',
      ends: expect.any(Date),
      said: undefined,
    });
    // What the database would give to this actor, whatever the app asks.
    const { perform } = await import('../access/perform.ts');
    const seen = await perform(
      house,
      papa,
      'guardian.look',
      { passport: noor.actor.owner },
      async ({ tx }) => ({
        records: await tx.selectFrom('consent.record').select('id').execute(),
        guardians: await tx.selectFrom('consent.guardian').select('id').execute(),
        births: await tx.selectFrom('consent.birth').select('owner').execute(),
        answers: await tx.selectFrom('passport.answer').select('question').execute(),
        grants: await tx.selectFrom('sharing.grant').select('id').execute(),
      }),
    );
    expect(seen).toEqual({ records: [], guardians: [{ id: papa.id }], births: [], answers: [], grants: [] });
  });

  it('who was stopped, or let the days go by, counts no more: asking does not run out for good', async () => {
    house.setClock(start);
    const { actor } = await aPassport(house, 'Sam', '2013-01-02');
    const asks = (name: string) => askGuardian(actor, house, { name, language: 'nl' }, name);
    for (const day of ['a', 'b']) {
      for (let n = 0; n < mostGuardiansADay; n++)
        await stopGuardian(actor, house, await ask(actor, `${day}${n}`));
      expect(await asks(`${day} meer`)).toEqual({ kind: 'often' });
      house.setClock(days(1));
    }
    for (const day of ['c', 'd']) {
      for (let n = 0; n < mostGuardiansADay; n++) await ask(actor, `${day}${n}`);
      house.setClock(days(1));
    }
    expect(await asks('nog iemand')).toEqual({ kind: 'full' });
    house.setClock(days(31));
    expect((await asks('nog iemand')).kind).toBe('asked');
  });

  it('stopping who said yes ends the yes; the link opens nothing any more', async () => {
    const noor = await young();
    const mama = await guardian(noor, 'mama');
    await say(mama, 'yes');
    const receiver = await accept(house, noor, await share(noor));
    house.setClock(1_000);
    expect(await stopGuardian(noor.actor, house, mama.id)).toBe('stopped');
    await expect(lookShared(receiver, house, 'nl')).rejects.toMatchObject(gone);
    await expect(lookGuarding(mama, house)).rejects.toMatchObject(gone);
  });
});

describe('the birthday of 16', () => {
  it('ends the guardian’s say to the minute; a share goes on as it was, and asks again (F47)', async () => {
    const noor = await young();
    const mama = await guardian(noor, 'mama');
    await say(mama, 'yes');
    const id = await share(noor);
    const receiver = await accept(house, noor, id);
    house.setClock(sixteenth);
    house.setClock(-1);
    await lookGuarding(mama, house);
    house.setClock(1);
    await expect(lookGuarding(mama, house)).rejects.toMatchObject(gone);
    await expect(withdrawConsent(mama, house)).rejects.toMatchObject(gone);
    await lookShared(receiver, house, 'nl');
    expect((await readOutside(noor.actor, house)).again.get(id)).toBe('sixteen');
    // Until it is answered nothing of it widens: it cannot be made longer.
    const later = new Date(house.clock().getTime() + days(60));
    await expect(moveShareEnd(noor.actor, house, id, later)).rejects.toMatchObject(gone);
    await confirmShare(noor.actor, house, id);
    expect((await readOutside(noor.actor, house)).again.size).toBe(0);
    await moveShareEnd(noor.actor, house, id, later);
  });

  it('opens nothing that was closed before it', async () => {
    const noor = await young();
    const mama = await guardian(noor, 'mama');
    await say(mama, 'yes');
    const id = await share(noor);
    const receiver = await accept(house, noor, id);
    house.setClock(1_000);
    await withdrawConsent(mama, house);
    house.setClock('2026-12-20T09:00:00.000Z');
    await expect(lookShared(receiver, house, 'nl')).rejects.toMatchObject(gone);
    await confirmShare(noor.actor, house, id);
    await lookShared(receiver, house, 'nl');
  });

  it('and a new share needs nobody', async () => {
    const noor = await young();
    house.setClock(sixteenth);
    await lookShared(await accept(house, noor, await share(noor)), house, 'nl');
  });
});

it('each thing that a guardian does is a line in the young person’s own log (F93)', async () => {
  const noor = await young();
  const mama = await guardian(noor, 'mama');
  await lookGuarding(mama, house);
  await say(mama, 'yes');
  await withdrawConsent(mama, house);
  const lines = (await logOf(house, noor)).filter(({ role }) => role === 'guardian');
  expect(lines.map(({ action, grant }) => [action, grant])).toEqual(
    ['guardian.open', 'guardian.look', 'consent.say', 'consent.withdraw'].map((action) => [action, mama.id]),
  );
});
