import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { consentLines } from '../consent/text.ts';
import type { ChapterId } from '../questions/model.ts';
import type { CompanionKey } from '../words/companion.ts';
import { type CompanionLanguage, companionLanguages, sourceLanguage } from '../words/language.ts';
import { companionText } from '../words/text.ts';
import { fileHeaders } from './headers.ts';
import { readRange } from './proof-file.ts';

/**
 * Voices that people recorded, for pages of companions in languages that few devices speak (L8). Files of whoever runs the installation, in
 * RECORDINGS_DIR: `<language>/<page>.<mark>.mp3`. The mark says of which words the recording is: when those change it is not offered any more.
 */
export type Recordings = {
  /** What there is to hear of a page: in its own language, and in those that are spoken alone. */
  of: (page: SpokenPage, language: CompanionLanguage) => readonly Recording[];
  routes: Hono;
  /** Files that are of no page, or of words that changed since. */
  unused: readonly string[];
};
export type Recording = { language: SpokenLanguage; address: string };

/** Spoken by many, read by few: there are no pages in it, and it stands beside those in any language. */
export const spokenOnly = { ber: 'Tamaziɣt' } as const;
export type SpokenLanguage = CompanionLanguage | keyof typeof spokenOnly;
const besides: readonly SpokenLanguage[] = ['ber'];
export const spokenLanguages: readonly SpokenLanguage[] = [...companionLanguages, ...besides];

/** The home assignment of a chapter. */
const home = (chapter: ChapterId): readonly CompanionKey[] => [
  'companion.home-title',
  `companion.chapter-${chapter}`,
  'companion.home-how',
  `companion.home-${chapter}-1`,
  `companion.home-${chapter}-2`,
  `companion.home-${chapter}-3`,
  'companion.home-nothing',
];

/** What is said of each page. Where a name stands, who reads it aloud says "de jongere". */
const pages = {
  vraag: [
    'companion.title',
    'companion.lead',
    'companion.no-account',
    'companion.code-hint',
    'companion.open',
  ],
  antwoord: [
    'companion.readers',
    'companion.reads-first',
    'companion.reads-then',
    'companion.reads-not',
    'companion.purpose',
    'companion.until-read',
  ],
  uitleg: [
    'companion.about-title',
    'companion.about-what',
    'companion.about-sees',
    'companion.about-free',
    'companion.about-keep',
    'companion.about-not-you',
  ],
  toestemming: ['guardian.title', 'guardian.lead', 'companion.code-hint', 'companion.open'],
  'toestemming-tekst': [
    'guardian.asks-lead',
    'guardian.what',
    ...consentLines,
    'guardian.read',
    'guardian.yes',
    'guardian.no',
    'guardian.keep-code',
  ],
  helpen: ['helper.title', 'helper.lead', 'companion.code-hint', 'companion.open'],
  'helpen-tekst': [
    'helper.asks-lead',
    'helper.text-1',
    'helper.text-2',
    'helper.text-3',
    'helper.yes',
    'helper.no',
  ],
  'thuis-wie': home('wie'),
  'thuis-kan': home('kan'),
  'thuis-wil': home('wil'),
  'thuis-nodig': home('nodig'),
  'thuis-stap': home('stap'),
} as const satisfies Record<string, readonly CompanionKey[]>;
export type SpokenPage = keyof typeof pages;
export const spokenPages = Object.keys(pages) as SpokenPage[];

/** The words to be read aloud, and the name of the file that holds them, without its ending. */
export function toRecord(
  page: SpokenPage,
  language: SpokenLanguage,
): { file: string; words: readonly string[] } {
  const written = companionLanguages.find((one) => one === language) ?? sourceLanguage;
  const words = pages[page].map((key) => companionText(written, key, { name: '…' }));
  const mark = createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 8);
  return { file: `${language}/${page}.${mark}`, words };
}

const types: Readonly<Record<string, string>> = { mp3: 'audio/mpeg', m4a: 'audio/mp4' };

/** What stands in `folder`, looked at once. Throws when the folder is not there: who names one, means it. */
export function readRecordings(folder: string | undefined): Recordings {
  const there = folder === undefined ? [] : filesIn(folder);
  const known = new Map<string, string>();
  for (const language of spokenLanguages)
    for (const page of spokenPages) {
      const { file } = toRecord(page, language);
      const found = there.find((one) => Object.keys(types).some((ending) => one === `${file}.${ending}`));
      if (found !== undefined) known.set(`${language} ${page}`, found);
    }
  const served = new Set(known.values());
  return {
    of: (page, language) =>
      [language, ...besides].flatMap((one) => {
        const file = known.get(`${one} ${page}`);
        return file === undefined ? [] : [{ language: one, address: `/stem/${file}` }];
      }),
    routes: new Hono().get('/stem/:language/:file', (context) => {
      const { language, file } = context.req.param();
      const name = `${language}/${file}`;
      if (folder === undefined || !served.has(name)) return context.notFound();
      return send(join(folder, name), context.req.header('range'));
    }),
    unused: there.filter((file) => !served.has(file)),
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? readdirSync(join(folder, one.name)).map((name) => `${one.name}/${name}`) : [one.name],
  );
}

/** Browsers play sound by asking for stretches of it. Under this name a file never changes. */
function send(path: string, range: string | undefined): Response {
  const { size } = statSync(path);
  const span = readRange(range, size);
  if (span === undefined)
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const stream = createReadStream(path, { start: span.from, end: span.to - 1 });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    status: range === undefined ? 200 : 206,
    headers: {
      ...fileHeaders,
      'Content-Type': types[path.split('.').pop() ?? ''] ?? 'application/octet-stream',
      'Content-Length': String(span.to - span.from),
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'public, max-age=31536000, immutable',
      ...(range === undefined ? {} : { 'Content-Range': `bytes ${span.from}-${span.to - 1}/${size}` }),
    },
  });
}
