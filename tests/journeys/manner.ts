import type { Page } from 'playwright-core';

/**
 * Whether the words of a page are set as they have to be: no italics, no capitals for emphasis, nothing justified, nothing under 16 px, lines of at most
 * 70 characters (U50); no tooltips (U16).
 */
export async function inspectManner(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 1280, height: before.height });
  const wrong = await page.evaluate(mannerOf);
  await page.setViewportSize(before);
  return wrong;
}

/** Runs in the page. */
function mannerOf(): string[] {
  const wrong = Array.from(
    document.querySelectorAll('[title]'),
    (each) => `a tooltip: "${each.getAttribute('title')}"`,
  );
  /** How many characters the first line holds, when there is a second. */
  const lineOf = (element: Element): number => {
    const text = element.firstChild;
    if (!(text instanceof Text) || element.childNodes.length !== 1) return 0;
    const range = document.createRange();
    range.selectNodeContents(text);
    if (range.getClientRects().length < 2) return 0;
    let count = 0;
    do {
      count += 1;
      range.setEnd(text, count);
    } while (range.getClientRects().length < 2);
    return count - 1;
  };
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const words = Array.from(element.childNodes, (node) =>
      node instanceof Text ? node.data.trim() : '',
    ).join('');
    if (words === '' || element.closest('svg, script, style, template, .hear-only, .skip')) continue;
    if (!element.checkVisibility()) continue;
    const { fontSize, fontStyle, textAlign, textTransform } = getComputedStyle(element);
    const say = (what: string): void => void wrong.push(`${what}: "${words.slice(0, 40)}"`);
    if (Number.parseFloat(fontSize) < 16) say(`${fontSize} high`);
    if (fontStyle !== 'normal') say(fontStyle);
    if (textAlign === 'justify') say('justified');
    if (textTransform === 'uppercase') say('capitals');
    if (/^(P|LI|DD)$/.test(element.tagName) && lineOf(element) > 70)
      say(`lines of ${lineOf(element)} characters`);
  }
  return wrong;
}
