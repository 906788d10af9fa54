import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshHouse, freshHouse } from '../../tests/harness/house.ts';
import { schools } from '../../tests/harness/school.ts';
import { minutes } from '../base/clock.ts';
import { enrol } from '../identity/enrol.ts';
import { knock } from '../identity/staff.ts';
import { queueLetter } from '../mail/outbox.ts';
import { type Post, postByServer, postInMemory } from '../mail/send.ts';
import { sendLetters } from './letters.ts';

const visser = 'visser@proefschool.example';

let house: FreshHouse;
beforeEach(async () => {
  house = await freshHouse();
  await enrol(house, schools);
});
afterEach(() => house.drop());

const lines = () =>
  house.owner(
    'select tries, failed, done_at is not null as done, sealed is not null as words from store.outbox',
  );
const broken: Post = { send: () => Promise.reject(new Error(`no room for ${visser}`)), close: () => {} };

describe('letters', () => {
  it('go once, also with two nodes at the same moment, and leave no words behind', async () => {
    await knock(house, visser);
    const post = postInMemory(house.clock);
    await Promise.all([sendLetters(house, post), sendLetters(house, post)]);
    await sendLetters(house, post);
    expect(post.sent()).toHaveLength(1);
    expect(await lines()).toEqual([{ tries: 1, failed: null, done: true, words: false }]);
  });

  it('go once, also when a slow mail server holds them longer than a node may keep its lines', async () => {
    for (const mail of [visser, 'bakker@proefschool.example', 'kuiper@voorbeeld.example'])
      await knock(house, mail);
    const to: string[] = [];
    const quick: Post = { send: async (letter) => void to.push(letter.to), close: () => {} };
    const slow: Post = {
      async send(letter) {
        to.push(letter.to);
        house.setClock(minutes(3));
        if (to.length === 2) await sendLetters(house, quick);
      },
      close: () => {},
    };
    await sendLetters(house, slow);
    expect(to.toSorted()).toEqual([...new Set(to)].toSorted());
    expect(to).toHaveLength(3);
  });

  it('are tried again later when the mail server does not take them, and then arrive', async () => {
    await knock(house, visser);
    await sendLetters(house, broken);
    expect(await lines()).toEqual([{ tries: 1, failed: 'not-taken', done: false, words: true }]);
    const post = postInMemory(house.clock);
    await sendLetters(house, post);
    expect(post.sent()).toHaveLength(0);
    house.setClock(minutes(1));
    await sendLetters(house, post);
    expect(post.sent()).toHaveLength(1);
  });

  it('are not sent any more when they are of no use any more', async () => {
    await knock(house, visser);
    house.setClock(minutes(10));
    const post = postInMemory(house.clock);
    await sendLetters(house, post);
    expect(post.sent()).toHaveLength(0);
    expect(await lines()).toEqual([{ tries: 1, failed: null, done: true, words: false }]);
  });

  it('one that does not open stands in nobody’s way', async () => {
    await knock(house, visser);
    await house.owner(`update store.outbox set payload = '{"of":"another"}'`);
    await knock(house, 'kuiper@voorbeeld.example');
    const post = postInMemory(house.clock);
    await sendLetters(house, post);
    expect(post.sent().map(({ to }) => to)).toEqual(['kuiper@voorbeeld.example']);
    expect((await lines()).map(({ failed }) => failed).sort()).toEqual([null, 'unread'].sort());
  });

  it('a code goes before all that is not one, however much of that waits: somebody sits before the page that asks for it', async () => {
    const until = new Date('2100-01-01').toISOString();
    const seal = (of: string, words: string) => house.keys.sealForHouse('letter', of, words);
    const summer = { to: 'jong@thuis.example', language: 'nl', until, letter: { kind: 'summer' } } as const;
    await house.store.transaction(async (tx) => {
      for (let n = 0; n < 30; n++) await queueLetter(tx, house.clock(), summer, seal);
    });
    await knock(house, visser);
    const post = postInMemory(house.clock);
    expect(await sendLetters(house, post, 20)).toBe(20);
    expect(post.sent().map(({ to }) => to)).toContain(visser);
  });

  it('arrive at a mail server, as text and as HTML', async () => {
    const taken: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let message = '';
        stream.on('data', (chunk) => {
          message += chunk;
        });
        stream.on('end', () => {
          taken.push(message);
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
    const post = postByServer(`smtp://127.0.0.1:${port}`, { from: 'Paspoort <paspoort@voorbeeld.example>' });
    await knock(house, visser);
    await sendLetters(house, post);
    post.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(taken).toHaveLength(1);
    expect(taken[0]).toContain(`To: ${visser}`);
    expect(taken[0]).toContain('Auto-Submitted: auto-generated');
    expect(taken[0]).toContain('text/plain');
    expect(taken[0]).toContain('text/html');
  });
});
