import type { Context } from 'hono';
import type { Actor } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { endSession, findSession, type Opened } from '../identity/session.ts';
import { catalog } from '../questions/catalog.ts';
import {
  type CompanionLanguage,
  type Language,
  readCompanionLanguage,
  readLanguage,
  sourceLanguage,
} from '../words/language.ts';
import { speak } from '../words/text.ts';
import type { Cookies } from './cookie.ts';
import { deviceName } from './device-name.ts';
import { allowStyle } from './headers.ts';
import { htmlResponse } from './html.ts';
import type { Asked, Desk } from './route.ts';
import type { Posted } from './upload.ts';
import { type Look, lookOf, type View, type Visitor } from './view.ts';

export type Asking = {
  context: Context;
  house: House;
  desk: Desk;
  cookies: Cookies;
  assets: View['assets'];
  opened: Opened | undefined;
  token: string | undefined;
  /** On a guardian's page: a young person is signed in in this browser too. */
  young?: boolean;
  network: string;
};

/** What a page is given, put together out of the request and the session. */
export function ask<A extends Actor>(asking: Asking, actor: A, { form, file }: Posted): Asked<A> {
  const { context, house, desk, cookies, token, network } = asking;
  const request = context.req.raw;
  const url = new URL(request.url);
  const view = viewOf(asking, url);
  const go = (path: string): Response => new Response(null, { status: 303, headers: { Location: path } });
  return {
    actor,
    house,
    desk,
    form,
    file,
    range: request.headers.get('range') ?? undefined,
    posted: request.method === 'POST',
    network,
    view,
    params: context.req.param(),
    query: url.searchParams,
    byScript: request.headers.has('x-auto-save'),
    show: (document, status = 200) => {
      const first = view.assets.first !== undefined;
      const response = htmlResponse(request, document, status, first);
      return first ? cookies.setStyle(response, view.assets.style) : response;
    },
    go,
    json: (value, status = 200) => Response.json(value, { status }),
    signIn: (response, fresh, device) => cookies.setSession(response, fresh, device === 'own'),
    stillHere: async () => token !== undefined && (await findSession(house, token)) !== undefined,
    signInAsked: (response, fresh) => cookies.setCompanion(response, fresh),
    async signOut() {
      if (token !== undefined) await endSession(house, token);
      if (['companion', 'guardian', 'helper'].includes(actor.kind)) return cookies.clearCompanion(go('/'));
      const response = cookies.clearSession(go('/'));
      response.headers.set('Clear-Site-Data', '"cache", "storage"');
      return response;
    },
    cameFrom: cameFrom(request, [url.origin, desk.origin()]),
    setLanguage: (response, language) => cookies.setLanguage(response, language),
    setLook: (response, look) => cookies.setLook(response, look),
    deviceName: deviceName(request.headers.get('user-agent') ?? ''),
    attempt: cookies.attempt(request),
    setAttempt: (response, value) => cookies.setAttempt(response, value),
    school: cookies.school(request),
    setSchool: (response, value) => cookies.setSchool(response, value),
  };
}

/** The posted fields. Files are not taken here (`readUpload` does); a body that is no form is the fault `malformed`. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (request.method !== 'POST') return new URLSearchParams();
  const kind = request.headers.get('content-type') ?? '';
  try {
    if (kind.startsWith('application/x-www-form-urlencoded'))
      return new URLSearchParams(await request.text());
    if (kind.startsWith('multipart/form-data')) {
      const fields = [...(await request.formData())].filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      );
      return new URLSearchParams(fields);
    }
  } catch (cause) {
    throw new Fault('malformed', 'a form that cannot be read', cause);
  }
  throw new Fault('malformed', 'a body that is no form');
}

export function viewOf(asking: Asking, url: URL): View {
  const { context, cookies, opened, house, desk } = asking;
  const language = languageOf(context.req.raw, cookies, opened);
  return {
    language,
    tongue: tongueOf(context.req.raw, cookies, url),
    t: speak(language),
    look: chosenLook(context.req.raw, cookies, opened),
    catalog: opened?.catalog ?? catalog,
    theme: opened?.theme,
    school: opened?.school,
    visitor: visitorOf(opened),
    mark: opened?.mark ?? '',
    ...(opened?.actor.kind === 'owner' && {
      unsentKey: house.keys.unsentKey(opened.actor.owner, opened.mark).toString('base64url'),
    }),
    address: url.pathname + url.search,
    assets: assetsFor(asking),
    now: house.clock(),
    recordings: desk.recordings,
    ...(desk.config.training && { training: true }),
  };
}

/** Who has been here has the styles in its cache: the page only names them. In a first page the policy lets through what it carries, and nothing else. */
function assetsFor({ context, cookies, assets: { first, ...named } }: Asking): View['assets'] {
  if (first === undefined || cookies.style(context.req.raw) === named.style) return named;
  return { ...named, first: (page) => allowStyle(context, first(page)) };
}

/** An owner's is the passport's; anybody else's what was chosen here, then the account's; else the first of the browser's that we speak. */
function languageOf(request: Request, cookies: Cookies, opened: Opened | undefined): Language {
  const own = readLanguage(opened?.frame.language);
  const here = readLanguage(cookies.language(request));
  const chosen = opened?.actor.kind === 'owner' ? (own ?? here) : (here ?? own);
  if (chosen !== undefined) return chosen;
  for (const range of (request.headers.get('accept-language') ?? '').split(',')) {
    const language = readLanguage(range.trim().slice(0, 2).toLowerCase());
    if (language !== undefined) return language;
  }
  return sourceLanguage;
}

/** An owner's look is the passport's, on every device; anybody else's is this device's. */
function chosenLook(request: Request, cookies: Cookies, opened: Opened | undefined): Look {
  const own = opened?.frame.look ?? {};
  const here = cookies.look(request);
  return lookOf(opened?.actor.kind === 'owner' ? { ...here, ...own } : { ...own, ...here });
}

/** The page of ours that led here, to go back to; the start when it came from elsewhere. */
function cameFrom(request: Request, ours: readonly string[]): string {
  const before = URL.parse(request.headers.get('referer') ?? '');
  return before !== null && ours.includes(before.origin) ? before.pathname + before.search : '/';
}

/** What was chosen here, then what the link came with, else the first of the browser's that companions' pages speak. */
function tongueOf(request: Request, cookies: Cookies, url: URL): CompanionLanguage {
  const chosen =
    readCompanionLanguage(cookies.language(request)) ?? readCompanionLanguage(url.searchParams.get('taal'));
  if (chosen !== undefined) return chosen;
  for (const range of (request.headers.get('accept-language') ?? '').split(',')) {
    const language = readCompanionLanguage(range.trim().slice(0, 2).toLowerCase());
    if (language !== undefined) return language;
  }
  return sourceLanguage;
}

/** Who is signed in, as far as a page's frame shows it. */
export function visitorOf(opened: Opened | undefined): Visitor {
  if (opened === undefined) return { kind: 'nobody' };
  const { actor, frame, device } = opened;
  if (actor.kind === 'owner')
    return {
      kind: 'owner',
      name: frame.name,
      sharedDevice: device === 'shared',
      pair: actor.pair?.name,
    };
  if (actor.kind === 'staff') return { kind: 'staff', name: frame.name };
  return { kind: actor.kind === 'receiver' ? 'receiver' : 'companion' };
}
