import { createHash } from 'node:crypto';
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
  const manifest = {
    'src/web/style/main.css': { file: 'assets/style-1.css' },
    'src/web/client/main.ts': { file: 'assets/client-1.js' },
    'src/web/client/voice.ts': { file: 'assets/voice-1.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('the policy allows the styles within a page to the letter, and no others', () => {
  const { assets, stylePolicy } = readBuilt(folder);
  const hash = createHash('sha256').update(String(assets.inlineStyle)).digest('base64');
  expect(stylePolicy).toBe(`'sha256-${hash}'`);
  expect(stylePolicy).not.toContain('unsafe');
});

it('a built file is kept by the browser, in the packing that it takes; a name that is not there gives nothing', async () => {
  const { routes } = readBuilt(folder);
  const file = await routes.request('/assets/style-1.css', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(file.headers.get('content-encoding')).toBe('br');
  expect(file.headers.get('cache-control')).toContain('immutable');
  expect((await routes.request('/assets/..%2Fmanifest.json')).status).toBe(404);
});
