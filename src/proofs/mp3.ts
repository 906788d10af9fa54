import { Unsound } from './kinds.ts';

const bitrates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const rates = {
  3: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  0: [11_025, 12_000, 8_000],
} as const;

/**
 * The frames of an mp3 and nothing else: titles, names, pictures and places stand before and behind them (ID3, APE, Lyrics). Gives where
 * they begin and end; throws `Unsound` when what lies between is not frame after frame.
 */
export function framesOfMp3(bytes: Buffer): { start: number; end: number; seconds: number } {
  let start = 0;
  while (bytes.toString('latin1', start, start + 3) === 'ID3') {
    if (start + 10 > bytes.length) throw new Unsound('a tag without an end');
    const size = [6, 7, 8, 9].reduce((sum, n) => sum * 128 + ((bytes[start + n] ?? 0) & 0x7f), 0);
    start += 10 + size;
  }
  let [end, seconds, count] = [start, 0, 0];
  for (let frame = frameAt(bytes, end); frame !== undefined; frame = frameAt(bytes, end)) {
    end += frame.length;
    seconds += frame.seconds;
    count += 1;
  }
  // Behind the frames comes a tag or nothing; much more, and it was something else.
  if (count < 3 || bytes.length - end > 64 * 1024) throw new Unsound('no frames of sound');
  return { start, end, seconds: Math.max(1, Math.round(seconds)) };
}

function frameAt(bytes: Buffer, at: number): { length: number; seconds: number } | undefined {
  if (at + 4 > bytes.length) return undefined;
  const head = bytes.readUInt32BE(at);
  const version = (head >>> 19) & 3;
  if (head >>> 21 !== 0x7ff || version === 1 || ((head >>> 17) & 3) !== 1) return undefined;
  const first = version === 3;
  const bits = bitrates[first ? 1 : 2][(head >>> 12) & 15] ?? 0;
  const rate = rates[version as 0 | 2 | 3][(head >>> 10) & 3] ?? 0;
  if (bits === 0 || rate === 0) return undefined;
  const length = Math.floor(((first ? 144 : 72) * bits * 1000) / rate) + ((head >>> 9) & 1);
  return at + length > bytes.length ? undefined : { length, seconds: (first ? 1152 : 576) / rate };
}
