import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { systemClock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { type OwnerId, readId } from '../base/id.ts';
import { type Config, readConfig } from '../config.ts';
import { openHouse } from '../house.ts';
import { enrol, enrolmentShape } from '../identity/enrol.ts';
import { forgetFactor } from '../identity/forget-factor.ts';
import { asCsv, whoSaw } from '../look/inspect.ts';
import { termNames } from '../retention/life.ts';
import { everyDeleted, replayDeletions } from '../retention/restore.ts';
import { chooseTerms } from '../retention/terms.ts';
import { migrateServer } from '../store/server.ts';
import { glass, keyholder } from './glass.ts';
import { mailReturned, mailWaiting } from './mail.ts';
import { regionIn, regionOut } from './moving.ts';
import { listRecordings } from './recordings.ts';
import { register } from './register.ts';
import { research } from './research.ts';
import { openTraining } from './training.ts';

/** The commands of whoever runs an installation. Each says what it did, or in plain words why not, and ends with 0 or 1. */
const help = `Usage: node dist/server/cli.js COMMAND

  migrate          Brings the database on a server up to date, as the owner of its tables (DATABASE_OWNER_URL).
                   The embedded store does this by itself when it starts.
  enrol FILE.json  Enrols a region: organisations, groups and staff. Again is fine: nobody comes double.
                   An example stands in docs/enrol.example.json. With the embedded store, stop the program first.
  forget-factor MAIL
                   Somebody at work lost telephone, device and recovery codes: takes their second step away, and tells them by mail. At
                   the next sign-in they set a new one up. First make sure, not by mail, that it is they who ask.
  mail-returned    Reads from standard input a message of a mail server that a letter could not be delivered (RFC 3464), one each time:
                   let the mail server pipe what comes in at MAIL_BOUNCES here. After two of them nothing is sent to that address.
  mail-waiting     Prints the letters that wait because there is no mail server (SMTP_URL), codes and all, to be handed over in
                   person. With the embedded store, stop the program first.
  recordings [LANGUAGE]
                   Prints what people can record, for who reads little: of each page for companions its words, and the name that the
                   file is to have in RECORDINGS_DIR. See docs/recordings.md.
  region-out REGION FILE
                   Writes all that is a region's own to one sealed file, and prints its code, once: to go to another installation. Nothing of a
                   young person is in it. See docs/regions.md.
  region-in FILE   Reads such a file in, with its code by standard input. All or nothing; a region that is here already is not touched.
  register REGION FILE …
                   Takes DUO's or RIO's open downloads over, CSV or zip: "Alle vestigingen vo", "Adressen instellingen mbo", and of RIO
                   onderwijsaanbieders with relaties_onderwijsaanbieders_onderwijsinstellingserkenningen for the domains of mbo's. Of the
                   region's own municipalities alone; what the register names no more is marked and stays. All files or nothing. Again is
                   fine. The program does the same each night with what lies in REGISTER_DIR.
  research QUESTION EPSILON [REGION]
                   Totals for research, as CSV: of young people who said yes to it, with noise, out of a budget of 0.5 a school year for each region
                   and 0.5 for the whole programme. Asked again gives the same, and costs nothing. QUESTION: road, stamps-shared or
                   talked-arrived; EPSILON: 0.05 to 0.5, and the smaller the more noise. See docs/research.md.
  terms REGION unused-passport=730
                   After how many days without its owner a passport of this region is warned of its end.
  looks FROM TO LIST
                   Who saw what of these passports between two moments, without a word of what stands in them: for the privacy
                   officer. FROM and TO as 2026-11-24 or 2026-11-24T09:30Z; LIST is a file with ids, one a line. Gives CSV. Each of
                   these passports gets a line in its log.
  keyholder NAME   Names one of the people who, two together, can have a passport opened in an emergency. Prints their code, once: hand it over in
                   person and keep no copy. keyholder --end, with a code by standard input, ends it.
  break-glass ask PASSPORT REASON
  break-glass open NUMBER
                   Opens one passport in an emergency: one keyholder asks, another one opens within a day, each with the own code by standard
                   input. Gives everything as JSON. The young person reads who and why, at once.
  deletions        Prints the list of deleted passports (random ids), to keep apart from both backups.
  restore [LIST]   After data or keys came back from a backup, before the program starts: deletes again what was deleted since.
                   LIST is a file with ids, one a line, for when the key store was lost too.
  training         Runs a practice school: made-up people alone, in a folder of its own (DATA_DIR with -training behind it), put back each
                   night and by a button. Give it a PORT and BASE_URL of its own, and the real installation its address as TRAINING_URL.
  help             This text.
`;

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${tell(error)}\n`);
  process.exitCode = 1;
}

async function run([command = 'help', ...rest]: readonly string[]): Promise<string> {
  switch (command) {
    case 'migrate':
      return migrateOnServer(configOrStop());
    case 'enrol':
      return enrolFile(configOrStop(), rest[0]);
    case 'forget-factor':
      return forgetFactorOf(configOrStop(), rest[0]);
    case 'keyholder':
      return keyholder(configOrStop(), rest);
    case 'break-glass':
      return glass(configOrStop(), rest);
    case 'mail-returned':
      return mailReturned(configOrStop());
    case 'mail-waiting':
      return mailWaiting(configOrStop());
    case 'recordings':
      return listRecordings(rest[0]);
    case 'region-out':
      return regionOut(configOrStop(), rest);
    case 'region-in':
      return regionIn(configOrStop(), rest);
    case 'register':
      return register(configOrStop(), rest);
    case 'research':
      return research(configOrStop(), rest);
    case 'terms':
      return terms(configOrStop(), rest);
    case 'looks':
      return looks(configOrStop(), rest);
    case 'deletions':
      return listDeletions(configOrStop());
    case 'restore':
      return restore(configOrStop(), rest[0]);
    case 'training':
      return train(configOrStop());
    case 'help':
    case '--help':
    case '-h':
      return help;
    default:
      throw new Error(`There is no command "${command}".\n\n${help}`);
  }
}

function configOrStop(): Config {
  const config = readConfig(process.env);
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  return config;
}

async function migrateOnServer({ databaseOwnerUrl }: Config): Promise<string> {
  if (databaseOwnerUrl === undefined)
    throw new Error(
      'Give DATABASE_OWNER_URL: the role that owns the tables. The embedded store migrates by itself.',
    );
  const names = await migrateServer(databaseOwnerUrl);
  return names.length === 0
    ? 'Nothing to do: up to date.\n'
    : names.map((name) => `Done: ${name}\n`).join('');
}

async function enrolFile(config: Config, file: string | undefined): Promise<string> {
  if (file === undefined) throw new Error('Which file? See docs/enrol.example.json.');
  const enrolment = enrolmentShape.parse(JSON.parse(await readFile(file, 'utf8')));
  const house = await openHouse(config);
  try {
    const { organisations, groups, staff } = await enrol(house, enrolment);
    return `Enrolled ${enrolment.region}: ${organisations} organisations, ${groups} groups, ${staff} staff.\n`;
  } finally {
    await house.close();
  }
}

async function forgetFactorOf(config: Config, mail: string | undefined): Promise<string> {
  if (mail === undefined) throw new Error('Whose? Give the e-mail address at work.');
  const house = await openHouse(config);
  try {
    if (!(await forgetFactor(house, mail))) throw new Error('Nobody at work has this address.');
    return 'Done: the second step is set up anew at the next sign-in.\n';
  } finally {
    await house.close();
  }
}

/** Until somebody stops it. */
async function train({ dataDir, databaseUrl, keysUrl }: Config): Promise<string> {
  if (databaseUrl !== undefined || keysUrl !== undefined)
    throw new Error('A practice school has a store of its own: leave DATABASE_URL and KEYS_URL out.');
  const training = await openTraining({
    ...{ program: fileURLToPath(new URL('./main.js', import.meta.url)), folder: `${dataDir}-training` },
    ...{ env: process.env, clock: systemClock, tell: (words) => void process.stdout.write(`${words}\n`) },
  });
  const stop = (): void => void training.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.exitCode = await training.ended;
  return 'The practice school ended.\n';
}

async function listDeletions(config: Config): Promise<string> {
  const house = await openHouse(config);
  try {
    return (await everyDeleted(house)).map((owner) => `${owner}\n`).join('');
  } finally {
    await house.close();
  }
}

async function restore(config: Config, file: string | undefined): Promise<string> {
  const known = file === undefined ? [] : await readIds(file);
  const house = await openHouse(config, { restoring: true });
  try {
    const { passports, keys } = await replayDeletions(house, known);
    return `Deleted again: ${passports} passports, ${keys} keys.\n`;
  } finally {
    await house.close();
  }
}

async function terms(config: Config, [region, ...chosen]: readonly string[]): Promise<string> {
  if (region === undefined)
    throw new Error('Which region? For example: terms "Regio Voorbeeld" unused-passport=730');
  const days = z.partialRecord(z.enum(termNames), z.coerce.number().int().min(1).max(3660));
  const read = days.parse(Object.fromEntries(chosen.map((one) => one.split('='))));
  const house = await openHouse(config);
  try {
    await chooseTerms(house, region, read);
    return `${region}: ${chosen.join(', ')}\n`;
  } finally {
    await house.close();
  }
}

async function looks(config: Config, [from = '', to = '', file]: readonly string[]): Promise<string> {
  const [begin, end] = [momentOf(from, '00:00'), momentOf(to, '23:59:59.999')];
  if (file === undefined || begin === undefined || end === undefined)
    throw new Error('For example: looks 2026-11-01 2026-11-24 passports.txt');
  const house = await openHouse(config);
  try {
    return asCsv(await whoSaw(house, await readIds(file), begin, end));
  } finally {
    await house.close();
  }
}

/** A day (its begin or end, in UTC), or a moment with its zone. */
function momentOf(typed: string, time: string): Date | undefined {
  const at = new Date(/^\d{4}-\d\d-\d\d$/.test(typed) ? `${typed}T${time}Z` : typed);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

async function readIds(file: string): Promise<OwnerId[]> {
  const lines = (await readFile(file, 'utf8')).split(/\s+/).filter(Boolean);
  return lines.map((line, at) => {
    const id = readId<OwnerId>(line.toLowerCase());
    if (id === undefined) throw new Error(`Line ${at + 1} of ${file} is not an id.`);
    return id;
  });
}

/** Where in the file, and what; never a stack trace. */
function tell(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
  if (error instanceof SyntaxError) return `This is not JSON: ${error.message}`;
  if (error instanceof Fault && error.cause instanceof Error)
    return `${error.message}: ${error.cause.message}`;
  return error instanceof Error ? error.message : String(error);
}
