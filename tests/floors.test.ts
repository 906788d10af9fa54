import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The law of imports (HOUSE.md, Floors): a file imports its own room and any lower floor; never a neighbour, never upward. */
const floors: Record<string, number> = {
  base: 0,
  config: 0,
  store: 1,
  questions: 1,
  reading: 1,
  sheets: 1,
  words: 1,
  audit: 2,
  mail: 2,
  signs: 2,
  keys: 2,
  proofs: 2,
  sets: 2,
  access: 3,
  passport: 4,
  sharing: 4,
  talks: 5,
  aftercare: 5,
  contracts: 5,
  emergency: 5,
  mirror: 4,
  organisations: 4,
  guidance: 5,
  consent: 5,
  identity: 5,
  export: 6,
  figures: 6,
  insight: 6,
  look: 6,
  inbox: 6,
  papers: 6,
  retention: 6,
  method: 6,
  web: 7,
  api: 7,
  jobs: 7,
  moving: 7,
  house: 8,
  // The commands wire a house of their own, as main does.
  cli: 9,
  main: 9,
};

/** Doors that wire the house together, and demo mode that plants the cast. */
const wiring = new Set(['main', 'house', 'cli']);
const root = resolve(import.meta.dirname, '../src');

type Import = { from: string; to: string };

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name) ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

const roomOf = (file: string): string =>
  relative(root, file)
    .split('/')[0]
    ?.replace(/\.tsx?$/, '') ?? '';

const all: Import[] = files(root).flatMap((file) =>
  importsOf(file)
    .filter((to) => to.startsWith('.'))
    .map((to) => ({ from: file, to: resolve(dirname(file), to) })),
);

/** What breaks the law among these imports. */
function lawless(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)];
    const [floor, below] = [floors[here], floors[there]];
    if (floor === undefined) return [`${here} is on no floor`];
    if (here === there || relative(root, to).startsWith('../method')) return [];
    if (below === undefined)
      return wiring.has(here) || here === 'web' ? [] : [`${relative(root, from)} imports ${to}`];
    return below < floor ? [] : [`${relative(root, from)} imports ${relative(root, to)}`];
  });
}

describe('the floors of the house', () => {
  it('no file imports a neighbour or a higher floor', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(lawless(all)).toEqual([]);
  });

  it('would notice an import upward and one sideways', () => {
    const up = { from: join(root, 'passport/rows.ts'), to: join(root, 'web/app.tsx') };
    const aside = { from: join(root, 'passport/rows.ts'), to: join(root, 'sharing/rows.ts') };
    expect(lawless([up, aside])).toHaveLength(2);
  });

  it('only the inner door makes permits', () => {
    const makers = files(root).filter((file) => readFileSync(file, 'utf8').includes('issuePermit('));
    expect(makers.map((file) => relative(root, file)).sort()).toEqual([
      'access/perform.ts',
      'base/permit.ts',
    ]);
  });

  it('only the inner door opens transactions on passports; the others are named, with why', () => {
    const openers = files(root)
      // A browser's own store (IndexedDB) is none of ours.
      .filter((file) => !relative(root, file).startsWith('web/client/'))
      .filter((file) => /\.transaction\(|[sS]tore\.(together|exchange)\(/.test(readFileSync(file, 'utf8')));
    expect(openers.map((file) => relative(root, file)).sort()).toEqual(transactions);
  });

  it('what the browser may get imports nothing of the server', () => {
    for (const room of ['base', 'questions', 'words', 'web/client']) {
      for (const file of files(join(root, room))) {
        const foreign = importsOf(file).filter((to) => /^(node:|pg|kysely|hono|zod)/.test(to));
        if (foreign.length === 0) continue;
        expect(serverOnly).toContain(relative(root, file));
      }
    }
  });

  it('no room below the doors knows the web framework', () => {
    const knowing = files(root).filter((file) => importsOf(file).some((to) => /^(hono|#jsx)/.test(to)));
    expect(new Set(knowing.map(roomOf))).toEqual(new Set(['web']));
  });
});

/** Base has two files that make random things with the server's own source; no browser file imports them. */
const serverOnly = ['base/code.ts', 'base/id.ts', 'questions/schema.ts'];

const transactions = [
  'access/perform.ts', // the inner door
  'identity/session.ts', // who is it? asked before there is an actor; row security lets the secret find its own row alone
  'store/embedded-store.ts', // the embedded store's own proof at start that a commit reaches the disk
  'store/limit.ts', // tries stay counted when the act fails
  'store/transaction.ts', // what `Store.transaction` is made of
];
