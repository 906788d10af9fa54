import { defineConfig } from 'vitest/config';

/** The short forms of the drills, against the build in dist/. One after another: each starts servers of its own and kills them. */
// biome-ignore lint/style/noDefaultExport: Vitest asks for it
export default defineConfig({
  test: {
    include: ['tests/drills/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
