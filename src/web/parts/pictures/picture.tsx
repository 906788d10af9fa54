import { kept } from '#jsx/jsx-runtime';
import { catalog } from '../../../questions/catalog.ts';
import type { View } from '../../view.ts';
// Tabler Icons, under the MIT licence that stands beside this file. Made by scripts/pictures.ts.
import drawings from './drawings.json' with { type: 'json' };

const lines: Readonly<Record<string, string>> = drawings;

/**
 * The drawing of a card, for beside its words and never instead of them: the ear passes it by (F19, A21). Nothing for who wants words
 * alone, and nothing for a card of one's own.
 */
export function CardPicture({ view, deck, card }: { view: View; deck: string; card: string }) {
  const name = view.look.pictures === 'uit' ? undefined : catalog.picture(deck, card);
  return name === undefined ? null : <Picture name={name} />;
}

/** Lines of 2.5 pixels at the size of a card. */
export const Picture = kept(({ name }: { name: string }) => (
  <svg
    class="picture"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.7"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={lines[name]} />
  </svg>
));
