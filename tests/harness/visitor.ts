import { withSigns } from './signs.ts';

/** Somebody with a browser without JavaScript, over real HTTP: keeps cookies, follows nothing by itself. */
export type Visitor = {
  get(path: string): Promise<Met>;
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Met>;
  /** A form with a file that is called `name`. */
  upload(path: string, fields: Fields, file: Buffer, name: string): Promise<Met>;
};
export type Fields = Record<string, string | readonly string[]>;
export type Met = { status: number; body: string; location: string };

/** Where the server is now; after a restart it has another port. */
export type Place = { origin: string };

/**
 * `from`: the address that the visitor comes from, when the server trusts one proxy (`TRUSTED_PROXIES=1`); hundreds of visitors from one
 * address would rightly be held up. Rejects when the line breaks: then nothing was acknowledged.
 */
export function openVisitor(place: Place, from?: string): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Met> => {
    const headers = new Headers(init.headers);
    headers.set('accept-language', 'nl');
    if (from !== undefined) headers.set('x-forwarded-for', from);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, place.origin), {
      ...init,
      headers,
      redirect: 'manual',
      signal: atMost(),
    });
    const body = withSigns(await response.text());
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return { status: response.status, body, location: response.headers.get('location') ?? '' };
  };
  return {
    get: (path) => send(path, {}),
    post: (path, fields, headers = {}) =>
      send(path, {
        method: 'POST',
        body: formOf(fields),
        headers: { origin: place.origin, 'sec-fetch-site': 'same-origin', ...headers },
      }),
    upload: (path, fields, file, name) => {
      const body = new FormData();
      for (const [field, value] of formOf(fields)) body.append(field, value);
      body.append('bestand', new Blob([new Uint8Array(file)]), name);
      const headers = { origin: place.origin, 'sec-fetch-site': 'same-origin' };
      return send(path, { method: 'POST', body, headers });
    },
  };
}

/** The value that a form on a page would post for a hidden field. */
export function hidden(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}

/** What stands in HTML, as text. */
export function plain(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Begins a passport without a school. Gives its owner's browser and the card code. */
export async function beginPassport(
  place: Place,
  name: string,
  from?: string,
): Promise<{ owner: Visitor; card: string }> {
  const owner = openVisitor(place, from);
  const form = await owner.get('/zelf');
  const begun = await owner.post('/zelf', { naam: name, apparaat: 'own', eens: hidden(form.body, 'eens') });
  if (begun.status !== 303) throw new Error(`no passport was begun: ${begun.status}`);
  const card = await owner.get(begun.location);
  const shown = /Code: ([^<]+)</.exec(card.body)?.[1] ?? '';
  return { owner, card: shown.replaceAll(/[^0-9A-Z]/g, '') };
}

const atMost = (): AbortSignal => AbortSignal.timeout(30_000);

function formOf(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  );
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const at = pair.indexOf('=');
  if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
