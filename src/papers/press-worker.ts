import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import {
  initSync,
  type TypstCompiler,
  TypstCompilerBuilder,
  TypstFontResolverBuilder,
} from '@myriaddreamin/typst-ts-web-compiler';
import { z } from 'zod';
import { dress, pictureFile, type SetWords } from './dress.ts';
import { readFonts } from './fonts.ts';
import type { Job, Printed } from './press.ts';
import { setText } from './set-text.ts';
import { sayUa } from './ua.ts';

/** The press itself, in a thread of its own: Typst in WebAssembly. It reads no files and no network, and knows what it is given here. */
type Press = { compiler: TypstCompiler; covers: (point: number) => boolean };

async function open(template: string): Promise<Press> {
  const { resolve } = createRequire(import.meta.url);
  const code = readFileSync(resolve('@myriaddreamin/typst-ts-web-compiler/wasm'));
  initSync({ module: await WebAssembly.compile(code) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  const resolver = new TypstFontResolverBuilder();
  const covered = new Set<number>();
  for (const font of readFonts()) {
    for (const point of coverageOf(resolver.get_font_info(font))) covered.add(point);
    await builder.add_raw_font(font);
  }
  const compiler = await builder.build();
  compiler.add_source('/main.typ', template);
  return { compiler, covers: (point) => covered.has(point) };
}

const fontInfo = z.object({ info: z.array(z.object({ coverage: z.array(z.number()) })) });

/** Typst tells the code points of a font in runs: so many not, so many yes, and so on. */
function coverageOf(told: unknown): number[] {
  return fontInfo.parse(told).info.flatMap(({ coverage }) => {
    let at = 0;
    return coverage.flatMap((length, n) => {
      const first = at;
      at += length;
      return n % 2 === 0 ? [] : Array.from({ length }, (_, more) => first + more);
    });
  });
}

const compiled = z.object({
  result: z.instanceof(Uint8Array).optional(),
  diagnostics: z.unknown().optional(),
});

function print({ compiler, covers }: Press, { paper, words, pictures }: Job): Printed {
  let replaced = false;
  const seen = (point: number): boolean => {
    const there = covers(point);
    replaced ||= !there;
    return there;
  };
  const set: SetWords = (text, page) => setText(text, seen, words.notShown, page);
  const dressed = dress(paper, words, set, pictures);
  const signed = { ...paper, end: [...paper.end, words.signs] };
  const whole = replaced ? dress(signed, words, set, pictures) : dressed;
  for (const [proof, bytes] of pictures) compiler.map_shadow(pictureFile(proof), bytes);
  compiler.map_shadow('/paper.json', new TextEncoder().encode(JSON.stringify(whole)));
  try {
    const { result, diagnostics } = compiled.parse(compiler.compile('/main.typ', [], 'pdf', 2));
    if (result === undefined) {
      return { kind: 'failed', why: placeOf(diagnostics) };
    }
    return { kind: 'printed', pdf: sayUa(result) };
  } catch (error) {
    return { kind: 'failed', why: placeOf(error) };
  } finally {
    for (const file of ['/paper.json', ...[...pictures.keys()].map(pictureFile)]) compiler.unmap_shadow(file);
    compiler.reset();
  }
}

/** Only where in the template: a message could hold somebody's words. */
function placeOf(diagnostics: unknown): string {
  return /main\.typ:\d+:\d+/.exec(String(diagnostics))?.[0] ?? 'the press could not set this';
}

const press = await open(String(workerData));
parentPort?.on('message', (job: Job) => parentPort?.postMessage(print(press, job)));
parentPort?.postMessage('open');
