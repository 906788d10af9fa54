import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../scripts/machine.ts';
import { startProcess } from '../harness/process.ts';
import { quiet } from './quiet.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server is, in demo mode on the embedded store, with the whole cast. */
    origin: string;
    /** Where the browser listens. */
    browser: string;
  }
}

/** Opens one server and one browser for all journeys, and closes them. */
// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default async function open(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('there is no Chromium: install it, or say where with CHROME_PATH');
  const home = mkdtempSync(join(tmpdir(), 'pvs-journeys-'));
  const server = await startProcess({ DEMO: '1', DATA_DIR: join(home, 'data') }, join(home, 'log'));
  const browser = await chromium.launchServer({ executablePath, args: quiet });
  project.provide('origin', server.origin);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
