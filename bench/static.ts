import { createServer } from 'node:http';

/** What a page costs when there is nothing to think about: a page of 20 kB out of memory, by the same Node. */
const words = 'Een gewone zin van een gewone pagina, die iedereen mag lezen. ';
const page = (head: string): Buffer =>
  Buffer.from(
    `<!DOCTYPE html><html lang="nl"><head><title>Vast</title>${head}</head><body><h1>Een vaste pagina</h1><p>${words.repeat(325)}</p></body></html>`,
  );
const plain = { kind: 'text/html; charset=utf-8', body: page('') };
const found: Record<string, { kind: string; body: Buffer }> = {
  // What any page costs that has its looks in a file: one more way there and back before the first word shows.
  '/styled': { ...plain, body: page('<link rel="stylesheet" href="/style.css">') },
  '/style.css': { kind: 'text/css', body: Buffer.from('body { font: 18px/1.5 sans-serif; color: #111 }') },
};
const server = createServer((request, response) => {
  const { kind, body } = found[request.url ?? ''] ?? plain;
  response.writeHead(200, { 'content-type': kind, 'content-length': body.length });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(address?.port);
});
