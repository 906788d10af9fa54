import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts that stand nowhere else, all with one mark in them, so that one search finds any of them. */
export type Canaries = {
  /** A new text; what it was planted as is remembered. */
  plant(as: string): string;
  /** A new mail address. */
  plantMail(as: string): string;
  readonly planted: readonly string[];
  /** Where one stands in clear, or in a form that anybody can undo: in these files and folders. */
  search(places: readonly string[]): string[];
  searchText(name: string, text: string): string[];
};

export function hatch(): Canaries {
  // Letters only: a search that does not look at capitals is enough then.
  const mark = `kanarie${Array.from(randomBytes(10), (byte) => String.fromCharCode(97 + (byte % 26))).join('')}`;
  const planted: string[] = [];
  const next = (as: string): string => {
    planted.push(as);
    return `${mark}${String.fromCharCode(97 + (planted.length % 26))}${planted.length}x`;
  };
  const forms = disguises(mark);
  const searchBytes = (name: string, bytes: Buffer): string[] => {
    const text = bytes.toString('latin1');
    const low = text.toLowerCase();
    const clear = low.indexOf(mark);
    if (clear >= 0)
      return [`${name}: ${text.slice(Math.max(0, clear - 40), clear + 40).replaceAll(/[^ -~]/g, '.')}`];
    const disguised = forms.find((form) => text.includes(form));
    return disguised === undefined ? [] : [`${name}: in disguise, ${disguised}`];
  };
  return {
    planted,
    plant: next,
    plantMail: (as) => `${next(as)}@post.example`,
    search: (places) => places.flatMap(filesIn).flatMap((file) => searchBytes(file, readFileSync(file))),
    searchText: (name, text) => searchBytes(name, Buffer.from(text)),
  };
}

/** In hexadecimal, and in base64 wherever in it the mark begins; the ends depend on the neighbours and are left off. */
function disguises(mark: string): string[] {
  const hex = Buffer.from(mark).toString('hex');
  const base64 = [0, 1, 2].map((before) =>
    Buffer.from('#'.repeat(before) + mark)
      .toString('base64')
      .slice(before === 0 ? 0 : 4, 20),
  );
  return [hex, ...base64, Buffer.from(mark, 'utf16le').toString('latin1')];
}

function filesIn(place: string): string[] {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
