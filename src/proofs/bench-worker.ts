import { parentPort } from 'node:worker_threads';
import Vips from 'wasm-vips';
import { type Cleaned, type Refusal, Unsound } from './kinds.ts';
import { writeAnew } from './paper.ts';
import { drawAnew, type PictureFormat } from './picture.ts';

export type Job = { format: PictureFormat | 'pdf'; bytes: Uint8Array };
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
    work(vips, job).then((outcome) => port.postMessage(outcome));
  });
  port.postMessage('ready');
}

async function work(vips: typeof Vips, { format, bytes }: Job): Promise<Outcome> {
  try {
    return { cleaned: format === 'pdf' ? await writeAnew(bytes) : drawAnew(vips, format, bytes) };
  } catch (error) {
    return { refusal: error instanceof Unsound ? error.refusal : 'broken' };
  }
}
