import { parentPort } from 'node:worker_threads';
import Vips from 'wasm-vips';
import { type Cleaned, type Format, type Refusal, Unsound } from './kinds.ts';
import { cleanMedia } from './media.ts';
import { writeAnew } from './paper.ts';
import { drawAnew } from './picture.ts';

/** `bytes`: of this job alone; what becomes of them is of no concern to anybody else. */
export type Job = { format: Format; bytes: Uint8Array<ArrayBuffer> };
export type Outcome = { cleaned: Cleaned } | { refusal: Refusal };

/**
 * The thread in which other people's bytes are decoded: away from the web, away from keys and database, to be ended at any moment. The
 * decoders are WebAssembly: what goes wrong in one stays in its own memory.
 */
const port = parentPort;
if (port !== null) {
  // Only the three loaders below: the library's heif, jxl and svg are not even there.
  const vips = await Vips({ dynamicLibraries: [], print: () => {}, printErr: () => {} });
  vips.blockUntrusted(true);
  vips.Cache.max(0);
  port.on('message', (job: Job) => {
    work(vips, job).then((outcome) =>
      port.postMessage(outcome, 'cleaned' in outcome ? [outcome.cleaned.bytes.buffer] : []),
    );
  });
  port.postMessage('ready');
}

async function work(vips: typeof Vips, job: Job): Promise<Outcome> {
  try {
    return { cleaned: await clean(vips, job) };
  } catch (error) {
    return { refusal: error instanceof Unsound ? error.refusal : 'broken' };
  }
}

async function clean(vips: typeof Vips, { format, bytes }: Job): Promise<Cleaned> {
  switch (format) {
    case 'pdf':
      return writeAnew(bytes);
    case 'mp4':
    case 'webm':
    case 'mp3':
      return cleanMedia(format, bytes);
    default:
      return drawAnew(vips, format, bytes);
  }
}
