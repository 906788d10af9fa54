import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Fault } from '../base/fault.ts';
import type { Job, Outcome } from './bench-worker.ts';
import type { Format } from './kinds.ts';

/** A picture takes a second, a PDF, film or sound less. */
const patience = 15_000;
/** What one job may take of this machine's memory, above what was there when it began. */
const mostMemory = 700 * 1024 * 1024;
const restAfter = 60_000;
const longestQueue = 20;

type Bench = { worker: Worker; ready: Promise<void>; rest: NodeJS.Timeout | undefined };

let bench: Bench | undefined;
let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Cleans a picture, PDF, film or sound in a thread of its own, one at a time; `bytes` stays as it is. A job that takes too long, or too much memory (a bomb), ends with its
 * thread and is refused as `too-hard`. The thread is there when it is needed and goes when it is quiet. Throws `Fault('unavailable')`
 * when too many are waiting.
 */
export async function onWorkbench(job: { format: Format; bytes: Uint8Array }): Promise<Outcome> {
  if (waiting >= longestQueue) throw new Fault('unavailable', 'too many files are waiting to be looked at');
  waiting += 1;
  // Exactly these bytes, made when it is their turn: they may be a part of something larger that is not for that thread.
  const mine = turn.then(() => run({ ...job, bytes: new Uint8Array(job.bytes) }));
  turn = mine.catch(() => undefined);
  return mine.finally(() => {
    waiting -= 1;
  });
}

async function run(job: Job): Promise<Outcome> {
  const at = bench ?? open();
  bench = at;
  clearTimeout(at.rest);
  at.worker.ref();
  await at.ready;
  const outcome = await watched(at.worker, job);
  if (outcome === undefined) {
    bench = undefined;
    await at.worker.terminate();
    return { refusal: 'too-hard' };
  }
  at.worker.unref();
  at.rest = setTimeout(() => {
    if (bench === at) bench = undefined;
    void at.worker.terminate();
  }, restAfter).unref();
  return outcome;
}

function open(): Bench {
  const worker = new Worker(workerFile(), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', (cause) => {
      bench = undefined;
      reject(new Fault('unavailable', 'the workbench does not start', cause));
    });
  });
  ready.catch(() => undefined);
  return { worker, ready, rest: undefined };
}

/** `undefined` when it had to be ended: no answer in time, too much memory, or the thread fell over. */
async function watched(worker: Worker, job: Job): Promise<Outcome | undefined> {
  const before = process.memoryUsage.rss();
  const { promise, resolve } = Promise.withResolvers<Outcome | undefined>();
  const fell = (): void => resolve(undefined);
  const timer = setTimeout(fell, patience);
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > mostMemory) fell();
  }, 20);
  worker.once('message', resolve).once('error', fell).once('exit', fell);
  worker.postMessage(job, [job.bytes.buffer]);
  return promise.finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
    worker.off('message', resolve).off('error', fell).off('exit', fell);
  });
}

/** Beside this file as source; in the build at the foot of `dist/server`, one up when this module went into a part. */
function workerFile(): URL {
  const names = import.meta.url.endsWith('.ts')
    ? ['./bench-worker.ts']
    : ['./bench-worker.js', '../bench-worker.js'];
  const there = names
    .map((name) => new URL(name, import.meta.url))
    .find((file) => existsSync(fileURLToPath(file)));
  if (there === undefined) throw new Fault('unavailable', 'the thread of the workbench was not built');
  return there;
}
