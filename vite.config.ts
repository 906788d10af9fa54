import { defineConfig } from 'vitest/config';

/**
 * One command, two bundles. `vite build` makes what the browser gets (styles, fonts, custom elements), `vite build --ssr` the
 * server; packages stay outside the server's bundle, so that what runs is what the lock file names.
 */
export default defineConfig(({ isSsrBuild }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: '#jsx', development: false } },
  publicDir: false,
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'dist/server',
        target: 'node24',
        rollupOptions: {
          input: {
            main: 'src/main.ts',
            cli: 'src/cli/main.ts',
            'embedded-worker': 'src/store/embedded-worker.ts',
            'press-worker': 'src/papers/press-worker.ts',
            'bench-worker': 'src/proofs/bench-worker.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
        },
      }
    : {
        outDir: 'dist/client',
        manifest: 'manifest.json',
        target: ['chrome100', 'safari15.4', 'firefox115'],
        cssTarget: ['chrome100', 'safari15.4', 'firefox115'],
        assetsInlineLimit: 0,
        modulePreload: false,
        rollupOptions: {
          input: {
            style: 'src/web/style/main.css',
            client: 'src/web/client/main.ts',
            voice: 'src/web/client/voice.ts',
            passkeys: 'src/web/client/passkeys.ts',
            locked: 'src/web/client/locked.ts',
          },
        },
      },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/*.test.ts', 'tests/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
}));
