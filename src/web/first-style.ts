/**
 * What a first page carries of the styles (decision 0013): all that is said of no class, and of classes what is said of those that stand in it. Reading styles and matching them is most
 * of what a poor phone does before there is anything to see. What a script adds later has the whole sheet, that comes behind the page.
 */
export function firstStyle(sheet: string): (page: string) => string {
  const blocks = blocksOf(sheet);
  return (page) => {
    const here = new Set(
      [...page.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
    );
    return written(blocks, here);
  };
}

/** Words to keep as they are; a group of blocks (`@layer`, `@media`); or a rule, with the classes that each of its selectors asks for. */
type Block =
  | { text: string }
  | { head: string; within: readonly Block[] }
  | { selectors: readonly { text: string; classes: readonly string[] }[]; body: string };

function written(blocks: readonly Block[], here: ReadonlySet<string>): string {
  let all = '';
  for (const block of blocks) {
    if ('text' in block) all += block.text;
    else if ('within' in block) {
      const within = written(block.within, here);
      if (within !== '') all += `${block.head}{${within}}`;
    } else {
      const met = block.selectors.filter(({ classes }) => classes.every((name) => here.has(name)));
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
    } else if (head.startsWith('@')) blocks.push({ text: `${head}{${body}}` });
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
  const selectors: { text: string; classes: string[] }[] = [];
  let [text, bare, deep] = ['', '', 0];
  for (const sign of `${head},`) {
    if (sign === ',' && deep === 0) {
      selectors.push({ text, classes: [...bare.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name) });
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
