import type { Child } from '#jsx/jsx-runtime';

/** "Wat betekent dit?": help that is one tap away and works without JavaScript (U16). */
export function Disclosure(props: { words: string; open?: boolean; children: Child }) {
  return (
    <details open={props.open}>
      <summary>{props.words}</summary>
      <div class="disclosed">{props.children}</div>
    </details>
  );
}
