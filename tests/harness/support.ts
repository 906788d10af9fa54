import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import type { Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';

/** The oldest browsers that everything has to work in (A8), on computers, phones and tablets. The build aims at the same. */
const oldest = [
  ['chrome', [100, 0]],
  ['chrome_android', [100, 0]],
  ['safari', [15, 4]],
  ['safari_ios', [15, 4]],
  ['firefox', [115, 0]],
  ['firefox_android', [115, 0]],
] as const;

/** What MDN keeps of a part of the web: since which version of which browser. */
export type Part = Identifier;
export const { css, api, javascript, html } = bcd;

/** The entry at these steps, if there is one. */
export function entry(from: Identifier | undefined, ...steps: readonly string[]): Identifier | undefined {
  return steps.reduce<Identifier | undefined>((at, step) => at?.[step], from);
}

/** Whether all of the oldest browsers have it, written with one of these prefixes. Undefined: the data know nothing of it. */
export function isOld(what: Identifier | undefined, prefixes: readonly string[] = ['']): boolean | undefined {
  const support = what?.__compat?.support;
  if (support === undefined) return undefined;
  return oldest.every(([browser, version]) =>
    [support[browser] ?? []].flat().some((each) => prefixes.some((prefix) => holds(each, version, prefix))),
  );
}

type Version = readonly [number, number];

function holds(each: SimpleSupportStatement, version: Version, written: string): boolean {
  const { version_added: added, version_removed: removed, flags, prefix = '', alternative_name } = each;
  if (flags !== undefined || alternative_name !== undefined || prefix !== written) return false;
  if (typeof added !== 'string' || !isFrom(version, added)) return false;
  return typeof removed !== 'string' || !isFrom(version, removed);
}

/** A browser of this version has what came in `added`; "≤37" is 37 at the latest. */
function isFrom([major, minor]: Version, added: string): boolean {
  const [first = Number.POSITIVE_INFINITY, second = 0] = added.replace('≤', '').split('.').map(Number);
  return first < major || (first === major && second <= minor);
}
