import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { plant } from '../seeds/plant.ts';
import { type Config, readConfig } from './config.ts';
import { openHouse } from './house.ts';
import { readIssuers } from './identity/school-issuers.ts';
import { openSchool } from './identity/school-protocol.ts';
import { openWatch } from './insight/watch.ts';
import { startJobs } from './jobs/run.ts';
import { checkMail, type MailSetup } from './mail/check.ts';
import { demoNames, openNames } from './mail/names.ts';
import { type Letterhead, postByServer, postInMemory, speaksTls } from './mail/send.ts';
import { openPress } from './papers/press.ts';
import { openLimits } from './store/limit.ts';
import { openDoors } from './web/app.tsx';
import { readBuilt } from './web/built.ts';
import { openLog } from './web/log.ts';
import { readRecordings } from './web/recordings.ts';
import type { Desk } from './web/route.ts';
import { allRoutes } from './web/routes.ts';

/** Wiring, in plain sight: config → house → doors → jobs. */
const config = readConfig(process.env);
if ('problems' in config) {
  process.stderr.write(`Cannot start:\n${config.problems.map((problem) => `- ${problem}\n`).join('')}`);
  process.exit(1);
}
const log = openLog(config.logLevel);
const house = await openHouse(config);
const limits = openLimits(house.store, house.keys.index('limit', 'secret'));
const mailbox = config.demo ? postInMemory(house.clock) : undefined;
const post =
  mailbox ?? (config.smtpUrl === undefined ? undefined : postByServer(config.smtpUrl, letterhead(config)));
if (config.demo) await plant(house);
let origin = config.baseUrl?.origin ?? '';
const watch = openWatch(house);
const press = openPress();
const schools = (await readIssuers(config.schoolAccounts)).map(openSchool);
const recordings = readRecordings(config.recordingsDir);
for (const file of recordings.unused) log.warn({ file }, 'a recording that is of no page, or of older words');
const desk: Desk = {
  ...{ config, limits, watch, press, origin: () => origin, post: mailbox?.sent, schools, recordings },
  tell: (why) => log.warn({ refused: why }),
  checkMail: () => checkMail(setup(config)),
  // The command `training` puts everything back; without it around this program there is no such button.
  ...(config.training && process.send && { putBack: () => void process.send?.('reset') }),
};
const built = readBuilt(fileURLToPath(new URL('../client', import.meta.url)));
const app = openDoors({ house, desk, built, log, routes: allRoutes(desk) });

const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, (address) => {
  if (origin === '')
    origin = `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${address.port}`;
  log.info({ at: origin }, 'open');
  if (config.training) process.send?.('open');
});

const jobs = startJobs({
  ...{ house, limits, post, from: config.mailFrom, log, every: config.demo ? 500 : 2_000 },
  registerDir: config.registerDir,
});

function letterhead({ mailFrom: from, mailReply: reply, mailBounces: bounces }: Config): Letterhead {
  return { from, reply, bounces };
}

/** What the page "Werkt de post?" looks up. The demo asks nobody. */
function setup({ smtpUrl: url, mailFrom, mailReply: reply, mailDkim: selectors, demo }: Config): MailSetup {
  if (demo)
    return {
      ...{ url: 'smtps://demo.example', from: 'Paspoort voor Succes <paspoort@demo.example>', reply },
      ...{ selectors, names: demoNames, sealed: async () => true },
    };
  const sealed = async () => (url === undefined ? undefined : speaksTls(url));
  return { url, from: mailFrom, reply, selectors, names: openNames(), sealed };
}

/** Finishes what is under way, takes nothing new, and then closes the store. */
function stop(): void {
  log.info('closing');
  watch.close();
  server.close(async () => {
    await jobs.stop();
    await press.close();
    post?.close();
    await house.close();
    process.exit(0);
  });
  setTimeout(() => process.exit(1), 20_000).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
