import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Fault } from '../base/fault.ts';
import { Refused } from './trouble.ts';

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

/** Starts a thread with the embedded database of `dataDir`. Resolves when it is open; throws `Fault('unavailable')`. */
export async function startThread(dataDir: string): Promise<Thread> {
  const worker = new Worker(workerFile(), { workerData: dataDir, execArgv: [] });
  const thread = overWorker(worker);
  await thread.opened;
  return thread;
}

/** `statement_timeout` does nothing there, so a thread that thinks longer than this is stopped and started anew. */
const usualPatience = 10_000;
/** Opening may mean making the database, or repairing it after a crash. Upkeep takes its time too. */
export const muchPatience = 300_000;

function overWorker(worker: Worker): Thread & { opened: Promise<Done> } {
  let waiting: PromiseWithResolvers<Answer> | undefined;
  let ended = false;
  const lose = (why: string) => {
    ended = true;
    waiting?.resolve({ kind: 'lost', why });
  };
  worker.on('message', (answer: Answer) => waiting?.resolve(answer));
  worker.on('error', (error) => lose(error.message));
  worker.on('exit', () => lose('its thread has ended'));
  const wait = async (patience: number): Promise<Done> => {
    if (ended) throw new Fault('unavailable', 'the embedded database has stopped');
    waiting = Promise.withResolvers();
    const timer = setTimeout(() => setTimeout(lose, 1_000, 'a statement took too long').unref(), patience);
    const answer = await waiting.promise.finally(() => clearTimeout(timer));
    waiting = undefined;
    if (answer.kind === 'lost') {
      ended = true;
      await worker.terminate();
    }
    return expect(answer);
  };
  return {
    opened: wait(muchPatience),
    ask: (question, patience = usualPatience) => {
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

function expect(answer: Answer): Done {
  switch (answer.kind) {
    case 'done':
      return answer;
    case 'refused':
      throw new Refused(answer.code, answer.message, answer.constraint, answer.table);
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
