import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { htmlResponse } from './html.ts';

const page = `<!DOCTYPE html><p>${'Wat wil je later doen? '.repeat(200)}</p>`;
const asked = (taken?: string): Request =>
  new Request('http://localhost/', { headers: taken === undefined ? {} : { 'accept-encoding': taken } });
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

it('a page goes packed as the browser takes it, and is the same page', async () => {
  const quickest = htmlResponse(asked('gzip, deflate, br, zstd'), page, 200);
  expect(quickest.headers.get('content-encoding')).toBe('zstd');
  expect(zstdDecompressSync(await bytesOf(quickest)).toString()).toBe(page);
  const packed = htmlResponse(asked('gzip, deflate, br'), page, 200);
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await bytesOf(packed)).toString()).toBe(page);
  const plain = htmlResponse(asked(), page, 422);
  expect([plain.status, plain.headers.get('content-encoding'), plain.headers.get('vary')]).toEqual([
    422,
    null,
    'Accept-Encoding',
  ]);
  expect((await bytesOf(plain)).toString()).toBe(page);
});

it('a first page, that carries the styles, is packed small; a short one is not packed', async () => {
  const first = htmlResponse(asked('gzip, deflate, br, zstd'), page, 200, true);
  expect(first.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await bytesOf(first)).toString()).toBe(page);
  expect(htmlResponse(asked('gzip, zstd'), '<p>Hoi', 200).headers.get('content-encoding')).toBeNull();
});
