import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { z } from 'zod';
import { firstStyle } from './first-style.ts';
import { Mark } from './parts/mark.tsx';
import type { View } from './view.ts';

const manifestShape = z.record(
  z.string(),
  z.object({ file: z.string(), assets: z.array(z.string()).optional() }),
);

const kinds: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

/** The product's mark, on the browser's tab. */
const icon = Mark({}).toString().replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');

type Held = {
  kind: string;
  plain: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
};

/** What Vite built for the browser, read and compressed once: a handful of small files under names that change with their content. */
export type Built = {
  assets: View['assets'];
  routes: Hono;
};

/** Reads `folder` (dist/client). Throws when it was not built: better no start than pages without their styles. */
export function readBuilt(folder: string): Built {
  const manifest = manifestShape.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const style = manifest['src/web/style/main.css'];
  const script = manifest['src/web/client/main.ts'];
  const voice = manifest['src/web/client/voice.ts'];
  const passkeys = manifest['src/web/client/passkeys.ts'];
  const locked = manifest['src/web/client/locked.ts'];
  if (!(style && script && voice && passkeys && locked))
    throw new Error(`no styles or scripts in ${folder}: run "npm run build"`);
  const files = new Map(readdirSync(join(folder, 'assets')).map((name) => [name, hold(folder, name)]));
  const routes = new Hono().get('/assets/:name', (context) => {
    const file = files.get(context.req.param('name'));
    if (file === undefined) return context.notFound();
    const accepted = context.req.header('accept-encoding') ?? '';
    const [encoding, body] =
      file.br && /\bbr\b/.test(accepted)
        ? ['br', file.br]
        : file.gzip && /\bgzip\b/.test(accepted)
          ? ['gzip', file.gzip]
          : ['', file.plain];
    return context.body(body, 200, {
      'Content-Type': file.kind,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(encoding !== '' && { 'Content-Encoding': encoding }),
    });
  });
  routes.get('/icon.svg', (context) =>
    context.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
  );
  const latin = (family: string): string[] =>
    [...files.keys()]
      .filter((name) => name.startsWith(`${family}-latin-wght-normal`))
      .map((name) => `/assets/${name}`);
  const first = firstStyle(readFileSync(join(folder, style.file), 'utf8').trim());
  return {
    assets: {
      style: `/${style.file}`,
      first,
      script: `/${script.file}`,
      voice: `/${voice.file}`,
      passkeys: `/${passkeys.file}`,
      locked: `/${locked.file}`,
      fonts: { atkinson: latin('atkinson-hyperlegible-next'), lexend: latin('lexend') },
    },
    routes,
  };
}

function hold(folder: string, name: string): Held {
  const plain = new Uint8Array(readFileSync(join(folder, 'assets', name)));
  const kind = kinds[name.split('.').pop() ?? ''] ?? 'application/octet-stream';
  if (kind === 'font/woff2') return { kind, plain };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return {
    kind,
    plain,
    br: new Uint8Array(brotliCompressSync(plain, { params })),
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
  };
}
