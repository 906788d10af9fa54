import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../scripts/machine.ts';

/** What one page brings along the first time, and when it stands there on a poor phone. Bytes as they came over the line. */
export type PageCost = {
  page: string;
  requests: number;
  bytes: number;
  script: number;
  fonts: number;
  lcp: number;
};

export type Opened = { page: string; address: string; token?: string | undefined };

/**
 * Opens each page a number of times in turn, each time in a browser that knows nothing yet, and takes the middle. The phone: six times slower
 * than this machine, on slow 4G (as Lighthouse does it: 562 ms there and back, 1.44 Mbit/s).
 */
export async function measurePages(pages: readonly Opened[], times: number): Promise<PageCost[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('there is no Chromium on this machine');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath, args });
  const costs = pages.map((): PageCost[] => []);
  for (let n = 0; n < times; n++)
    for (const [index, opened] of pages.entries()) costs[index]?.push(await openOnce(browser, opened));
  await browser.close();
  return costs.flatMap((each) => {
    const sorted = each.sort((a, b) => a.lcp - b.lcp);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? [];
  });
}

async function openOnce(browser: Browser, { page: name, address, token }: Opened): Promise<PageCost> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'nl-NL' });
  if (token !== undefined) await context.addCookies([{ name: 'pvs', value: token, url: address }]);
  const page = await context.newPage();
  await page.addInitScript(watchLargest);
  const session = await context.newCDPSession(page);
  const cost = { page: name, requests: 0, bytes: 0, script: 0, fonts: 0, lcp: 0 };
  const kinds = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    cost.requests += 1;
    cost.bytes += encodedDataLength;
    if (kind === 'Script') cost.script += encodedDataLength;
    if (kind === 'Font') cost.fonts += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slow4g);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const response = await page.goto(address, { waitUntil: 'networkidle' });
  if (response?.status() !== 200) throw new Error(`${name} gave ${response?.status()}`);
  const { result } = await session.send('Runtime.evaluate', { expression: 'globalThis.largest ?? 0' });
  cost.lcp = Number(result.value);
  await context.close();
  return cost;
}

const slow4g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (0.75 * 1024 * 1024 * 0.9) / 8,
};

/** Runs in the page, before anything of its own; it comes over the debugging line, so the page's policy stays as it is. */
function watchLargest(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) Object.assign(globalThis, { largest: entry.startTime });
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}
