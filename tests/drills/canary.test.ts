import { describe, expect, it } from 'vitest';
import { canaryDrill } from './canary.ts';

describe('no word of anybody in data, logs, letters or temporary files (G14)', () => {
  it.each(['embedded', 'server'] as const)('%s', async (what) => {
    const { files, planted } = await canaryDrill(what);
    expect(files).toEqual([]);
    expect(planted).toBeGreaterThan(50);
  });

  it('the drill notices one text that is stored in clear', async () => {
    expect((await canaryDrill('embedded', 'clear')).files.join()).toMatch(/pg_wal|base/);
  });

  it('the drill notices a log that tells addresses', async () => {
    expect((await canaryDrill('server', 'addresses')).files.join()).toMatch(/\/log:/);
  });
});
