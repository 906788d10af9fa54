import { pino } from 'pino';
import { bicycle } from '../../seeds/drawing.ts';
import { plant } from '../../seeds/plant.ts';
import { readConfig } from '../../src/config.ts';
import { findSession } from '../../src/identity/session.ts';
import type { Press } from '../../src/papers/press.ts';
import type { Desk, Route } from '../../src/web/route.ts';
import { allRoutes } from '../../src/web/routes.ts';
import { type FreshDoors, openNode } from '../harness/doors.ts';
import { freshHouse } from '../harness/house.ts';
import { type Book, fillings, idsIn, openBook } from './addresses.ts';
import { comeIn, everybody, outsiders, type Someone, setGoing } from './people.ts';
import { type Rows, rowsOf } from './state.ts';

/** The whole cast in a house, and people from elsewhere who have nothing to do with any of them. */
export type Stage = {
  doors: FreshDoors;
  routes: readonly Route[];
  inside: readonly Someone[];
  outside: readonly Someone[];
  /** What stood there before the people from elsewhere came. */
  book: Book;
  /** The same, by table. */
  rows: Rows;
  /** A session of each. */
  cookies: Map<Someone, string>;
  /** The lines of the program's own log. */
  logged: string[];
};

/** Papers are made by their own tests: here each is one, and costs nothing. */
const press: Press = {
  print: async () => ({ kind: 'printed', pdf: Buffer.from('%PDF') }),
  close: async () => undefined,
};

export async function openStage(): Promise<Stage> {
  const config = readConfig({});
  if ('problems' in config) throw new Error(config.problems.join());
  const routes = allRoutes({ config } as Desk);
  for (const route of routes) idsIn(route);
  const house = await freshHouse();
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  await plant(house);
  const inside = await everybody(house);
  await setGoing(house, inside);
  const book = await openBook(house);
  const rows = await rowsOf(house);
  const outside = await outsiders(house);
  const cookies = new Map<Someone, string>();
  for (const who of [...inside, ...outside]) cookies.set(who, await comeIn(house, who));
  const doors = { house, ...openNode(house, {}, press, [], log) };
  return { doors, routes, inside, book, rows, outside, cookies, logged };
}

export type Met = { status: number; html: string; location: string | null };
/** `who`: nobody, at an address that is open to all. */
export type Visit = { route: Route; who: Someone | undefined; path: string; html: string };

export async function ask(
  { doors }: Stage,
  cookie: string | undefined,
  path: string,
  init: RequestInit = {},
): Promise<Met> {
  const headers = new Headers({
    host: 'localhost:3000',
    'accept-language': 'nl',
    ...(cookie !== undefined && { cookie }),
  });
  if (init.method === 'POST') {
    headers.set('origin', 'http://localhost:3000');
    headers.set('sec-fetch-site', 'same-origin');
  }
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
  const response = await doors.app.request(
    new Request(new URL(path, 'http://localhost:3000'), { ...init, headers }),
  );
  return { status: response.status, html: await response.text(), location: response.headers.get('location') };
}

export type Fields = readonly (readonly [name: string, value: string])[];

/** Posts a form; with a small picture in the field `file`, when it brings one. */
export function post(
  stage: Stage,
  cookie: string | undefined,
  path: string,
  fields: Fields,
  file?: string,
): Promise<Met> {
  const body = file === undefined ? new URLSearchParams() : new FormData();
  for (const [name, value] of fields) body.append(name, value);
  if (file !== undefined && body instanceof FormData)
    body.append(file, new Blob([new Uint8Array(bicycle())], { type: 'image/png' }), 'fiets.png');
  return ask(stage, cookie, path, { method: 'POST', body });
}

/** Opens each page as who may: once, or twice where an id stands in its address. */
export async function visits(stage: Stage): Promise<Visit[]> {
  const found: Visit[] = [];
  for (const route of stage.routes.filter(({ get, path }) => get && !isStream(path))) {
    const people = stage.inside.filter(({ kind }) => kind === route.policy);
    let left = idsIn(route).length > 0 ? 2 : 1;
    for (const who of route.policy === 'open' ? [undefined] : people)
      for (const path of left === 0 ? [] : fillings(route, stage.book, who, 6)) {
        const { status, html } = await ask(stage, who && stage.cookies.get(who), path);
        if (status !== 200) continue;
        found.push({ route, who, path, html });
        left--;
        break;
      }
  }
  return found;
}

/** A page that stays open for as long as it is looked at. */
export const isStream = (path: string): boolean => path.endsWith('/live');

/** A route that takes a file takes nothing else. */
export const fileOf = ({ takesFile }: Route): string | undefined =>
  takesFile === true ? 'bestand' : undefined;

/** Says whose form it is, as every page of this session does. */
export async function markOf({ doors }: Stage, cookie = ''): Promise<string> {
  return (await findSession(doors.house, cookie.slice(cookie.indexOf('=') + 1)))?.mark ?? '';
}
