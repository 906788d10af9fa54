import { type ChildProcess, spawn } from 'node:child_process';

/**
 * `npm run dev`: builds at every change of a file and starts the server anew, in demo mode on the embedded store. Reload the page to see it.
 */
const env = { ...process.env, DEMO: process.env.DEMO ?? '1', DATA_DIR: process.env.DATA_DIR || 'data/dev' };
const children: ChildProcess[] = [
  spawn('vite', ['build', '--watch'], { stdio: 'inherit', env }),
  spawn('vite', ['build', '--ssr', '--watch'], { stdio: 'inherit', env }),
];
// Node's own watcher waits for the first build, and restarts at each next one.
children.push(
  spawn(process.execPath, ['--watch-path=dist', '--watch-preserve-output', 'dist/server/main.js'], {
    stdio: 'inherit',
    env,
  }),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
