/**
 * The colour of a region, made fit to be read (F126, A2, V1): at least 7 to 1 on everything that it stands on, in the light theme as in the dark one. High contrast
 * and calm keep their own colours. The surfaces are those of tokens.css; a test holds the two together.
 */
export const surfaces = {
  light: ['#f7f6f9', '#ffffff', '#fcefec', '#eaf2f9', '#e8f4ec'],
  dark: ['#11121f', '#1b1d30', '#272a42'],
} as const;

const least = 7;

/** A colour as somebody types it: "#0b5563", "0B5563", "#06f". `undefined` when it is none. */
export function readColour(typed: string): string | undefined {
  const [, hex] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim()) ?? [];
  if (hex === undefined) return undefined;
  const whole = hex.length === 3 ? [...hex].map((sign) => sign + sign).join('') : hex;
  return `#${whole.toLowerCase()}`;
}

/** The same colour, as light or dark as it has to be; itself when it stands out already. */
export function fitted(colour: string, theme: keyof typeof surfaces): string {
  const towards = theme === 'light' ? 0 : 255;
  for (let step = 0; step <= 100; step++) {
    const mixed = mix(colour, towards, step / 100);
    if (surfaces[theme].every((surface) => contrast(mixed, surface) >= least)) return mixed;
  }
  return theme === 'light' ? '#000000' : '#ffffff';
}

/** WCAG 2.2: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

const mix = (colour: string, towards: number, part: number): string =>
  `#${channels(colour)
    .map((channel) =>
      Math.round(channel + (towards - channel) * part)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
