/** A sentence to be spoken: where it stands on the page (`range`), or in which field it was typed. */
export type Sentence = { text: string; lang: string; range: Range | undefined; element: HTMLElement };

/** Not to be read: what is for the eye, for the ear of a screen reader, or about the page itself. */
const passed = '[hidden], [aria-hidden="true"], .page-bar, .hear-only, .enter-first, script, svg, select';
const typed = 'textarea, input[type="text"], input[type="email"], input[type="search"]';

/** Everything in `root` that can be seen, sentence by sentence in the order of the page: headings, hints, options, what was typed. */
export function sentencesOf(root: HTMLElement, chosen: string): Sentence[] {
  const sentences: Sentence[] = [];
  let block: HTMLElement | undefined;
  let texts: Text[] = [];
  const close = (): void => {
    if (block !== undefined) sentences.push(...cut(block, texts, chosen));
    texts = [];
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, skip);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement !== null) {
      const own = blockOf(node.parentElement);
      if (own !== block) close();
      block = own;
      texts.push(node);
    } else if (node instanceof HTMLElement && node.matches(typed)) {
      close();
      const { value } = node as HTMLInputElement | HTMLTextAreaElement;
      if (isSaid(value)) sentences.push({ text: value, lang: langOf(node), range: undefined, element: node });
    }
  }
  close();
  return sentences;
}

function skip(node: Node): number {
  if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
  const folded = node.parentElement?.matches('details:not([open])') === true && node.tagName !== 'SUMMARY';
  const gone = node.matches(passed) || folded || getComputedStyle(node).display === 'none';
  return gone ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
}

/** What stands on lines of its own, and so is a sentence of its own. */
function blockOf(element: HTMLElement): HTMLElement {
  const { display } = getComputedStyle(element);
  return /^(inline|contents)$/.test(display) && element.parentElement !== null
    ? blockOf(element.parentElement)
    : element;
}

function cut(block: HTMLElement, texts: readonly Text[], chosen: string): Sentence[] {
  const all = texts.map((text) => text.data).join('');
  // Own words in another language are often all there is in their line.
  const langs = new Set(
    texts.filter(({ data }) => isSaid(data)).map((text) => langOf(text.parentElement ?? block)),
  );
  const [lang = ''] = langs.size === 1 ? langs : [langOf(block)];
  const label = block.closest('label');
  const first =
    texts[0] !== undefined && label?.textContent?.trimStart().startsWith(all.trimStart()) === true;
  const isChosen = label?.control instanceof HTMLInputElement && label.control.checked;
  const parts = partsOf(all, lang).filter(({ text }) => isSaid(text));
  return parts.map(({ text, at }, n) => ({
    text: n === 0 && first && isChosen ? `${text.trim()}, ${chosen}` : text.replace(/\s+/g, ' ').trim(),
    lang,
    range: rangeOf(texts, at, at + text.trimEnd().length),
    element: block,
  }));
}

function partsOf(all: string, lang: string): { text: string; at: number }[] {
  if (!('Segmenter' in Intl)) return [{ text: all, at: 0 }];
  const segments = new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(all);
  return Array.from(segments, ({ segment, index }) => ({ text: segment, at: index }));
}

function rangeOf(texts: readonly Text[], from: number, to: number): Range {
  const range = document.createRange();
  let at = 0;
  let begun = false;
  for (const text of texts) {
    const end = at + text.length;
    if (!begun && from < end) {
      range.setStart(text, from - at);
      begun = true;
    }
    if (begun && to <= end) {
      range.setEnd(text, Math.max(0, to - at));
      break;
    }
    at = end;
  }
  return range;
}

const isSaid = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
const langOf = (element: Element): string => element.closest<HTMLElement>('[lang]')?.lang || 'nl';
