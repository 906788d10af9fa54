import type { Letter } from '../../src/mail/letter.ts';
import { ofYoung, personal } from './people.ts';
import type { Stage, Visit } from './stage.ts';

/** The letters that carry an address, each with what can stand there: a kind of letter that is not here does not compile. */
export const mailed: Record<Extract<Letter, { address: string }>['kind'], RegExp> = {
  welcome: /^\/inloggen$/,
  share: /^\/inzage\/[\w-]{22}/,
  question: /^\/vraag\/[\w-]{22}/,
};

/** What young people hand over by themselves, that lands in a mailbox or a chat all the same. */
const handed = /\/(?:inzage|vraag|toestemming|helpen)\/[\w-]{22}(?:\?taal=[a-z]{2})?/g;
export const linksIn = (seen: readonly Visit[]): string[] => [
  ...new Set(seen.flatMap(({ html }) => html.match(handed) ?? [])),
];

const scanners: readonly Record<string, string>[] = [
  {},
  { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch', 'x-moz': 'prefetch' },
  { 'user-agent': 'Mozilla/5.0 (compatible; SafeLinks/1.0; +https://scanner.example)' },
];

/** Looks at each link as scanners do, twice, in a browser of its own that keeps cookies. Gives what answered with a fault of ours, or with somebody's name. */
export async function scan({ doors }: Stage, links: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const headers of scanners) {
    const browser = doors.browser();
    for (const link of links)
      for (const method of ['HEAD', 'OPTIONS', 'GET', 'GET']) {
        const response = await browser.ask(link, { method, headers });
        const said = `${response.headers.get('location')} ${await response.text()}`;
        // A lesson says whose lesson it is.
        const named = (link.startsWith('/k/') ? ofYoung : personal).test(said);
        if (response.status >= 500 || named) wrong.push(`${method} ${link}: ${response.status}`);
      }
  }
  return wrong;
}

/** Opens these pages and whatever they link to, and presses nothing; how many. */
export async function follow({ doors }: Stage, starts: readonly string[]): Promise<number> {
  const browser = doors.browser();
  const queue = [...starts];
  const met = new Set<string>();
  for (let path = queue.shift(); path !== undefined && met.size < 100; path = queue.shift()) {
    if (met.has(path) || path.includes('/pdf')) continue;
    met.add(path);
    const { html, location } = await browser.get(path);
    if (location !== null) queue.push(location);
    for (const [, to = ''] of html.matchAll(/\s(?:href|src|action)="(\/[^"#]*)"/g)) queue.push(to);
  }
  return met.size;
}
