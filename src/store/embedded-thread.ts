import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Fault } from '../base/fault.ts';
import { troubleOf } from './trouble.ts';

export type Question =
  | { ask: 'query'; sql: string; parameters: readonly unknown[] }
  | { ask: 'begin' | 'commit' | 'rollback' | 'rest' | 'close' };

export type Answer =
  | { kind: 'done'; rows: unknown[]; affectedRows?: number }
  | { kind: 'refused'; code: string; message: string; constraint?: string; table?: string }
  /** The caller gave a value of the wrong kind. */
  | { kind: 'mistaken'; message: string }
  /** The database in this thread is of no more use. */
  | { kind: 'lost'; why: string };

export type Done = Extract<Answer, { kind: 'done' }>;

export type Thread = {
  /** One question at a time. Throws `Refused`, or `Fault('unavailable')` and is `ended` then. */
  ask(question: Question, patience?: number): Promise<Done>;
  readonly ended: boolean;
  end(): Promise<void>;
};

/**
 * Starts a thread with the embedded database of `dataDir`. Resolves when it is open; throws `Fault('unavailable')`.
 * `statement_timeout` does nothing there, so a thread that thinks for longer than `patience` milliseconds is lost.
 */
export async function startThread(dataDir: string, patience: number): Promise<Thread> {
  const worker = new Worker(workerFile(), { workerData: dataDir, execArgv: [] });
  const thread = overWorker(worker, patience);
  await thread.opened;
  return thread;
}

/** Opening may mean making the database, or repairing it after a crash. Upkeep takes its time too. */
export const muchPatience = 300_000;

function overWorker(worker: Worker, usual: number): Thread & { opened: Promise<Done> } {
  let waiting: PromiseWithResolvers<Answer> | undefined;
  let ended = false;
  let why = 'its thread has ended';
  worker.on('message', (answer: Answer) => waiting?.resolve(answer));
  worker.on('error', (error) => {
    why = error.message;
  });
  // Only now may another thread have the files.
  worker.on('exit', () => {
    ended = true;
    waiting?.resolve({ kind: 'lost', why });
  });
  const wait = async (patience: number): Promise<Done> => {
    if (ended) throw new Fault('unavailable', `the embedded database stopped: ${why}`);
    waiting = Promise.withResolvers();
    const answer = await hurry(waiting, patience);
    waiting = undefined;
    if (answer.kind === 'lost') await worker.terminate();
    return expect(answer);
  };
  return {
    opened: wait(muchPatience),
    ask: (question, patience = usual) => {
      const answer = wait(patience);
      if (!ended) worker.postMessage(question);
      return answer;
    },
    get ended() {
      return ended;
    },
    end: async () => void (await worker.terminate()),
  };
}

/** Waits a little longer at the end, in case it was this thread that was busy and the answer is already here. */
async function hurry({ promise, resolve }: PromiseWithResolvers<Answer>, patience: number): Promise<Answer> {
  let timer = setTimeout(() => {
    timer = setTimeout(resolve, 500, { kind: 'lost', why: 'a statement took too long' });
  }, patience);
  return promise.finally(() => clearTimeout(timer));
}

function expect(answer: Answer): Done {
  switch (answer.kind) {
    case 'done':
      return answer;
    case 'refused':
      throw troubleOf(answer);
    case 'mistaken':
      throw new TypeError(answer.message);
    case 'lost':
      throw new Fault('unavailable', `the embedded database stopped: ${answer.why}`);
  }
}

/** Beside this file as source; in the build at the foot of `dist/server`, one up when this module went into a part. */
function workerFile(): URL {
  const names = import.meta.url.endsWith('.ts')
    ? ['./embedded-worker.ts']
    : ['./embedded-worker.js', '../embedded-worker.js'];
  const files = names.map((name) => new URL(name, import.meta.url));
  const there = files.find((file) => existsSync(fileURLToPath(file)));
  if (there === undefined)
    throw new Fault('unavailable', 'the thread of the embedded database was not built');
  return there;
}
