import { defineConfig } from 'vitest/config';

/** Journeys in Chromium, through the front door of the built server. One server and one browser for all of them. */
// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: '#jsx', development: false } },
  test: {
    include: ['tests/journeys/*.test.ts'],
    globalSetup: ['tests/journeys/open.ts'],
    fileParallelism: false,
    // A walk over all pages of one person is one test; on a machine that does other things too it takes its time.
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});
