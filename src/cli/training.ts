import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hours, minutes } from '../base/clock.ts';
import { isNight } from '../jobs/run.ts';

/** A school to practise in (F111, decision 0065): a house of its own, with made-up people alone. */
export type TrainingSetup = {
  /** The program that is started, and started anew at each reset: `main.js`. */
  program: string;
  /** Folder that is made here and thrown away at each reset; nothing else of anybody may stand in it. */
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
  clock: () => Date;
  tell: (words: string) => void;
};

export type Training = {
  /** As it was last night. Who practises begins anew. */
  reset(): Promise<void>;
  /** Planted anew, so that the dates in the stories are near again. */
  renew(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when the program ended by itself, with its code. */
  ended: Promise<number>;
};

/**
 * Runs the practice school: plants the cast in a fresh folder, keeps a copy, and opens. A press on the reset button (`reset` from the program) puts the copy back; each
 * night between three and four it is planted anew. Store and keys are its own, so that nothing of it can touch, count with or write to anybody real.
 */
export async function openTraining(setup: TrainingSetup): Promise<Training> {
  const { folder, clock, tell } = setup;
  const [data, fresh] = [join(folder, 'now'), join(folder, 'fresh')];
  await claimFolder(folder);
  let child: ChildProcess | undefined;
  let planted = clock();
  let under: Promise<void> = Promise.resolve();
  let finish: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    finish = resolve;
  });
  const begin = async (): Promise<void> => {
    const started = await start(setup, join(data, 'store'));
    child = started;
    // Pressed by several at once, it is put back once.
    let pressed = false;
    started.on('message', (said) => {
      if (said !== 'reset' || pressed) return;
      pressed = true;
      void training.reset();
    });
    started.once('exit', (code) => void (child === started && finish(code ?? 1)));
  };
  const end = async (): Promise<void> => {
    const running = child;
    child = undefined;
    if (running !== undefined) await stopped(running);
  };
  /** One thing at a time: who presses twice waits for the first. */
  const next = (work: () => Promise<void>): Promise<void> => {
    under = under.then(work, work);
    return under;
  };
  const training: Training = {
    ended,
    reset: () =>
      next(async () => {
        await end();
        await rm(data, { recursive: true, force: true });
        await cp(fresh, data, { recursive: true });
        await begin();
        tell('the practice school stands as it was last night');
      }),
    renew: () =>
      next(async () => {
        await end();
        await rm(data, { recursive: true, force: true });
        await begin();
        await end();
        await cp(data, `${fresh}.new`, { recursive: true });
        await rm(fresh, { recursive: true, force: true });
        await rename(`${fresh}.new`, fresh);
        planted = clock();
        await begin();
        tell('the practice school was planted anew');
      }),
    async stop() {
      clearInterval(watch);
      await next(end);
    },
  };
  const watch = setInterval(() => {
    if (isNight(clock()) && clock().getTime() - planted.getTime() > hours(20)) void training.renew();
  }, minutes(5));
  watch.unref();
  await training.renew();
  return training;
}

/** A folder that is thrown away has to be one that was made for it: its mark says so. Any other is left alone. */
async function claimFolder(folder: string): Promise<void> {
  const mark = join(folder, 'oefenschool');
  if (existsSync(folder) && !existsSync(mark))
    throw new Error(`${folder} was not made for a practice school: choose another DATA_DIR.`);
  await mkdir(folder, { recursive: true });
  await rm(join(folder, 'fresh.new'), { recursive: true, force: true });
  await writeFile(mark, 'Made-up people alone. Thrown away and made anew each night.\n');
}

/** All that it is given of the environment here: no store, keys or mail server of anybody real. */
const handedOn = ['PATH', 'PORT', 'HOST', 'BASE_URL', 'LOG_LEVEL', 'TRUSTED_PROXIES'];

/** Resolves when the program says that it is open; rejects when it ends first. */
function start({ program, env }: TrainingSetup, dataDir: string): Promise<ChildProcess> {
  const passed = handedOn.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  const own = { ...Object.fromEntries(passed), TRAINING: '1', DATA_DIR: dataDir };
  const child = fork(program, [], { env: own, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    const early = (code: number | null) => reject(new Error(`the practice school did not open (${code})`));
    child.once('exit', early);
    child.on('message', (said) => {
      if (said !== 'open') return;
      child.off('exit', early);
      resolve(child);
    });
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
