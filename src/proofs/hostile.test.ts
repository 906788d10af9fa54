import { setImmediate as aTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { anMp3, anMp4, aWebm, box, element } from '../../tests/harness/files.ts';
import { cleanProof } from './clean.ts';
import { Unsound } from './kinds.ts';
import { cleanMp4 } from './mp4.ts';
import { cleanWebm } from './webm.ts';

/** Films made to keep a machine busy. Each is a few megabytes at most, and is answered while somebody waits. */
const quick = 3_000;
const words32 = (count: number, word: (n: number) => number): Buffer => {
  const bytes = Buffer.alloc(count * 4);
  for (let n = 0; n < count; n++) bytes.writeUInt32BE(word(n), n * 4);
  return bytes;
};
const counted = (...words: number[]): Buffer => words32(words.length, (n) => words[n] ?? 0);

/** A film with more tracks that are left out, each with these tables. */
function filmWith(...tables: Buffer[][]): Buffer {
  const tracks = tables.map((stbl) =>
    box('trak', box('mdia', box('hdlr', counted(0, 0), 'meta'), box('minf', box('stbl', ...stbl)))),
  );
  const film = anMp4();
  const at = film.indexOf('moov') - 4;
  const end = at + film.readUInt32BE(at);
  const moov = box('moov', film.subarray(at + 8, end), ...tracks);
  return Buffer.concat([film.subarray(0, at), box('mdat', Buffer.alloc(1_000_000, 7)), moov]);
}

function timed(clean: () => unknown): { refusal: string; took: number } {
  const began = performance.now();
  let refusal = 'taken';
  try {
    clean();
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    ({ refusal } = error);
  }
  return { refusal, took: performance.now() - began };
}

describe('a film that is made to keep a machine busy', () => {
  it('with tables of a hundred thousand lines is read once, line by line', () => {
    const many = 100_000;
    const film = filmWith([
      box('stsz', counted(0, 0, 0)),
      box(
        'stsc',
        counted(0, many),
        words32(many * 3, (n) => (n === 0 ? 1 : 0xffffffff)),
      ),
      box(
        'stco',
        counted(0, many),
        words32(many, () => 64),
      ),
    ]);
    const { refusal, took } = timed(() => cleanMp4(film));
    expect([refusal, took < quick]).toEqual(['taken', true]);
  });

  it('that says of ten tracks that each has thousands of millions of samples is not counted out', () => {
    const film = filmWith(...Array(10).fill([box('stsz', counted(0, 9, 0xffffffff))]));
    const before = process.memoryUsage().heapUsed;
    expect(timed(() => cleanMp4(film))).toMatchObject({ refusal: 'taken' });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(5_000_000);
  });

  it('that points at the same megabyte again and again is refused', () => {
    const many = 50_000;
    const film = filmWith([
      box('stsz', counted(0, 1_000_000, 0xffffffff)),
      box('stsc', counted(0, 1, 1, 1, 1)),
      box(
        'stco',
        counted(0, many),
        words32(many, () => 200),
      ),
    ]);
    const { refusal, took } = timed(() => cleanMp4(film));
    expect([refusal, took < quick]).toEqual(['too-hard', true]);
  });

  it('of nothing but small parts is refused, and not kept in memory', () => {
    const boxes = Buffer.concat([anMp4(), words32(800_000, (n) => (n % 2 === 0 ? 8 : 0x66726565))]);
    expect(timed(() => cleanMp4(boxes)).refusal).toBe('too-hard');
    const elements = Buffer.concat([aWebm(), element(0x1f43b675, Buffer.alloc(1_000_000, 0x80))]);
    expect(timed(() => cleanWebm(elements)).refusal).toBe('too-hard');
  });
});

it('others go on while a film or sound is looked at: none is read on their thread', async () => {
  let answered = 0;
  const looked = [anMp4(), aWebm(), anMp3()].map((file) =>
    cleanProof(file, ['film', 'sound']).finally(() => {
      answered += 1;
    }),
  );
  await aTurn();
  expect(answered).toBe(0);
  expect((await Promise.all(looked)).every((one) => 'bytes' in one)).toBe(true);
});

it('a film where none is asked for is told so, and not looked at', async () => {
  const broken = Buffer.concat([anMp4(), Buffer.from('x')]);
  expect(await cleanProof(broken, ['image', 'document'])).toEqual({ refusal: 'other-kind' });
  expect(await cleanProof(broken, ['film'])).toEqual({ refusal: 'broken' });
});
