import type { View } from './view.ts';

/** Browsers and systems that a young person knows by name; looked for in this order, because many call themselves several. */
const browsers = [
  [/\bEdg(A|iOS)?\//, 'edge'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/\b(Chrome|CriOS)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
] as const;
const systems = [
  [/\bAndroid\b/, 'android'],
  [/\biPhone\b/, 'iphone'],
  [/\biPad\b/, 'ipad'],
  [/\bCrOS\b/, 'chromebook'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b/, 'mac'],
  [/\bLinux\b/, 'linux'],
] as const;

const deviceNames: Readonly<Record<string, string>> = {
  edge: 'Edge',
  samsung: 'Samsung Internet',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
  android: 'Android',
  iphone: 'iPhone',
  ipad: 'iPad',
  chromebook: 'Chromebook',
  windows: 'Windows',
  mac: 'Mac',
  linux: 'Linux',
};

/** What a device calls itself, in two words of ours ("chrome android"); empty when we know neither. No version, nothing that tells two apart. */
export function deviceName(userAgent: string): string {
  const found = (list: readonly (readonly [RegExp, string])[]): string =>
    list.find(([sign]) => sign.test(userAgent))?.[1] ?? '';
  const [browser, system] = [found(browsers), found(systems)];
  return browser === '' || system === '' ? '' : `${browser} ${system}`;
}

/** The same in words: "Chrome op Android". */
export function nameDevice({ t }: View, about: string): string {
  const [browser, system] = about.split(' ').map((name) => deviceNames[name]);
  return browser === undefined || system === undefined
    ? t('ways.device-unknown')
    : t('ways.device', { browser, system });
}
