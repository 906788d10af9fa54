import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findChromium } from '../../scripts/machine.ts';
import { quiet } from './quiet.ts';

/** How somebody looks: on which screen, with or without JavaScript, in which language. */
export type Manner = {
  width?: number;
  script?: boolean;
  language?: 'nl' | 'en';
  /** True for a browser of one's own, whose letters were set twice as large (WCAG 1.4.4): 32 px where others have 16. */
  doubled?: boolean;
  /** Another server than that of all journeys, and the page of a school that it leads to. */
  at?: { origin: string; school: string };
};

/** Somebody with a browser of their own, that remembers what went wrong in it. */
export type Person = {
  page: Page;
  context: BrowserContext;
  /** Console faults, faults in scripts, and requests to anybody else. Should stay empty. */
  trouble: string[];
  go(path: string): Promise<void>;
  close(): Promise<void>;
};

export const origin = (): string => inject('origin');

let shared: Promise<Browser> | undefined;

export async function comeIn(manner: Manner = {}): Promise<Person> {
  const { width = 390, script = true, language = 'nl', doubled = false, at } = manner;
  const here = at?.origin ?? origin();
  const ours = at === undefined ? [here] : [here, at.school];
  shared ??= chromium.connect(inject('browser'));
  const browser = doubled ? await openDoubled() : await shared;
  const context = await browser.newContext({
    viewport: { width, height: width < 700 ? 844 : 900 },
    javaScriptEnabled: script,
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    baseURL: here,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const trouble: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (ours.some((one) => url.startsWith(`${one}/`)) || url.startsWith('data:')) return route.continue();
    trouble.push(`a request to ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (line) => {
    // A page that says "not there" is no fault of its scripts.
    const ours = line.type() === 'error' && !/the server responded with a status of 4\d\d/.test(line.text());
    if (ours) trouble.push(`${page.url()}: ${line.text()}`);
  });
  page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error.message}`));
  return {
    page,
    context,
    trouble,
    go: async (path) => void (await page.goto(path, { waitUntil: 'load' })),
    close: () => (doubled ? browser.close() : context.close()),
  };
}

function openDoubled(): Promise<Browser> {
  const args = [...quiet, '--blink-settings=defaultFontSize=32'];
  return chromium.launch({ executablePath: findChromium() ?? '', args });
}

/** The person presses a button, or a link, that is called just so, and waits for the page that comes. */
export async function press({ page }: Person, name: string | RegExp): Promise<void> {
  const called = { name, exact: true };
  const button = page.getByRole('button', called).or(page.getByRole('link', called)).first();
  await button.waitFor().catch(async () => {
    throw new Error(`no "${name}" on ${page.url()}, which says: ${await textOf(page)}`);
  });
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** All words in sight in the main part of a page, line by line. */
export async function textOf(page: Page): Promise<string> {
  return page.locator('main').innerText();
}

/** What the page says, on one line. */
export async function says({ page }: Person): Promise<string> {
  return (await textOf(page)).replaceAll(/\s+/g, ' ');
}

/** Becomes somebody of the cast, on the demo page. */
export async function become(person: Person, button: string): Promise<void> {
  await person.go('/demo');
  await press(person, button);
  if (new URL(person.page.url()).pathname === '/demo')
    throw new Error(`"${button}" did not let anybody in: ${await textOf(person.page)}`);
}
