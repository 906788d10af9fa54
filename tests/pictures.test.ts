import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawingsFile, drawPictures } from '../scripts/pictures.ts';
import { catalog } from '../src/questions/catalog.ts';
import { setFiles } from '../src/questions/set.ts';
import { CardPicture } from '../src/web/parts/pictures/picture.tsx';
import { testView } from '../src/web/parts/test-view.ts';
import { plainLook } from '../src/web/view.ts';

it('the drawings are those of the icon set, to the letter', () => {
  expect(JSON.parse(readFileSync(drawingsFile, 'utf8'))).toEqual(drawPictures());
});

it('every card is drawn, for the eye alone; who wants words alone gets none (F19, A21)', () => {
  const view = testView();
  for (const deck of setFiles.decks) {
    for (const { id } of deck.cards) {
      const drawn = String(CardPicture({ view, deck: deck.id, card: id }));
      expect(drawn, id).toMatch(/^<svg class="picture".* aria-hidden="true".*<path d="M[^"]{10,}"/);
    }
  }
  const words = testView({ look: { ...plainLook, pictures: 'uit' } });
  expect(CardPicture({ view: words, deck: 'skills', card: 'luisteren' })).toBeNull();
  expect(CardPicture({ view, deck: 'skills', card: 'own-1' })).toBeNull();
});

it('the longest page of cards costs at most 8 kB more than without pictures', () => {
  const all = catalog
    .deck('needs')
    .cards.map(({ id }) => String(CardPicture({ view: testView(), deck: 'needs', card: id })));
  expect(all.join('').length).toBeLessThan(20_000);
});
