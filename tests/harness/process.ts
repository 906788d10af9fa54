import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The built server as a process of its own, as it runs anywhere. */
export type Running = {
  /** `http://localhost:PORT`. */
  origin: string;
  pid: number;
  /** Resolves when the process has ended, whatever ended it. */
  ended: Promise<number | null>;
  /** `kill -9`: no time for anything. */
  crash(): Promise<void>;
  /** SIGTERM: finishes what is under way. Gives the exit code. */
  stop(): Promise<number | null>;
};

/** A server that would not start, with what it said about it. */
export class NotStarted extends Error {}

const project = join(import.meta.dirname, '../..');

/** `DIST` names another build, so that a drill can try one that was spoilt on purpose. */
export const builtServer = (dist = process.env.DIST || 'dist'): string =>
  join(project, dist, 'server/main.js');

/**
 * Starts the built server on a free port with nothing of our own environment but `env`. All that it writes goes to `logFile`.
 * Throws `NotStarted` when it ends, or says nothing for three minutes: a machine that does much else plants the cast slowly.
 */
export async function startProcess(
  env: Readonly<Record<string, string>>,
  logFile: string,
  file = builtServer(),
) {
  const child = spawn(process.execPath, [file], {
    cwd: project,
    env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kept = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(kept, { end: false });
  child.stderr.pipe(kept, { end: false });
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => kept.end(() => resolve(code))),
  );
  // Whoever started it and falls over leaves nothing behind.
  const orphan = (): void => void child.kill('SIGKILL');
  process.once('exit', orphan);
  ended.then(() => process.off('exit', orphan));
  const origin = await opened(child, ended, logFile);
  return {
    origin,
    pid: child.pid ?? 0,
    ended,
    crash: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  } satisfies Running;
}

/** Waits for the line that tells the address. */
function opened(child: ChildProcess, ended: Promise<number | null>, logFile: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new NotStarted(`${why}\n${readFileSync(logFile, 'utf8').slice(-2000)}`));
    };
    const timer = setTimeout(() => fail('the server did not open within three minutes'), 180_000);
    let said = '';
    const listen = (bytes: Buffer): void => {
      said += bytes;
      const at = /"at":"([^"]+)","msg":"open"/.exec(said)?.[1];
      if (at === undefined) return;
      clearTimeout(timer);
      child.stdout?.off('data', listen);
      resolve(at);
    };
    child.stdout?.on('data', listen);
    ended.then((code) => fail(`the server ended with ${code}`));
  });
}
