import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { type Config, readConfig } from '../config.ts';
import { openHouse } from '../house.ts';
import { enrol, enrolmentShape } from '../identity/enrol.ts';
import { migrateServer } from '../store/server.ts';

/** The commands of whoever runs an installation. Each says what it did, or in plain words why not, and ends with 0 or 1. */
const help = `Usage: node dist/server/cli.js COMMAND

  migrate          Brings the database on a server up to date, as the owner of its tables (DATABASE_OWNER_URL).
                   The embedded store does this by itself when it starts.
  enrol FILE.json  Enrols a region: organisations, groups and staff. Again is fine: nobody comes double.
                   An example stands in docs/enrol.example.json. With the embedded store, stop the program first.
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

/** Where in the file, and what; never a stack trace. */
function tell(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
  if (error instanceof SyntaxError) return `This is not JSON: ${error.message}`;
  if (error instanceof Fault && error.cause instanceof Error)
    return `${error.message}: ${error.cause.message}`;
  return error instanceof Error ? error.message : String(error);
}
