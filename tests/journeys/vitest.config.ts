import { defineConfig } from 'vitest/config';

/** Journeys in Chromium, through the front door of the built server. One server and one browser for all of them. */
// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: '#jsx', development: false } },
  test: {
    include: ['tests/journeys/*.test.ts'],
    globalSetup: ['tests/journeys/open.ts'],
    fileParallelism: false,
    testTimeout: 400_000,
    hookTimeout: 120_000,
  },
});
