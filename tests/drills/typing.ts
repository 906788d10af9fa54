import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/machine.ts';
import { type Running, startProcess } from '../harness/process.ts';
import { beginPassport } from '../harness/visitor.ts';

/**
 * Somebody types, and the browser is killed with `kill -9`: with a line, without one, or with a house that does not answer. Then it is opened
 * again with the same profile, by the same person. Nothing typed more than two seconds earlier may be lost (G10, P17), and the profile's
 * folder never holds any of it in clear (C12, G17). `spoilt`: the browser
 * keeps nothing, or keeps it in clear.
 */
export async function typingDrill(
  rounds: number,
  spoilt?: Spoilt,
): Promise<{ typed: number; lost: string[]; inClear: string[] }> {
  const home = mkdtempSync(join(tmpdir(), 'pvs-typing-'));
  const profile = join(home, 'profile');
  const server = await startProcess({ DATA_DIR: join(home, 'data') }, join(home, 'log'));
  const lost: string[] = [];
  const words: string[] = [];
  try {
    const { card } = await beginPassport(server, 'Robin');
    for (let n = 0; n < rounds; n++) {
      const word = canary(n);
      words.push(word);
      await typeAndDie(profile, server, card, word, ways[n % ways.length] ?? 'away', spoilt);
      if (!(await isThere(profile, server, card, word, spoilt)))
        lost.push(`${ways[n % ways.length]} ${word}`);
    }
    // What a browser holds back for some seconds, it writes when it is closed calmly: then all of it is there to be found.
    const last = canary(rounds);
    words.push(last);
    await typeAndClose(profile, server, card, last, spoilt);
    const inClear = found(profile, words);
    await signOut(profile, server, card, spoilt);
    return { typed: rounds, lost, inClear: [...inClear, ...found(profile, words)] };
  } finally {
    await killBrowser(profile);
    await server.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

export type Spoilt = 'nothing' | 'in clear';

const canary = (n: number): string => `kanarie${n}x${randomBytes(marked / 2).toString('hex')}`;

const ways = ['offline', 'with a line', 'away'] as const;
type Way = (typeof ways)[number];
const question = '/mijn/wie/wie5';
/** So many signs at the end of each word that is typed are its own. */
const marked = 10;

async function openBrowser(
  profile: string,
  spoilt: Spoilt | undefined,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    locale: 'nl-NL',
  });
  context.setDefaultTimeout(30_000);
  if (spoilt !== undefined) await context.addInitScript(noStore);
  if (spoilt === 'in clear') await context.addInitScript(inClear);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

const noStore = 'Object.defineProperty(window, "indexedDB", { value: undefined }); delete window.indexedDB;';
const inClear = 'addEventListener("input", ({ target }) => localStorage.setItem("typed", target.value));';

/** A cookie of a moment ago may have died with the browser: then the card lets the person in again. */
async function comeTo(page: Page, { origin }: Running, card: string, path: string): Promise<void> {
  await page.goto(origin + path);
  if (new URL(page.url()).pathname !== path) {
    await page.goto(`${origin}/terug`);
    await page.getByRole('textbox').first().fill(card);
    await page.getByRole('radio').nth(1).check({ force: true });
    await page.locator('main form button.main').click();
    await page.waitForURL('**/mijn');
    await page.goto(origin + path);
  }
}

async function typeAndDie(
  profile: string,
  server: Running,
  card: string,
  word: string,
  way: Way,
  spoilt: Spoilt | undefined,
): Promise<void> {
  const { context, page } = await openBrowser(profile, spoilt);
  await comeTo(page, server, card, question);
  await page.waitForTimeout(500);
  if (way === 'offline') await context.setOffline(true);
  if (way === 'away') await page.route('**/*', (route) => route.abort());
  await type(page, word);
  await page.keyboard.type(' en nog');
  await killBrowser(profile);
  await context.close().catch(() => undefined);
}

async function typeAndClose(
  profile: string,
  server: Running,
  card: string,
  word: string,
  spoilt: Spoilt | undefined,
): Promise<void> {
  const { context, page } = await openBrowser(profile, spoilt);
  await comeTo(page, server, card, question);
  await context.setOffline(true);
  await type(page, word);
  await context.close();
}

/** At the end of what stands there, and then two seconds of peace. */
async function type(page: Page, word: string): Promise<void> {
  const field = page.getByRole('textbox').first();
  await field.focus();
  await field.press('End');
  await page.keyboard.type(` ${word}`, { delay: 15 });
  await page.waitForTimeout(2_000);
}

async function isThere(
  profile: string,
  server: Running,
  card: string,
  word: string,
  spoilt: Spoilt | undefined,
): Promise<boolean> {
  const { context, page } = await openBrowser(profile, spoilt);
  await comeTo(page, server, card, question);
  // A machine that does much else takes its time; what is lost never comes.
  const timeout = spoilt === undefined ? 30_000 : 8_000;
  const there = await page
    .waitForFunction((w) => document.querySelector('textarea')?.value.includes(w), word, { timeout })
    .then(
      () => true,
      () => false,
    );
  await context.close();
  return there;
}

async function signOut(
  profile: string,
  server: Running,
  card: string,
  spoilt: Spoilt | undefined,
): Promise<void> {
  const { context, page } = await openBrowser(profile, spoilt);
  await comeTo(page, server, card, '/mijn/instellingen');
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await page.waitForURL(`${server.origin}/`);
  await context.close();
}

/** Every process of the browser with this profile. */
async function killBrowser(profile: string): Promise<void> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile))
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // ended meanwhile
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  // What a killed browser leaves, and the next one would stumble over.
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, name), { force: true });
}

/**
 * Files of the profile that hold one of these words, in either of the ways that Chromium writes text. Looked for by its own signs at the end: where
 * Chromium packs text (Snappy), what was written before is only pointed at, and what is new stands there whole.
 */
function found(profile: string, words: readonly string[]): string[] {
  const marks = words.map((word) => word.slice(-marked));
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    return marks.some((mark) => bytes.includes(mark) || bytes.includes(Buffer.from(mark, 'utf16le')))
      ? [path.slice(profile.length)]
      : [];
  });
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '50' }, sabotage: { type: 'string' } },
  });
  const { typed, lost, inClear } = await typingDrill(
    Number(values.rounds),
    values.sabotage === 'nothing' || values.sabotage === 'in clear' ? values.sabotage : undefined,
  );
  console.log(
    `${typed} times typed and killed: ${lost.length} lost, in clear in the profile: ${inClear.length}`,
  );
  for (const line of [...lost, ...inClear]) console.log(line);
  process.exitCode = lost.length + inClear.length === 0 ? 0 : 1;
}
