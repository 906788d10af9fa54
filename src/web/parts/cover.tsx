import type { Child } from '#jsx/jsx-runtime';
import { Rosette } from './rosette.tsx';

/** The seven colours that a cover can have: the one thing that a young person can choose to decorate (V5). */
export const coverColours = ['inkt', 'bordeaux', 'blauw', 'groen', 'paars', 'rood', 'petrol'] as const;
export type CoverColour = (typeof coverColours)[number];

/**
 * The cover of a passport: a kind ("Paspoort voor Succes"), the page's `h1` and what stands under it, the one action among it. `seed` is
 * the passport's random public id; without one there is no rosette.
 */
export function Cover(props: {
  colour?: CoverColour;
  seed?: string | undefined;
  kind?: Child;
  heading: Child;
  children?: Child;
}) {
  const withRosette = props.seed === undefined ? '' : ' with-rosette';
  return (
    <div class={`cover ${props.colour ?? 'bordeaux'}${withRosette}`}>
      <span class="cover-spine" aria-hidden="true" />
      <span class="cover-band" aria-hidden="true" />
      <div class="cover-words">
        {props.kind === undefined ? null : <p class="cover-kind">{props.kind}</p>}
        <div class="cover-head">
          <h1>{props.heading}</h1>
          {props.seed === undefined ? null : <Rosette seed={props.seed} />}
        </div>
        {props.children}
      </div>
    </div>
  );
}
