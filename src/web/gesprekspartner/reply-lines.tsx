import type { Reply } from '../../mirror/model.ts';
import { languageOf } from '../../words/script.ts';
import type { FrameView } from '../view.ts';
import { cardWords } from './card.tsx';

/** What somebody gave, to read: cards in the language of who reads, the sentence as it was written, and the name with it. */
export function ReplyLines({ view, reply }: { view: FrameView; reply: Reply }) {
  const { cards, sentence, by, sight, language } = reply;
  return (
    <div class="reply">
      {sight === undefined ? null : (
        <p>
          <strong>{view.t(`companion.sight-${sight}`)}</strong>
        </p>
      )}
      {cards.length === 0 ? null : (
        <ul class="given-cards">
          {cards.map((card) => (
            <li>{cardWords(view, card).words}</li>
          ))}
        </ul>
      )}
      {sentence === '' ? null : (
        <p class="own-words" lang={languageOf(sentence, language)} dir="auto">
          {sentence}
        </p>
      )}
      <p class="soft">
        <bdi>{by}</bdi>
      </p>
    </div>
  );
}
