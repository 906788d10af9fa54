import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { cssWords, rulesOf, scriptWords, viewWords } from './harness/web-words.ts';

/**
 * A8: Chromium 100, Safari 15.4 and Firefox 115 cannot be run here. What is sent to them is read word for word, and MDN's data say of each property,
 * value, selector, element and function whether those had it. What came later is an enhancement: it stands in a list, with what happens without it.
 */
type Enhancement = { what: string; without: string };
const reviewed: readonly Enhancement[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'harness/enhancements.json'), 'utf8'),
);

let sent: { css: string; scripts: string[] };
beforeAll(async () => {
  const root = join(import.meta.dirname, '..');
  const built = await build({ root, logLevel: 'silent', build: { write: false } });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const css = outputs.flatMap((one) =>
    one.type === 'asset' && one.fileName.endsWith('.css') ? [String(one.source)] : [],
  );
  sent = { css: css.join('\n'), scripts: outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : [])) };
});

describe('A8: what older browsers do not have is an enhancement that somebody looked at', () => {
  it('in styles, scripts and pages', () => {
    const newer = [...cssWords(sent.css), ...sent.scripts.flatMap(scriptWords), ...viewWords()];
    expect([...new Set(newer)].sort()).toEqual(reviewed.map(({ what }) => what).sort());
  });

  it('and what is known stands in no list of selectors with what is not: the whole rule would fall away', () => {
    const mixed = rulesOf(sent.css).filter(
      (list) => new Set(list.map((one) => /:has\(|::highlight/.test(one))).size > 1,
    );
    expect(mixed).toEqual([]);
  });
});
