import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedCode, signInStaff } from '../../seeds/sign-in.ts';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { aPassport, type Passport } from '../../tests/harness/passport.ts';
import type { StaffActor } from '../access/actor.ts';
import { days } from '../base/clock.ts';
import { type InvitationId, newId, type OrganisationId, type PersonId } from '../base/id.ts';
import { showCard } from '../identity/card.ts';
import { enrol } from '../identity/enrol.ts';
import { readTrials, sendTrial, writeAgain } from '../identity/mail-trial.ts';
import { askAddress, confirmAddress } from '../identity/own-address.ts';
import { knockByMail } from '../identity/own-mail.ts';
import { readAddressNow, tryAddressAgain } from '../identity/own-returned.ts';
import { knock } from '../identity/staff.ts';
import { readRegion, readSchool, type Worker } from '../insight/school.ts';
import { readDsn } from '../mail/dsn.ts';
import { Refused } from '../mail/refusal.ts';
import { type Post, postByServer, postInMemory } from '../mail/send.ts';
import { askCompanion } from '../mirror/ask.ts';
import { readInvitation } from '../mirror/list.ts';
import { sendInvitation } from '../mirror/send.ts';
import { deletePassport } from '../retention/delete.ts';
import { openLimits } from '../store/limit.ts';
import { sendLetters } from './letters.ts';
import { takeReturned } from './returned.ts';
import { tidy } from './tidy.ts';

let house: FreshHouse;
let dean: StaffActor;
let otherDean: StaffActor;
let admin: StaffActor;
let noor: Passport;
const own = 'noor@mail.example';
const someone = (mail: string, role: 'dean' | 'mentor' | 'region-admin', groups?: string[]) => ({
  ...{ name: mail, mail: `${mail}@school.example` },
  roles: [{ role, ...(groups && { groups }) }],
});
beforeAll(async () => {
  house = await freshHouse();
  const school = (name: string, staff: ReturnType<typeof someone>[]) => ({
    ...{ kind: 'school' as const, name, staff },
    groups: [{ name: '3B', schoolYear: '2026-2027' }],
  });
  await enrol(house, {
    region: 'Hier',
    organisations: [
      school('Een', [someone('dean', 'dean'), someone('mentor', 'mentor', ['3B'])]),
      school('Twee', [someone('ander', 'dean')]),
      { kind: 'region', name: 'Hier', staff: [someone('admin', 'region-admin')] },
    ],
  });
  dean = await signInStaff(house, 'dean@school.example', 'dean');
  otherDean = await signInStaff(house, 'ander@school.example', 'dean');
  admin = await signInStaff(house, 'admin@school.example', 'region-admin');
  noor = await aPassport(house, 'Noor');
  const card = (await showCard(noor.actor, house)) ?? '';
  const asked = await askAddress(noor.actor, house, { mail: own, card, language: 'nl' });
  if (asked.kind !== 'sent') throw new Error(asked.kind);
  await confirmAddress(noor.actor, house, asked.browser, (await mailedCode(house, own)) ?? '');
});
afterAll(() => house.drop());

/** A mail server that keeps what it was given, and never takes what is for these. */
function postOf(refused: readonly string[], why: 'unknown' | 'full' = 'unknown') {
  const taken: { to: string; token: string }[] = [];
  const post: Post = {
    async send({ to }, token) {
      if (refused.includes(to)) throw new Refused(why);
      taken.push({ to, token });
    },
    close: () => {},
  };
  return { post, taken };
}
const dsnOf = (token: string, status = '5.2.2') => {
  const read = readDsn(
    `Content-Type: multipart/report; report-type=delivery-status\n\nOriginal-Envelope-Id: ${token}\nAction: failed\nStatus: ${status}\n`,
  );
  if (read.kind !== 'failed') throw new Error(read.kind);
  return read;
};
const workerIn = (workers: readonly Worker[], name: string): Worker | undefined =>
  workers.find((one) => one.name === name);

