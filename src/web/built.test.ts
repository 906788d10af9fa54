import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBuilt } from './built.ts';

const folder = mkdtempSync(join(tmpdir(), 'pvs-built-'));
const css = 'body { color: canvastext }\n';
beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/style-1.css'), css);
  writeFileSync(join(folder, 'assets/client-1.js'), 'export {};');
  writeFileSync(join(folder, 'assets/voice-1.js'), 'export {};');
  writeFileSync(join(folder, 'assets/passkeys-1.js'), 'export {};');
  writeFileSync(join(folder, 'assets/locked-1.js'), 'export {};');
  const manifest = {
    'src/web/style/main.css': { file: 'assets/style-1.css' },
    'src/web/client/main.ts': { file: 'assets/client-1.js' },
    'src/web/client/voice.ts': { file: 'assets/voice-1.js' },
    'src/web/client/passkeys.ts': { file: 'assets/passkeys-1.js' },
    'src/web/client/locked.ts': { file: 'assets/locked-1.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('a first page has its styles within it', () => {
  expect(readBuilt(folder).assets.first?.('<body>')).toBe(css.trim());
});

it('a built file is kept by the browser, in the packing that it takes; a name that is not there gives nothing', async () => {
  const { routes } = readBuilt(folder);
  const file = await routes.request('/assets/style-1.css', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(file.headers.get('content-encoding')).toBe('br');
  expect(file.headers.get('cache-control')).toContain('immutable');
  expect((await routes.request('/assets/..%2Fmanifest.json')).status).toBe(404);
});
