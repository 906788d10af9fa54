import { Hono } from 'hono';
import { readConfig } from '../../src/config.ts';
import type { SchoolProtocol } from '../../src/identity/school-protocol.ts';
import { openWatch, type Watch } from '../../src/insight/watch.ts';
import { openPress, type Press } from '../../src/papers/press.ts';
import { openLimits } from '../../src/store/limit.ts';
import { openDoors } from '../../src/web/app.tsx';
import { type Log, openLog } from '../../src/web/log.ts';
import { readRecordings } from '../../src/web/recordings.ts';
import { allRoutes } from '../../src/web/routes.ts';
import { type FreshHouse, freshHouse } from './house.ts';
import { withSigns } from './signs.ts';

const origin = 'http://localhost:3000';

/** One browser: keeps its cookies and posts forms as a browser does, without JavaScript. */
export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Answered>;
  /** A form with a file, as it arrives: in pieces. */
  upload(path: string, fields: Fields, file: Uint8Array, headers?: Record<string, string>): Promise<Answered>;
  /** The answer as it comes, its body not yet read. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  cookies: Map<string, string>;
};
export type Fields = Record<string, string | readonly string[]>;
export type Answered = { status: number; html: string; headers: Headers; location: string | null };

/** The whole front hall on a fresh house, as the outside meets it. */
export type FreshDoors = { house: FreshHouse } & Node;
/** One node: a front hall of its own, that shares nothing with another but the house's store and keys. */
export type Node = { browser: () => Browser; app: Hono; watch: Watch; refused: readonly string[] };

export async function freshDoors(
  env: Record<string, string> = {},
  press: Press = openPress(),
): Promise<FreshDoors> {
  const house = await freshHouse();
  return { house, ...openNode(house, env, press) };
}

export function openNode(
  house: FreshHouse,
  env: Record<string, string> = {},
  press: Press = openPress(),
  schools: readonly SchoolProtocol[] = [],
  log: Log = openLog('silent'),
): Node {
  const config = readConfig({ LOG_LEVEL: 'silent', ...env });
  if ('problems' in config) throw new Error(config.problems.join());
  const limits = openLimits(house.store, house.keys.index('limit', 'secret'));
  const watch = openWatch(house, { look: 20, beat: 100 });
  const refused: string[] = [];
  const tell = (why: string): void => void refused.push(why);
  const checkMail = async () => [
    { of: 'spf' as const, state: 'weak' as const, where: 'regio.example', record: 'v=spf1 +all' },
    { of: 'reply' as const, state: 'missing' as const },
  ];
  const desk = {
    config,
    checkMail,
    limits,
    watch,
    press,
    origin: () => origin,
    post: undefined,
    schools,
    recordings: readRecordings(config.recordingsDir),
    tell,
  };
  const built = { assets: { style: '/assets/s.css', script: '/assets/s.js', fonts: {} }, routes: new Hono() };
  const app = openDoors({ house, desk, built, log, routes: allRoutes(desk) });
  return { app, watch, refused, browser: () => openBrowser(app) };
}

function openBrowser(app: Hono): Browser {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('host', 'localhost:3000');
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await app.request(new Request(new URL(path, origin), { ...init, headers }));
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return response;
  };
  const send = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await ask(path, init);
    return {
      status: response.status,
      html: withSigns(await response.text()),
      headers: response.headers,
      location: response.headers.get('location'),
    };
  };
  return {
    cookies,
    ask,
    upload: (path, fields, file, headers = {}) => {
      const form = new FormData();
      for (const [name, value] of formOf(fields)) form.append(name, value);
      form.append('bestand', new Blob([new Uint8Array(file)], { type: 'text/html' }), '../../etc/naam.html');
      return send(path, {
        method: 'POST',
        body: form,
        headers: { 'accept-language': 'nl', origin, 'sec-fetch-site': 'same-origin', ...headers },
      });
    },
    get: (path, headers = {}) => send(path, { headers: { 'accept-language': 'nl', ...headers } }),
    post: (path, fields, headers = {}) =>
      send(path, {
        method: 'POST',
        body: formOf(fields),
        headers: { 'accept-language': 'nl', origin, 'sec-fetch-site': 'same-origin', ...headers },
      }),
  };
}

function formOf(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  );
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (/max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

/** The value that a form on a page would post for a hidden field. */
export function hiddenField(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}
