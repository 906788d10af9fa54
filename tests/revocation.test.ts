import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDoors, freshDoors, hiddenField, type Node, openNode } from './harness/doors.ts';
import { aTown, type Town, wordsIn } from './oracle/town.ts';

let here: FreshDoors;
let elsewhere: Node;
let town: Town;
beforeAll(async () => {
  here = await freshDoors();
  // On a server each node has connections of its own.
  elsewhere = openNode({ ...here.house, store: await here.house.another() });
  town = await aTown(here.house, 1);
}, 300_000);
afterAll(() => here.house.drop());

/** In long: `npm run drill -- revocation`, ten thousand. */
const races = Number(process.env.RACES ?? 10);

const ask = (node: Node, cookie: string, path: string, init: RequestInit = {}): Promise<Response> => {
  const headers = { ...{ host: 'localhost:3000', cookie, origin: 'http://localhost:3000' }, ...init.headers };
  return Promise.resolve(
    node.app.request(new Request(new URL(path, 'http://localhost:3000'), { ...init, headers })),
  );
};
const words = async (cookie: string): Promise<number> =>
  wordsIn(await (await ask(elsewhere, cookie, '/inzage/paspoort')).text()).size;

/** The share stands again, past every rule, for the next race. */
const again = (id: string) =>
  here.house.owner('update sharing."grant" set withdrawn = null where id = $1', [id]);

describe('a share that is stopped at one node', () => {
  it('opens nothing at another for a look that begins after the stop was answered, in every race (G3, U39)', async () => {
    const [owner, receiver] = [town.young[0], town.receivers[0]];
    if (owner === undefined || receiver === undefined) throw new Error('nobody lives here');
    await here.house.owner(
      `insert into sharing.acceptance ("grant", owner, purpose, at) values ($1, $2, 'intake-and-support', $3)`,
      [owner.link, owner.actor.owner, here.house.clock()],
    );
    const page = `/delen/${owner.link}/stop`;
    const late: number[] = [];
    let seen = 0;
    for (let race = 0; race < races; race++) {
      await again(owner.link);
      const form = await (await ask(here, owner.cookie, page)).text();
      const body = new URLSearchParams(['als', 'eens'].map((name) => [name, hiddenField(form, name)]));
      // Looks before, at the same moment, and the moment after the stop was answered.
      const during = [words(receiver.cookie), words(receiver.cookie)];
      const stopped = ask(here, owner.cookie, page, {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      during.push(words(receiver.cookie));
      expect((await stopped).status).toBe(303);
      late.push(await words(receiver.cookie));
      seen += (await Promise.all(during)).filter((many) => many > 0).length;
    }
    expect(late.filter((many) => many > 0)).toEqual([]);
    // It was a race: some looks came in time.
    expect(seen).toBeGreaterThan(0);
    if (races > 100) process.stdout.write(`${JSON.stringify({ races, before: seen, after: 0 })}\n`);
  }, 7_200_000);
});