describe('a letter that comes back (C6)', () => {
  it('is told to the young person at the own address; after two nothing is sent there', async () => {
    const { post, taken } = postOf([own]);
    for (const stopped of [false, true]) {
      await knockByMail(house, own, 'nl');
      await sendLetters(house, post);
      expect(await readAddressNow(noor.actor, house)).toMatchObject({
        mail: own,
        returned: { why: 'unknown', stopped },
      });
    }
    const open = postOf([]);
    await knockByMail(house, own, 'nl');
    await sendLetters(house, open.post);
    expect([...taken, ...open.taken]).toEqual([]);
    const lines = await house.owner(`select failed, sealed from store.outbox where failed is not null`);
    expect(lines.map(({ failed }) => failed).sort()).toEqual(['returned', 'returned', 'stopped']);
    expect(lines.every(({ sealed }) => sealed === null)).toBe(true);
  });

  it('goes again when the young person says so (P41)', async () => {
    expect(await tryAddressAgain(noor.actor, house)).toBe(true);
    expect(await readAddressNow(noor.actor, house)).toEqual({
      mail: own,
      returned: undefined,
      school: false,
    });
    const { post, taken } = postOf([]);
    await knockByMail(house, own, 'nl');
    await sendLetters(house, post);
    expect(taken.map(({ to }) => to)).toEqual([own]);
  });

  it('is known hours later, by the token that the letter alone carried; each token counts once', async () => {
    const { post, taken } = postOf([]);
    await knockByMail(house, own, 'nl');
    await sendLetters(house, post);
    const [{ token } = { token: '' }] = taken;
    expect(await takeReturned(house, dsnOf(`pvs-${'0'.repeat(32)}`))).toBe(false);
    expect((await readAddressNow(noor.actor, house))?.returned).toBeUndefined();
    expect(await takeReturned(house, dsnOf(token))).toBe(true);
    expect(await takeReturned(house, dsnOf(token))).toBe(false);
    expect((await readAddressNow(noor.actor, house))?.returned).toMatchObject({
      why: 'full',
      stopped: false,
    });
  });

  it('is told and stops nothing when it was for us: a block list, a relay that is set wrong (C6)', async () => {
    await tryAddressAgain(noor.actor, house);
    const { post, taken } = postOf([]);
    for (const status of ['5.7.1', '5.7.26', '5.1.8']) {
      await knockByMail(house, own, 'nl');
      await sendLetters(house, post);
      expect(await takeReturned(house, dsnOf(taken.at(-1)?.token ?? '', status))).toBe(true);
    }
    expect(taken).toHaveLength(3);
    expect((await readAddressNow(noor.actor, house))?.returned).toMatchObject({
      why: 'refused',
      stopped: false,
    });
  });

  it('keeps no address: an index, a word and a day', async () => {
    const rows = await house.owner(
      `select t::text as row from mail.sent t union all select t::text from mail.returned t`,
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toMatch(/noor|example/);
  });

  it('of a question to somebody is told at that question, and the third letter is not sent (C5)', async () => {
    const who = {
      name: 'oma',
      role: 'parent' as const,
      language: 'nl' as const,
      mail: 'oma@typefout.example',
    };
    const asking = { who, question: { kind: 'cards' as const }, called: 'Noor' };
    const id = await askCompanion(noor.actor, house, asking);
    const send = (which: InvitationId) => sendInvitation(noor.actor, house, which, 3, (link) => link);
    const { post } = postOf(['oma@typefout.example']);
    for (const stopped of [false, true]) {
      expect((await readInvitation(noor.actor, house, id))?.returned?.stopped).toBe(
        stopped ? false : undefined,
      );
      expect(await send(id)).toBe('sent');
      await sendLetters(house, post);
      expect((await readInvitation(noor.actor, house, id))?.returned).toMatchObject({
        why: 'unknown',
        stopped,
      });
    }
    expect(await send(id)).toBe('stopped');
    const again = await askCompanion(noor.actor, house, {
      ...asking,
      who: { ...who, mail: 'oma@goed.example' },
    });
    expect(await send(again)).toBe('sent');
  });

  it('of somebody at work is seen by who looks after them, and by no other school', async () => {
    const { post } = postOf(['mentor@school.example', 'dean@school.example'], 'full');
    for (const mail of ['mentor@school.example', 'mentor@school.example', 'dean@school.example']) {
      await knock(house, mail);
      await sendLetters(house, post);
    }
    const mentors = async (actor: StaffActor) =>
      (await readSchool(actor, house)).classes.flatMap((one) => one.mentors);
    const mentor = workerIn(await mentors(dean), 'mentor');
    expect(mentor?.returned).toMatchObject({ why: 'full', stopped: true });
    expect(workerIn((await readRegion(admin, house)).workers, 'dean')?.returned).toMatchObject({
      stopped: false,
    });
    const at = mentor?.organisation ?? newId<OrganisationId>();
    const person = mentor?.person ?? newId<PersonId>();
    await expect(writeAgain(otherDean, house, at, person)).rejects.toMatchObject({ kind: 'not-there' });
    expect(await writeAgain(otherDean, house, otherDean.organisation, person)).toBe(false);
    expect(await writeAgain(dean, house, at, person)).toBe(true);
    expect(workerIn(await mentors(dean), 'mentor')?.returned).toBeUndefined();
  });

  it('is forgotten thirty days later, and with the passport', async () => {
    const count = async () =>
      Number((await house.owner('select count(*) as n from mail.sent'))[0]?.n) +
      Number((await house.owner('select count(*) as n from mail.returned'))[0]?.n);
    const index = house.keys.index('mail', own);
    const ofNoor = async () =>
      (
        await house.owner(
          'select from mail.sent where mail_index = $1 union all select from mail.returned where mail_index = $1',
          [index],
        )
      ).length;
    expect(await ofNoor()).toBeGreaterThan(2);
    const card = (await showCard(noor.actor, house)) ?? '';
    expect(await deletePassport(noor.actor, house, card)).toBe(true);
    expect(await ofNoor()).toBe(0);
    house.setClock(days(29));
    await tidy(house, openLimits(house.store, Buffer.alloc(32)));
    expect(await count()).toBeGreaterThan(0);
    house.setClock(days(2));
    await tidy(house, openLimits(house.store, Buffer.alloc(32)));
    expect(await count()).toBe(0);
  });
});

describe('a letter to try, by who looks after the region (C8)', () => {
  it('tells what became of it; the one to nobody has to come back', async () => {
    expect(await readTrials(admin, house)).toEqual([]);
    await sendTrial(admin, house, 'letter', 'regio.example');
    await sendTrial(admin, house, 'bounce', 'regio.example');
    expect((await readTrials(admin, house)).map(({ sent }) => sent)).toEqual([undefined, undefined]);
    const post = postInMemory(house.clock);
    await sendLetters(house, post);
    expect(post.sent().map(({ to }) => to)).toEqual(['admin@school.example']);
    const tried = await readTrials(admin, house);
    expect(tried.map(({ kind, returned }) => [kind, returned !== undefined])).toEqual([
      ['letter', false],
      ['bounce', true],
    ]);
    await expect(readTrials(dean, house)).rejects.toMatchObject({ kind: 'not-there' });
    await expect(sendTrial(dean, house, 'bounce', 'x.example')).rejects.toMatchObject({ kind: 'not-there' });
  });
});

describe('a mail server', () => {
  it('that does not know the recipient makes the letter come back at once; one with a trouble that passes does not', async () => {
    const answers: Record<string, Error & { responseCode?: number }> = {
      'dean@school.example': Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }),
      'ander@school.example': Object.assign(new Error('4.7.1 try later'), { responseCode: 451 }),
    };
    const seen: string[] = [];
    const server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
      onRcptTo: ({ address }, _session, done) => done(answers[address] ?? null),
      onData(stream, { envelope }, done) {
        stream.resume();
        stream.on('end', () => {
          seen.push(envelope.mailFrom ? envelope.mailFrom.address : '');
          done();
        });
      },
    });
    const port = await new Promise<number>((resolve) => {
      const listening = server.listen(0, '127.0.0.1', () => {
        const address = listening.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const head = { from: 'Paspoort <paspoort@regio.example>', bounces: 'terug@regio.example' };
    const post = postByServer(`smtp://127.0.0.1:${port}`, head);
    await house.owner('delete from store.outbox');
    for (const mail of ['dean', 'ander', 'admin']) await knock(house, `${mail}@school.example`);
    await sendLetters(house, post);
    post.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    const lines = await house.owner(
      'select failed, done_at is not null as done from store.outbox order by failed nulls first',
    );
    expect(lines).toEqual([
      { failed: null, done: true },
      { failed: 'not-taken', done: false },
      { failed: 'returned', done: true },
    ]);
    expect(seen).toEqual([expect.stringMatching(/^terug\+pvs-[0-9a-f]{32}@regio\.example$/)]);
  });
});
