import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHash, hashEntry } from './entry.ts';
import type { EntryTable } from './rows.ts';
import { verify } from './verify.ts';

const chain = '11111111-1111-4111-8111-111111111111';

function someLog(length: number): EntryTable[] {
  const lines: EntryTable[] = [];
  let previous: Uint8Array = firstHash;
  for (let n = 1; n <= length; n++) {
    const line = {
      chain,
      n,
      at: new Date(Date.UTC(2026, 10, 22, 9, 0, n)),
      actor: `someone-${n % 3}`,
      role: n % 2 ? 'owner' : 'receiver',
      organisation: null,
      action: n % 2 ? 'answer.save' : 'grant.look',
      outcome: 'allowed' as const,
      chapters: n % 2 ? ['wie'] : ['wie', 'kan'],
      grant: n % 2 ? null : chain,
      ground: null,
      way: 'own' as const,
    };
    const hash = hashEntry({ ...line, detailHash: null }, previous);
    lines.push({ ...line, previous, hash, detail_hash: null, once: null });
    previous = hash;
  }
  return lines;
}

const headOf = (lines: readonly EntryTable[]) => {
  const last = lines.at(-1);
  return { n: last?.n ?? 0, hash: last?.hash ?? firstHash };
};

describe('verify', () => {
  it('finds nothing in a whole log, an empty one too', () => {
    expect(verify([], { n: 0, hash: firstHash })).toBeUndefined();
    const lines = someLog(12);
    expect(verify(lines, headOf(lines))).toBeUndefined();
  });

  const changes: ((line: EntryTable) => EntryTable)[] = [
    (line) => ({ ...line, actor: 'nobody' }),
    (line) => ({ ...line, at: new Date(line.at.getTime() + 1) }),
    (line) => ({ ...line, role: 'mentor' }),
    (line) => ({ ...line, action: 'chapter.stamp' }),
    (line) => ({ ...line, outcome: 'refused' }),
    (line) => ({ ...line, chapters: [...line.chapters, 'nodig'] }),
    (line) => ({ ...line, grant: line.grant === null ? chain : null }),
    (line) => ({ ...line, ground: 'consent' }),
    (line) => ({ ...line, way: 'system' }),
    (line) => ({ ...line, organisation: chain }),
    (line) => ({ ...line, chain: chain.replace('1', '2') }),
    (line) => ({ ...line, detail_hash: Buffer.alloc(32, 7) }),
    (line) => ({ ...line, previous: Buffer.alloc(32, 9) }),
    (line) => ({ ...line, hash: Buffer.alloc(32, 9) }),
  ];

  it('finds every line that was edited, dropped, swapped, doubled or cut off (G12)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(), fc.nat(), (length, where, how) => {
        const lines = someLog(length);
        const head = headOf(lines);
        const at = where % length;
        const line = lines[at];
        if (line === undefined) return;
        const kinds = [
          ...changes.map((change) => () => lines.with(at, change(line))),
          () => lines.toSpliced(at, 1),
          () => lines.toSpliced(at, 0, line),
          () => (at === 0 ? [...lines].reverse() : lines.with(at, lines[at - 1] ?? line).with(at - 1, line)),
          () => lines.slice(0, at),
        ];
        const harmed = kinds[how % kinds.length]?.() ?? [];
        expect(verify(harmed, head)).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('finds a log that was rewritten whole, by its head', () => {
    const lines = someLog(8);
    const head = headOf(lines);
    const rewritten = someLog(8).map((line) => line);
    const forged = someLog(9).slice(0, 8);
    expect(verify(rewritten, head)).toBeUndefined();
    expect(verify(forged, { n: 8, hash: Buffer.alloc(32, 1) })).toBeDefined();
  });
});
