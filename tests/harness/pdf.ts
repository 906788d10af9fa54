import { getDocumentProxy } from 'unpdf';

/** One element of a PDF's structure, in reading order: its kind, how deep it lies, and the words in it. */
export type Tagged = {
  role: string;
  depth: number;
  text: string;
  alt: string | undefined;
  lang: string | undefined;
};

export type ReadPdf = {
  pages: number;
  /** Of each page, in points. */
  sizes: readonly (readonly [number, number])[];
  title: string;
  language: string;
  marked: boolean;
  xmp: string;
  tags: readonly Tagged[];
  /** All words that stand under a tag, in order, with single spaces. */
  text: string;
  /** Everything drawn as text, artifacts too: what the eye sees. */
  seen: string;
};

/** A PDF as an assistive reader meets it: by its tags, and not by where ink lies. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { info, metadata } = await document.getMetadata();
  const told = info as { Title?: string; Language?: string };
  const tags: Tagged[] = [];
  const sizes: [number, number][] = [];
  let seen = '';
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const view = page.getViewport({ scale: 1 });
    sizes.push([Math.round(view.width), Math.round(view.height)]);
    const words = wordsById((await page.getTextContent({ includeMarkedContent: true })).items);
    seen += ` ${[...words.values()].join(' ')} ${words.get('') ?? ''}`;
    const tree = (await page.getStructTree()) as Node | null;
    if (tree !== null) walk(tree, 0, words, tags);
  }
  const mark = await document.getMarkInfo();
  const raw = (metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? '';
  return {
    pages: document.numPages,
    sizes,
    title: told.Title ?? '',
    language: told.Language ?? '',
    marked: (mark as { Marked?: boolean } | null)?.Marked === true,
    xmp: raw,
    tags,
    text: squeezed(tags.map(({ text }) => text).join(' ')),
    seen: squeezed(seen),
  };
}

/** Single spaces, and without the places where a long word may break. */
export const squeezed = (text: string): string =>
  text
    .replaceAll(/[\u200b\u00ad]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

type Node = { role?: string; alt?: string; lang?: string; type?: string; id?: string; children?: Node[] };

function walk(node: Node, depth: number, words: ReadonlyMap<string, string>, tags: Tagged[]): void {
  const own = (node.children ?? []).filter((child) => child.type === 'content');
  const text = own.map((child) => words.get(child.id ?? '') ?? '').join('');
  if (node.role !== undefined && node.role !== 'Root')
    tags.push({ role: node.role, depth, text: squeezed(text), alt: node.alt, lang: node.lang });
  for (const child of node.children ?? []) if (child.type !== 'content') walk(child, depth + 1, words, tags);
}

type Shown = { str?: string; hasEOL?: boolean; type?: string; id?: string; tag?: string };

/** What is drawn, by the mark that it is drawn under; artifacts are drawn under none. */
function wordsById(items: readonly unknown[]): Map<string, string> {
  const words = new Map<string, string>();
  const open: string[] = [];
  for (const item of items as Shown[]) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') {
      const within = open.at(-1) ?? '';
      open.push(item.tag === 'Artifact' ? '' : (item.id ?? within));
    } else if (item.type === 'endMarkedContent') open.pop();
    else {
      const at = open.at(-1) ?? '';
      words.set(at, `${words.get(at) ?? ''}${item.str ?? ''}${item.hasEOL === true ? ' ' : ''}`);
    }
  }
  return words;
}
