import type { OwnerActor, ReaderActor, ReceiverActor } from '../access/actor.ts';
import { Fault } from '../base/fault.ts';
import { type ProofId, readId } from '../base/id.ts';
import { lookAtProof } from '../look/proof.ts';
import type { Bytes } from '../passport/proof.ts';
import type { ProofFile } from '../passport/proof-rows.ts';
import type { ServedType } from '../proofs/kinds.ts';
import { fileHeaders } from './headers.ts';
import type { Asked } from './route.ts';

/**
 * The bytes of a proof, for its owner or a receiver who may see it (P63). Each stretch of them goes through the inner door by itself: what
 * is stopped half way, stops. A range is answered as one (a film can be moved through); HEAD and If-None-Match pass the same door.
 */
export async function sendProof(
  {
    actor,
    house,
    params,
    range,
  }: Pick<Asked<OwnerActor | ReceiverActor>, 'house' | 'params' | 'range'> & {
    actor: OwnerActor | ReceiverActor | ReaderActor;
  },
  file: ProofFile,
): Promise<Response> {
  const id = readId<ProofId>(params.proof);
  if (id === undefined) throw new Fault('not-there', 'no id of a proof');
  const look = (choose: (size: number) => Span | undefined): Promise<Bytes> =>
    lookAtProof(actor, house, id, { file, choose });
  const first = await look((size) => readRange(range, size));
  const { size, span, proof } = first;
  if (span === undefined)
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const type = file === 'preview' ? 'image/jpeg' : proof.type;
  const headers = {
    ...fileHeaders,
    'Content-Type': type,
    'Content-Length': String(span.to - span.from),
    'Content-Disposition': dispositions[type],
    'Accept-Ranges': 'bytes',
    ...(range === undefined ? {} : { 'Content-Range': `bytes ${span.from}-${span.to - 1}/${size}` }),
  };
  const body = first.bytes.length === span.to - span.from ? first.bytes : streamOf(first, span, look);
  return new Response(body, { status: range === undefined ? 200 : 206, headers });
}

type Span = { from: number; to: number };

/** Shown on the page, save a PDF: that is a file to take along (A17). The name says what it is, and nothing of anybody. */
const dispositions: Readonly<Record<ServedType, string>> = {
  'image/jpeg': 'inline; filename="foto.jpg"',
  'application/pdf': 'attachment; filename="bewijs.pdf"',
  'video/mp4': 'inline; filename="film.mp4"',
  'video/webm': 'inline; filename="film.webm"',
  'audio/mp4': 'inline; filename="geluid.m4a"',
  'audio/webm': 'inline; filename="geluid.webm"',
  'audio/mpeg': 'inline; filename="geluid.mp3"',
};

/** Asks for the next stretch when the browser has taken the last one, and breaks off when the door says no. */
function streamOf(first: Bytes, { from, to }: Span, look: (choose: () => Span) => Promise<Bytes>) {
  let next: Buffer | undefined = first.bytes;
  let at = from;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = next ?? (await look(() => ({ from: at, to }))).bytes;
        next = undefined;
        at += bytes.length;
        controller.enqueue(bytes);
        if (at >= to || bytes.length === 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** One range of bytes (RFC 9110, 14.2); all of it without one. `undefined` when nothing of it is there. */
export function readRange(range: string | undefined, size: number): Span | undefined {
  if (range === undefined) return { from: 0, to: size };
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  if (first === '') {
    const length = Math.min(Number(last), size);
    return last === '' || length === 0 ? undefined : { from: size - length, to: size };
  }
  const from = Number(first);
  const to = last === '' ? size : Math.min(Number(last) + 1, size);
  return from < to ? { from, to } : undefined;
}
