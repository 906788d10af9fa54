import { type Cleaned, Unsound } from './kinds.ts';
import { framesOfMp3 } from './mp3.ts';
import { cleanMp4 } from './mp4.ts';
import { cleanWebm } from './webm.ts';

export type MediaFormat = 'mp4' | 'webm' | 'mp3';

/** A film or a sound without what is not to be seen or heard; cleaned in place, so that `bytes` is no longer what it was. Throws `Unsound`. */
export function cleanMedia(format: MediaFormat, file: Uint8Array<ArrayBuffer>): Cleaned {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  try {
    if (format === 'mp3') {
      const { start, end, seconds } = framesOfMp3(bytes);
      return { kind: 'sound', type: 'audio/mpeg', bytes: file.subarray(start, end), seconds };
    }
    const { film, length, ...media } =
      format === 'webm' ? cleanWebm(bytes) : { ...cleanMp4(bytes), length: file.length };
    return {
      kind: film ? 'film' : 'sound',
      type: `${film ? 'video' : 'audio'}/${format}`,
      bytes: file.subarray(0, length),
      ...media,
    };
  } catch (error) {
    // A table that points outside the file: Buffer says so.
    if (error instanceof RangeError) throw new Unsound('a table that points outside the file');
    throw error;
  }
}
