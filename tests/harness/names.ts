import { createSocket } from 'node:dgram';

/** What a made-up resolver knows: by `TXT name`, `MX name` or `TLSA name`. A name that is not in it does not exist. */
export type Known = Readonly<Record<string, readonly string[]>>;

const types: Readonly<Record<number, string>> = { 15: 'MX', 16: 'TXT', 52: 'TLSA' };

/** A name server on loopback (RFC 1035), as far as these three kinds need one. `mute`: it hears everything and answers nothing. */
export async function openNameServer(
  known: Known,
  { mute = false } = {},
): Promise<{ at: string; close: () => Promise<void> }> {
  const socket = createSocket('udp4');
  socket.on('message', (asked, { port, address }) => {
    if (!mute) socket.send(answerTo(asked, known), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    at: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((resolve) => socket.close(resolve)),
  };
}

function answerTo(asked: Buffer, known: Known): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = asked[at] ?? 0; length > 0; length = asked[at] ?? 0) {
    labels.push(asked.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const type = asked.readUInt16BE(at + 1);
  const records = known[`${types[type]} ${labels.join('.').toLowerCase()}`];
  const head = Buffer.alloc(12);
  asked.copy(head, 0, 0, 2);
  head.writeUInt16BE(records === undefined ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records?.length ?? 0, 6);
  return Buffer.concat([
    head,
    asked.subarray(12, at + 5),
    ...(records ?? []).map((one) => recordOf(type, one)),
  ]);
}

function recordOf(type: number, words: string): Buffer {
  const data =
    type === 16 ? texts(words) : type === 15 ? Buffer.concat([Buffer.from([0, 10]), name(words)]) : tlsa;
  const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

/** A text in pieces, as long ones come: here cut in two. */
function texts(words: string): Buffer {
  const half = Math.ceil(words.length / 2);
  return Buffer.concat(
    [words.slice(0, half), words.slice(half)].map((part) =>
      Buffer.from(`${String.fromCharCode(part.length)}${part}`, 'latin1'),
    ),
  );
}

const name = (words: string): Buffer =>
  Buffer.concat([
    ...words.split('.').map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')),
    Buffer.from([0]),
  ]);

/** DANE-EE, the key, SHA-256: the ordinary one. */
const tlsa = Buffer.concat([Buffer.from([3, 1, 1]), Buffer.alloc(32, 7)]);
