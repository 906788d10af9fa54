import { kept } from '#jsx/jsx-runtime';

const drawings = {
  back: 'M14.5 5 7.5 12l7 7',
  forward: 'M9.5 5l7 7-7 7',
  check: 'M4.5 12.5l5 5 10-11',
  eye: 'M2.5 12C5 7.5 8.2 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5S5 16.5 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM8.5 12h7',
  printer: 'M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z',
  copy: 'M8.5 8.5h11v12h-11zM5 15.5H4.5v-12h11V5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.2v.1',
  mind: 'M12 3.5 22 20.5H2zM12 10v5M12 17.6v.1',
  lock: 'M5 11h14v9.5H5zM8 11V8a4 4 0 0 1 8 0v3',
  pen: 'M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4',
  plus: 'M12 4.5v15M4.5 12h15',
  up: 'M5 14.5l7-7 7 7',
  down: 'M5 9.5l7 7 7-7',
  away: 'M10 4H4v16h6M9.5 12H21M16 7l5 5-5 5',
  talk: 'M3.5 4.5h17v12h-9l-5 4v-4h-3z',
  cross: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  sound: 'M4 9.5h4L13 5v14l-5-4.5H4zM16 9.5a3.6 3.6 0 0 1 0 5M18.6 6.8a7.6 7.6 0 0 1 0 10.4',
  paper: 'M6 2.5h8l5 5v14H6zM14 2.5v5h5M9 12h7M9 16h7',
  microphone:
    'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21M8.5 21h7',
  picture: 'M3.5 4.5h17v15h-17zM3.5 16l5-5 4.5 4.5 2.5-2.5 5 5M15.5 9.5v.1',
  person: 'M12 3.5a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM4 20.5c.6-4 3.6-6 8-6s7.4 2 8 6',
} as const;
export type IconName = keyof typeof drawings;

/** Icons that point along the line of reading; they turn in a script that runs the other way (L4). */
const turning: ReadonlySet<IconName> = new Set(['back', 'forward', 'away']);

/** A drawing of 2.5 px lines that stands beside its word and says nothing by itself (A21). `size` in CSS pixels, beside letters of 18. */
export const Icon = kept(({ name, size = 24 }: { name: IconName; size?: number }) => (
  <svg
    class={turning.has(name) ? 'turns' : undefined}
    width={grown(size)}
    height={grown(size)}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={drawings[name]} />
  </svg>
));

/** As large as the letters that it stands beside: it grows with them (A13). */
function grown(size: number): string {
  return `${Math.round((size / 18) * 100) / 100}rem`;
}
