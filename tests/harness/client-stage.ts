import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

/** What our own front hall demands of every page: these tests run under it. */
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
  "require-trusted-types-for 'script'; trusted-types pvs";

export type Post = { path: string; fields: URLSearchParams; byScript: boolean; at: number };

/** A small server that shows the body it is given, remembers what was posted, and answers as the test says. */
export type Stage = {
  page: Page;
  posts: Post[];
  /** How many requests were being answered at once, at the most. */
  atOnce(): number;
  show(body: string): Promise<void>;
  body(html: string): void;
  answer(
    how: (
      post: Post,
    ) =>
      | { status: number; json?: unknown; go?: string }
      | Promise<{ status: number; json?: unknown; go?: string }>,
  ): void;
  problems: string[];
  close(): Promise<void>;
};

/** The script of every page, that of the pages where something is sent or spoken (`voice`), or that of what is for oneself alone (`locked`). */
export async function buildClient(entry: 'main' | 'voice' | 'locked' = 'main'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rollupOptions: { input: join(import.meta.dirname, `../../src/web/client/${entry}.ts`) },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle !== undefined && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the client did not build');
  return chunk.code;
}

export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
  ];
  return chromium.launch({ executablePath, args });
}

const isForm = (request: IncomingMessage): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(request.headers['content-type'] ?? '');

export async function openStage(browser: Browser, script: string): Promise<Stage> {
  let body = '';
  let busy = 0;
  let most = 0;
  let answer: Parameters<Stage['answer']>[0] = () => ({ status: 200, json: { saved: true, revision: '2' } });
  const posts: Post[] = [];
  const problems: string[] = [];

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const piece of request) text += String(piece);
    // The front hall takes nothing that is no form, however empty.
    if (!isForm(request)) {
      problems.push(`a body that is no form, to ${request.url}`);
      return void response.writeHead(400).end();
    }
    const byScript = request.headers['x-auto-save'] === '1';
    const post = { path: request.url ?? '', fields: new URLSearchParams(text), byScript, at: Date.now() };
    posts.push(post);
    most = Math.max(most, ++busy);
    const { status, json, go } = await answer(post);
    busy--;
    if (go !== undefined) response.writeHead(303, { Location: go }).end();
    else response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json ?? {}));
  };
  const server = createServer((request, response) => {
    if (request.method === 'POST') return void take(request, response);
    if (request.url === '/client.js')
      return void response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    const html =
      request.url === '/weg'
        ? 'weg'
        : `<!DOCTYPE html><title>x</title>${body}<script type="module" src="/client.js"></script>`;
    response
      .writeHead(200, {
        'Content-Type': 'text/html',
        'Content-Security-Policy': policy,
        'Cache-Control': 'no-store',
      })
      .end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text()))
      problems.push(message.text());
  });
  return {
    page,
    posts,
    problems,
    atOnce: () => most,
    body: (html) => {
      body = html;
    },
    show: async (html) => {
      body = html;
      await page.goto(`${origin}/vraag`);
    },
    answer: (how) => {
      answer = how;
    },
    close: async () => {
      await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
