import { kept } from '#jsx/jsx-runtime';
import { type Ring, turnOf, wave } from '../../signs/guilloche.ts';

const ring: Ring = { lobes: 6, turns: 1, middle: 210, swing: 115, lace: 0, copies: 2 };
const petals = wave(ring);

/** The product's mark: a passport page with its stitches and a small rosette. Always the same. */
export const Mark = kept(() => (
  <svg
    width="1.67rem"
    height="1.67rem"
    viewBox="0 0 30 30"
    fill="none"
    stroke="currentColor"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d="M5 1.5h15.5a6 6 0 0 1 6 6v15a6 6 0 0 1-6 6H5A1.5 1.5 0 0 1 3.5 27V3A1.5 1.5 0 0 1 5 1.5z"
      stroke-width="2"
    />
    <path d="M7.6 4.5v22" stroke-width="1.6" stroke-dasharray="2 2" />
    <g transform="translate(17 15) scale(.021)" stroke-width="52">
      <path d={petals} />
      <path d={petals} transform={`rotate(${turnOf(ring)})`} />
    </g>
  </svg>
));
