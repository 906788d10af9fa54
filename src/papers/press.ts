import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Fault } from '../base/fault.ts';
import type { ProofId } from '../base/id.ts';
import { speak } from '../words/text.ts';
import type { PressWords } from './dress.ts';
import type { Paper } from './model.ts';
import template from './paper.typ?raw';

/** What the press is given, and what it gives back. */
export type Job = { paper: Paper; words: PressWords; pictures: Pictures };
/** The bytes of small pictures, by their proof. One that is not in it is named and not drawn. */
export type Pictures = ReadonlyMap<ProofId, Uint8Array>;
export type Printed = { kind: 'printed'; pdf: Uint8Array } | { kind: 'failed'; why: string };

/** `busy`: this person's paper is being made already, or too many wait. */
export type Outcome = Printed | { kind: 'busy' };

/** Makes PDFs, one after the other, off the thread that answers. `whose` has one at a time. */
export type Press = {
  print(paper: Paper, whose: string, pictures?: Pictures): Promise<Outcome>;
  close(): Promise<void>;
};

/** A paper takes about a second; the first one after a rest also has to warm the press up. */
const patience = 60_000;
/** How long a press without work stays warm: it holds some 200 MB. */
const rest = 10 * 60_000;
/** A whole class at once waits some ten seconds; a hundred is more than one machine should take on. */
const mostWaiting = 100;

export function openPress(limits: { patience?: number } = {}): Press {
  let worker: Worker | undefined;
  let resting: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const waiting = new Set<string>();
  const stop = async (): Promise<void> => {
    clearTimeout(resting);
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };
  const one = async (job: Job): Promise<Printed> => {
    clearTimeout(resting);
    worker ??= startWorker();
    const printed = await answerOf(worker, job, limits.patience ?? patience);
    // A press that was too slow, or fell over, is thrown away with whatever it was given.
    if (printed.kind === 'failed') await stop();
    else resting = setTimeout(stop, rest).unref();
    return printed;
  };
  return {
    async print(paper, whose, pictures = new Map()) {
      if (waiting.has(whose) || waiting.size >= mostWaiting) return { kind: 'busy' };
      waiting.add(whose);
      const printed = last.then(() => one({ paper, words: wordsOf(paper), pictures }));
      last = printed.catch(() => undefined);
      return printed.finally(() => waiting.delete(whose));
    },
    async close() {
      await last;
      await stop();
    },
  };
}

function wordsOf({ language }: Paper): PressWords {
  const t = speak(language);
  return {
    product: t('common.product'),
    page: t('paper.page', { page: '%1', pages: '%2' }),
    notShown: t('paper.not-shown'),
    signs: t('paper.signs'),
  };
}

/** The thread opens by itself and then takes what it is sent, so a job may be sent at once. */
async function answerOf(worker: Worker, job: Job, longest: number): Promise<Printed> {
  const { promise, resolve } = Promise.withResolvers<Printed>();
  const failed = (why: string) => (): void => resolve({ kind: 'failed', why });
  const hear = (said: Printed | 'open'): void => {
    if (said !== 'open') resolve(said);
  };
  const tooLong = setTimeout(failed('it took too long'), longest);
  const [fell, ended] = [failed('the press fell over'), failed('the press stopped')];
  worker.on('message', hear).on('error', fell).on('exit', ended);
  worker.ref();
  worker.postMessage(job);
  try {
    return await promise;
  } finally {
    clearTimeout(tooLong);
    worker.off('message', hear).off('error', fell).off('exit', ended);
    worker.unref();
  }
}

/** `resourceLimits`: what is set is at most some megabytes; more is a flaw, and ends the thread and not the house. */
function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: 256 };
  const worker = new Worker(workerFile(), { workerData: template, execArgv: [], resourceLimits });
  // Also when nobody waits: a thread's end is never the end of the house.
  return worker.on('error', () => undefined);
}

/** Beside this file as source; in the build at the foot of `dist/server`, one up when this module went into a part. */
function workerFile(): URL {
  const names = import.meta.url.endsWith('.ts')
    ? ['./press-worker.ts']
    : ['./press-worker.js', '../press-worker.js'];
  const files = names.map((name) => new URL(name, import.meta.url));
  const there = files.find((file) => existsSync(fileURLToPath(file)));
  if (there === undefined) throw new Fault('unavailable', 'the thread of the press was not built');
  return there;
}
