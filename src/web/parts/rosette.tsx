import { createHash } from 'node:crypto';
import { kept } from '#jsx/jsx-runtime';
import { type Ring, rings, turnOf, wave } from '../../signs/guilloche.ts';

/** The rosette of this seed in foil, for a cover. Says nothing to the ear. */
export const Rosette = kept(({ seed }: { seed: string }) => {
  const id = `r${createHash('sha256').update(seed).digest('hex').slice(0, 6)}`;
  return (
    <svg class="rosette" viewBox="-500 -500 1000 1000" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id={`${id}f`} gradientUnits="userSpaceOnUse" x1="-420" y1="-420" x2="420" y2="420">
          <stop offset="0" class="foil-first" />
          <stop offset=".5" class="foil-middle" />
          <stop offset="1" class="foil-last" />
        </linearGradient>
      </defs>
      <g stroke={`url(#${id}f)`}>
        {rings(seed).map((ring, n) => (
          <Copies ring={ring} id={`${id}${n}`} />
        ))}
      </g>
    </svg>
  );
});

function Copies({ ring, id }: { ring: Ring; id: string }) {
  const turn = turnOf(ring);
  return (
    <>
      <path id={id} d={wave(ring)} vector-effect="non-scaling-stroke" />
      {Array.from({ length: ring.copies - 1 }, (_, n) => (
        <use href={`#${id}`} transform={`rotate(${Number((turn * (n + 1)).toFixed(2))})`} />
      ))}
    </>
  );
}
