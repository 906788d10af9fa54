import { describe, expect, it } from 'vitest';
import { everyFile, read } from './harness/papers.ts';

const texts = everyFile().filter((path) => !/\.(woff2|png|jpg|webp|ico)$/.test(path));

/** What may not stand in a repository that everybody can read. */
const kinds = {
  key: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  token: /\b(?:gh[opsu]_|github_pat_|glpat-|npm_|xox[abprs]-|AKIA)[A-Za-z0-9_-]{16,}/g,
  /** 32 bytes in base64, as a key file holds them. */
  'key file': /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{43}=(?!=)/g,
  address: /\b[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b/gi,
} as const;

/** Nobody's: names that are kept for examples (RFC 2606), and two that are told where they stand. */
const nobodys = [/\.example$/i, /@(?:example\.(?:com|org|net))$/i, /^(?:naam|name)@school\.nl$/];

function found(text: string): string[] {
  return Object.entries(kinds).flatMap(([kind, pattern]) =>
    (text.match(pattern) ?? [])
      .filter((one) => kind !== 'address' || !nobodys.some((pattern) => pattern.test(one)))
      .map((one) => `${kind}: ${one.slice(0, 30)}`),
  );
}

describe('the repository', () => {
  it('holds no key, no token, and no address of a person', () => {
    expect(texts.length).toBeGreaterThan(300);
    const all = texts.flatMap((path) => found(read(path)).map((one) => `${path}: ${one}`));
    expect(all).toEqual([]);
  });

  it('would notice each of them', () => {
    const planted = [
      ['-----BEGIN', 'PRIVATE KEY-----'].join(' '),
      `ghp_${'a1'.repeat(18)}`,
      `${'Ab1'.repeat(14)}A=`,
      ['iemand', 'eenschool.nl'].join('@'),
    ];
    expect(planted.map((text) => found(text).length)).toEqual([1, 1, 1, 1]);
  });

  it('installs from the registry that whoever runs npm has chosen', () => {
    const hosts = [...read('package-lock.json').matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(
      (m) => m[1],
    );
    expect(hosts.filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
  });
});
