import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readUpload } from './upload.ts';

const mega = 1024 * 1024;
const form = 'multipart/form-data; boundary=b';
const head = Buffer.from(
  '--b\r\nContent-Disposition: form-data; name="bestand"; filename="f.bin"\r\nContent-Type: video/mp4\r\n\r\n',
);
const tail = Buffer.from('\r\n--b--\r\n');

/** A request that says how long it is, and sends when the test wants it to. */
function sending(length: number) {
  let send: (piece: Uint8Array) => void = () => undefined;
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(control) {
      send = (piece) => control.enqueue(piece);
      end = () => control.close();
    },
  });
  const headers = { 'content-type': form, 'content-length': String(length) };
  // Node asks for this of a body that comes while it is read.
  const init = { method: 'POST', body, headers, duplex: 'half' };
  const request = new Request('http://localhost/', init);
  return { request, send, end };
}

const whole = (bytes: Uint8Array): Request => {
  const { request, send, end } = sending(head.length + bytes.length + tail.length);
  for (const piece of [head, bytes, tail]) send(piece);
  end();
  return request;
};

/** What came is looked at when the streams have had their turns. */
const settle = () => new Promise((done) => setImmediate(done));

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

it('who says that thirty megabytes are coming, and sends nothing, keeps nobody from sending a photo', async () => {
  const said = [...Array<number>(8).fill(30), 16];
  const waiting = said.map((size, n) => {
    const { request, send } = sending(size * mega);
    send(head);
    return readUpload(request, `liar ${n}`);
  });
  await settle();
  const photo = Buffer.alloc(3 * mega, 7);
  const { file } = await readUpload(whole(photo), 'noor');
  expect(typeof file === 'object' && photo.equals(file.bytes)).toBe(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect((await Promise.all(waiting)).map((one) => one.file)).toEqual(said.map(() => 'slow'));
});

it('room is for what came: past 256 megabytes together the next is asked to wait, and there is room again after', async () => {
  const senders = Array.from({ length: 9 }, (_, n) => ({ n, ...sending(30 * mega) }));
  const reading = senders.map(({ request, n }) => readUpload(request, `film ${n}`));
  for (const { send } of senders) {
    send(head);
    send(Buffer.alloc(29 * mega));
  }
  await settle();
  for (const { send, end } of senders) {
    send(tail);
    end();
  }
  const came = await Promise.all(reading);
  expect(came.filter(({ file }) => typeof file === 'object')).toHaveLength(8);
  expect(came.filter(({ file }) => file === 'busy')).toHaveLength(1);
  expect(typeof (await readUpload(whole(Buffer.alloc(mega)), 'next')).file).toBe('object');
});

it('a line of eight kilobytes a second is waited for; a slower one is broken off, and gives its room back', async () => {
  const { request, send, end } = sending(mega);
  const reading = readUpload(request, 'train');
  send(head);
  for (let window = 0; window < 2; window++) {
    send(Buffer.alloc(240 * 1024));
    await settle();
    await vi.advanceTimersByTimeAsync(30_000);
  }
  send(tail);
  end();
  expect(typeof (await reading).file).toBe('object');

  const slow = sending(mega);
  const broken = readUpload(slow.request, 'train');
  slow.send(head);
  slow.send(Buffer.alloc(200 * 1024));
  await settle();
  await vi.advanceTimersByTimeAsync(30_000);
  expect((await broken).file).toBe('slow');
});

it('two at a time of one sender; none, too large and what is no form are told apart', async () => {
  const two = [sending(mega), sending(mega)].map(({ request }) => readUpload(request, 'noor'));
  expect((await readUpload(whole(Buffer.alloc(9)), 'noor')).file).toBe('busy');
  await vi.advanceTimersByTimeAsync(30_000);
  await Promise.all(two);
  expect((await readUpload(whole(Buffer.alloc(0)), 'noor')).file).toBe('none');
  expect((await readUpload(whole(Buffer.alloc(31 * mega)), 'noor')).file).toBe('too-large');
  const other = new Request('http://localhost/', { method: 'POST', body: 'x' });
  await expect(readUpload(other, 'noor')).rejects.toMatchObject({ kind: 'malformed' });
});
