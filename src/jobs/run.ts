import type { House } from '../access/perform.ts';
import { hours, minutes } from '../base/clock.ts';
import { publishFigures } from '../figures/publish.ts';
import type { Post } from '../mail/send.ts';
import { keepTerms } from '../retention/terms.ts';
import type { Limits } from '../store/limit.ts';
import { sendAftercare } from './aftercare-letters.ts';
import { destroyKeys } from './keys.ts';
import { sendLetters } from './letters.ts';
import { takeDownloads } from './registers.ts';
import { tellOfRescues } from './rescue-letters.ts';
import { remindOfShares } from './share-reminders.ts';
import { sendTalkLetters } from './talk-letters.ts';
import { tidy } from './tidy.ts';

/** What the jobs tell of: kinds and counts, nothing of anybody. */
export type JobLog = { info(what: object, words: string): void; error(what: object, words: string): void };

export type Work = {
  house: House;
  limits: Limits;
  /** Without one (no SMTP_URL) letters wait in the outbox. */
  post: Post | undefined;
  /** Sender of letters, for the appointments that go along. */
  from?: string;
  log: JobLog;
  /** Folder with downloads of DUO and RIO; without one nothing is taken over at night. */
  registerDir?: string | undefined;
  /** Between two looks at the outbox. */
  every?: number;
};

/**
 * The night watch and the letters: looks at the outbox every other second, tidies each hour, and lets the store rest once a
 * night. Letters do not wait for the watch: somebody sits before a page that asks for the code in one. A job that fails is told of and tried
 * again; it never ends the loop. Any number of nodes may run it. `stop` waits for what is under way.
 */
export function startJobs(setup: Work): { stop(): Promise<void> } {
  const { house, limits, post, from = 'paspoort@localhost', log, registerDir, every = 2_000 } = setup;
  const nightly = (name: string, work: () => Promise<unknown>): Job =>
    job(name, hours(1), () => (isNight(house.clock()) ? work() : Promise.resolve()));
  const letters = post && [
    job('letters', every, () => sendWaiting(house, post)),
    job('talk-letters', every, () => sendTalkLetters(house, post, from)),
  ];
  const watch = [
    job('rescues', every, () => tellOfRescues(house)),
    job('keys', minutes(1), () => destroyKeys(house)),
    job('tidy', hours(1), () => tidy(house, limits)),
    job('share-reminders', hours(1), () => remindOfShares(house)),
    nightly('figures', () => publishFigures(house)),
    job('aftercare', minutes(1), () => sendAftercare(house)),
    nightly('terms', () => keepTerms(house)),
    ...(registerDir === undefined
      ? []
      : [nightly('registers', () => takeDownloads(house, registerDir, log))]),
    nightly('rest', () => house.store.rest()),
  ];
  const rounds = [...(letters ? [letters] : []), watch].map((jobs) => goRound(jobs, every, log));
  return { stop: async () => void (await Promise.all(rounds.map((round) => round.stop()))) };
}

/** What waits, twenty at a time and at most two hundred; codes go first in each. */
async function sendWaiting(house: House, post: Post): Promise<void> {
  for (let turn = 0; turn < 10; turn++) if ((await sendLetters(house, post, 20)) < 20) return;
}

/** Does each of these when it is due, one after the other, and looks again. */
function goRound(jobs: readonly Job[], every: number, log: JobLog): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  const turn = async (): Promise<void> => {
    for (const one of jobs) if (!stopped) await runDue(one, performance.now(), log);
    if (stopped) return;
    timer = setTimeout(begin, every);
    timer.unref();
  };
  const begin = (): void => {
    under = turn();
  };
  begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await under;
    },
  };
}

type Job = { name: string; every: number; work: () => Promise<unknown>; next: number; failures: number };

const job = (name: string, every: number, work: Job['work']): Job => ({
  name,
  every,
  work,
  next: 0,
  failures: 0,
});

/** Each failure doubles the wait, to five minutes at most: a database that is away is not asked for all at once when it is back. */
async function runDue(one: Job, now: number, log: JobLog): Promise<void> {
  if (now < one.next) return;
  try {
    await one.work();
    one.failures = 0;
    one.next = now + one.every;
  } catch (error) {
    one.failures++;
    one.next = now + Math.min(Math.max(one.every, 1_000) * 2 ** one.failures, minutes(5));
    const kind = error instanceof Error ? error.name : typeof error;
    log.error({ job: one.name, failures: one.failures, kind }, 'a job did not work');
  }
}

/** Between three and four at night in the Netherlands. */
export function isNight(now: Date): boolean {
  return hourFormat.format(now) === '03';
}

const hourFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Amsterdam',
});
