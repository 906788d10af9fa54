/**
 * What a first page carries of the styles (decision 0013): what is said of the elements and classes that stand in it, in the look that was chosen, with the letters that are named then. Reading
 * styles and matching them is most of what a poor phone does before there is anything to see. What a script adds later has the whole sheet, that comes behind the page. Words stand in the
 * letters of the device until then: while our own are on their way a browser asks its system for each size and weight twice. `page`: from `<html>` on.
 */
export function firstStyle(sheet: string): (page: string) => string {
  const blocks = blocksOf(
    sheet.replaceAll('--pvs-font-shown:var(--pvs-font)', '--pvs-font-shown:sans-serif'),
  );
  const letters = blocks.flatMap((block) => ('family' in block ? block : []));
  const rules = blocks.filter((block) => !('family' in block));
  return (page) => {
    const all = written(rules, standingIn(page));
    const named = letters.filter(({ family }) => all.includes(family));
    return named.map(({ text }) => text).join('') + all;
  };
}

/** Words to keep as they are; letters (`@font-face`) by their name; a group of blocks (`@layer`, `@media`); or a rule, with what each of its selectors asks for. */
type Block =
  | { text: string }
  | { text: string; family: string }
  | { head: string; within: readonly Block[] }
  | { selectors: readonly { text: string; asks: readonly string[] }[]; body: string };

/** What a selector can ask for, as it writes that: `.menu`, `ul`, `[data-theme=rustig]`. */
function standingIn(page: string): Set<string> {
  const here = new Set(Array.from(page.matchAll(/<([a-z][\w-]*)/g), ([, tag = '']) => tag));
  for (const [, names = ''] of page.matchAll(/ class="([^"]*)"/g))
    for (const name of names.split(' ')) here.add(`.${name}`);
  for (const [, look = '', choice = ''] of page.matchAll(/ (data-(?:theme|text|spacing|font))="([^"]*)"/g))
    here.add(`[${look}=${choice}]`);
  return here;
}

function written(blocks: readonly Block[], here: ReadonlySet<string>): string {
  let all = '';
  for (const block of blocks) {
    if ('text' in block) all += block.text;
    else if ('within' in block) {
      const within = written(block.within, here);
      if (within !== '') all += `${block.head}{${within}}`;
    } else {
      const met = block.selectors.filter(({ asks }) => asks.every((one) => here.has(one)));
      if (met.length > 0) all += `${met.map(({ text }) => text).join(',')}{${block.body}}`;
    }
  }
  return all;
}

/** Of a sheet as it is built: no comments, and no rules within rules. */
function blocksOf(sheet: string): Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < sheet.length; ) {
    const end = /[;{]/g;
    end.lastIndex = from;
    const at = end.exec(sheet)?.index ?? sheet.length;
    if (sheet[at] !== '{') {
      blocks.push({ text: sheet.slice(from, at + 1) });
      from = at + 1;
      continue;
    }
    const close = closing(sheet, at);
    const [head, body] = [sheet.slice(from, at), sheet.slice(at + 1, close)];
    if (/^@(layer|media|supports|container)\b/.test(head)) {
      // For paper there is the sheet behind the page.
      if (head !== '@media print') blocks.push({ head, within: blocksOf(body) });
    } else if (head === '@font-face')
      blocks.push({ text: `${head}{${body}}`, family: /font-family:"?([^;"]*)/.exec(body)?.[1] ?? '' });
    else if (head.startsWith('@')) blocks.push({ text: `${head}{${body}}` });
    else blocks.push({ selectors: selectorsOf(head), body });
    from = close + 1;
  }
  return blocks;
}

/** Where the block that opens at `at` closes. A brace within quotes is none. */
function closing(sheet: string, at: number): number {
  const sign = /"[^"]*"|'[^']*'|[{}]/g;
  sign.lastIndex = at;
  for (let deep = 0, found = sign.exec(sheet); found !== null; found = sign.exec(sheet)) {
    if (found[0] === '{') deep += 1;
    if (found[0] === '}') deep -= 1;
    if (deep === 0) return found.index;
  }
  throw new Error('a style sheet with a block that does not close');
}

function selectorsOf(head: string) {
  const selectors: { text: string; asks: string[] }[] = [];
  let [text, bare, deep] = ['', '', 0];
  for (const sign of `${head},`) {
    if (sign === ',' && deep === 0) {
      selectors.push({ text, asks: asksOf(bare) });
      [text, bare] = ['', ''];
      continue;
    }
    if (sign === '(') deep += 1;
    if (sign === ')') deep -= 1;
    text += sign;
    // What stands in brackets (`:not(.large)`) asks for nothing.
    if (deep === 0) bare += sign;
  }
  return selectors;
}

const lookAsked = /\[data-(?:theme|text|spacing|font)=[^\]]*\]/g;

/** Elements, classes and the look; what else an attribute or a state has to be is left to the browser. */
function asksOf(selector: string): string[] {
  const looks = selector.match(lookAsked) ?? [];
  const rest = selector.replaceAll(/\[[^\]]*\]|#[\w-]+|::?[\w-]+/g, '');
  return [...looks.map((look) => look.replaceAll('"', '')), ...(rest.match(/\.?[a-z][\w-]*/g) ?? [])];
}
