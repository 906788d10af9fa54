import { Agent, type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { hidden } from '../tests/harness/visitor.ts';

/**
 * The load generator, in a process of its own so that its work is not counted. Reads one job (a line of JSON) from standard input, makes its visitors ready, says so
 * in a line, and begins at the next line that comes: what the first visits cost is not counted either. It asks so many times on
 * so many kept connections, for so long at most, and writes what it met. Bounded in number and in time.
 */
export type Job = {
  origin: string;
  /** What is opened, in turn. `save`: reads the page once, and then saves an answer on it again and again. */
  path: string;
  save?: { field: string };
  /** Session of each visitor; a connection has visitors of its own. Empty: nobody is signed in. */
  tokens: readonly string[];
  connections: number;
  atMostMs: number;
  atMostRequests: number;
};
export type Met = { requests: number; faults: number; seconds: number; p50: number; p99: number };

type Hand = { cookie: string; mark: string; revision: string };

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const job: Job = JSON.parse(String((await lines.next()).value));
const agent = new Agent({ keepAlive: true, maxSockets: job.connections });
const taken: number[] = [];
let faults = 0;
let started = 0;
const hands = await Promise.all(Array.from({ length: job.connections }, (_, n) => handsOf(n)));
process.stdout.write('ready\n');
await lines.next();
const begin = performance.now();
await Promise.all(hands.map((own) => connection(own)));
const seconds = (performance.now() - begin) / 1000;
taken.sort((a, b) => a - b);
const at = (share: number): number =>
  taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0;
const met: Met = { requests: taken.length, faults, seconds, p50: at(0.5), p99: at(0.99) };
process.stdout.write(`${JSON.stringify(met)}\n`);
agent.destroy();

/**
 * The visitors of one connection. Each has opened the page before, as a browser has: it has the styles, and for saving it knows whose the form
 * is and what stands there.
 */
async function handsOf(n: number): Promise<Hand[]> {
  const own = job.tokens.filter((_, index) => index % job.connections === n);
  // With fewer visitors than connections some of them have several windows open.
  const shared = own.length > 0 ? own : job.tokens.slice(0, 1);
  const cookies = shared.length === 0 ? [''] : shared.map((token) => `pvs=${token}`);
  const here: Hand[] = [];
  for (const cookie of cookies.slice(0, job.save ? 4 : 64)) {
    const { body, style } = await send(cookie, undefined, false);
    here.push({
      cookie: [cookie, style].filter(Boolean).join('; '),
      mark: hidden(body, 'als'),
      revision: hidden(body, 'revision'),
    });
  }
  return here;
}

async function connection(own: readonly Hand[]): Promise<void> {
  for (let turn = 0; performance.now() - begin < job.atMostMs && started < job.atMostRequests; turn++) {
    started += 1;
    const hand = own[turn % own.length];
    if (hand === undefined) return;
    const before = performance.now();
    const ok = job.save
      ? await save(hand, job.save.field)
      : (await send(hand.cookie, undefined)).status === 200;
    taken.push(performance.now() - before);
    if (!ok) faults += 1;
  }
}

async function save(hand: Hand, field: string): Promise<boolean> {
  const fields = {
    als: hand.mark,
    revision: hand.revision,
    [field]: `Ik vertel hoe mijn dag op school ging. ${started}`,
  };
  const { status, body } = await send(hand.cookie, new URLSearchParams(fields).toString());
  if (status !== 200) return false;
  const answer: { revision?: unknown } = JSON.parse(body);
  hand.revision = String(answer.revision);
  return true;
}

type Answer = { status: number; body: string; style: string };

function send(cookie: string, body: string | undefined, packed = true): Promise<Answer> {
  const posted =
    body === undefined
      ? {}
      : {
          origin: job.origin,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
          'x-auto-save': '1',
        };
  // As Chromium asks.
  const packing = packed ? { 'accept-encoding': 'gzip, deflate, br, zstd' } : {};
  const headers = { ...(cookie && { cookie }), 'accept-language': 'nl', ...packing, ...posted };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(job.path, job.origin), {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers,
    });
    asked.on('response', (response: IncomingMessage) => {
      const style =
        response.headers['set-cookie']?.find((line) => line.startsWith('pvs-stijl'))?.split(';')[0] ?? '';
      text(response).then((read) => resolve({ status: response.statusCode ?? 0, body: read, style }), reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
