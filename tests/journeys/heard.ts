import type { Page } from 'playwright-core';

/**
 * What a screen reader meets on a page (A14): each thing in reading order with its role, its name and its state, as text. What differs from day to day or
 * from person to person (dates, codes, addresses, counts) stands as a word in capitals, so that the text can be kept and compared.
 */
export async function heardOn(page: Page): Promise<string> {
  const title = await page.title();
  const tree = await page.locator('body').ariaSnapshot();
  return masked(withoutAddresses(`title: ${title}\n${tree}\n`));
}

/** Where a link leads is not heard. A link that has nothing else below it ends without a colon. */
function withoutAddresses(tree: string): string {
  const lines = tree.split('\n').filter((line) => !/^ *- \/(url|placeholder):/.test(line));
  const depth = (line = ''): number => line.search(/\S|$/);
  return lines
    .map((line, at) =>
      depth(lines[at + 1]) > depth(line) ? line : line.replace(/^( *'?- .*"( \[.*\])?'?):$/, '$1'),
    )
    .join('\n');
}

const months = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december';
const days = 'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag';

function masked(text: string): string {
  return text
    .replaceAll(new RegExp(`(?:(?:${days}),? )?\\d{1,2} (?:${months})(?: \\d{4})?`, 'gi'), 'DAG')
    .replaceAll(/\b\d{1,2}[:.]\d{2}\b/g, 'TIJD')
    .replaceAll(/\bnog \d+ dag(en)?\b/g, 'nog N dagen')
    .replaceAll(/\b(?:[2-9B-DF-HJ-NP-TV-Z]{1,5}[ ,]+){2,}[2-9B-DF-HJ-NP-TV-Z]{1,5}\b/g, 'CODE')
    .replaceAll(/https?:\/\/\S+|localhost:\d+/g, 'ADRES')
    .replaceAll(/\b\d{4}[–-]\d{4}\b/g, 'JAAR');
}
