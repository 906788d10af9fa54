import type { Page } from 'playwright-core';
import { frameOf } from './inspect.ts';
import { pseudo } from './pseudo.ts';

/** As narrow as 1280 px is at 400 %. */
const narrow = { width: 320, height: 844 };

/**
 * Whether a page holds when its words are longer, run the other way, or stand as wide apart as WCAG 1.4.12 asks, at 400 % (A4, L4, L6). Leaves the
 * page strained: to be done last.
 */
export async function inspectStrained(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? narrow;
  await page.setViewportSize(narrow);
  const wrong: string[] = [];
  const look = async (strain: string): Promise<void> => {
    const found = [...(await page.evaluate(frameOf)), ...(await page.evaluate(clippedIn))];
    wrong.push(...new Set(found.map((each) => `${strain}: ${each}`)));
  };
  await page.evaluate(spreadOut);
  await look('with text spacing');
  await page.evaluate(spreadIn);
  await lengthen(page);
  await look('with longer words');
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await look('with longer words, right to left');
  await page.setViewportSize(before);
  return wrong;
}

/** Every text in sight, in the pseudo-language. */
async function lengthen(page: Page): Promise<void> {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (
        node instanceof Text &&
        node.data.trim() !== '' &&
        !node.parentElement?.closest('script, style, svg')
      )
        found.push(node);
    Object.assign(window, { toLengthen: found });
    return found.map(({ data }) => data);
  });
  await page.evaluate((longer) => {
    const nodes: Text[] = Reflect.get(window, 'toLengthen');
    for (const [n, node] of nodes.entries()) node.data = longer[n] ?? node.data;
  }, texts.map(pseudo));
}

/** Runs in the page: WCAG 1.4.12, line 1.5, paragraph 2, letter 0.12 em, word 0.16 em. */
function spreadOut(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}

function spreadIn(): void {
  document.adoptedStyleSheets = [];
}

/** Runs in the page: boxes that hide part of their words. What is there for the ear alone is as small as a point, and is let be. */
function clippedIn(): string[] {
  return Array.from(document.body.querySelectorAll<HTMLElement>('*')).flatMap((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = /hidden|clip/.test(`${overflowX} ${overflowY}`);
    // What is typed in a field scrolls by itself.
    if (
      !hides ||
      element.matches('input, textarea, select') ||
      element.clientWidth <= 1 ||
      element.clientHeight <= 1
    )
      return [];
    const over =
      element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    return over
      ? [`clipped: ${element.tagName} .${element.classList} "${element.innerText.slice(0, 40)}"`]
      : [];
  });
}
