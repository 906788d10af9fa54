import type { Shown } from '../../look/build.ts';
import { cardsFor } from '../../questions/talk-cards.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/** What to talk about: what the young person kept for a talk, and ways to begin (F33). Nothing that was not shared. */
export function ForTheTalk({ view, shown }: { view: View; shown: Shown }) {
  const { t, language } = view;
  if (shown.chapters.length === 0) return null;
  const kept = shown.chapters.flatMap(({ questions }) => questions.filter((one) => one.state === 'talk'));
  const openers = cardsFor('begin', 'intaker').slice(0, 3);
  return (
    <Sheet as="section" labelledBy="gesprek">
      <h2 id="gesprek">{t('receive.talk')}</h2>
      {kept.length === 0 ? null : (
        <>
          <h3 class="asked">{t('receive.rather-talk')}</h3>
          <ul>
            {kept.map((question) => (
              <li>{question.title ?? t('receive.my-story')}</li>
            ))}
          </ul>
        </>
      )}
      <h3 class="asked">{t('receive.openers')}</h3>
      <ul>
        {openers.map((card) => (
          <li>{card.words[language]}</li>
        ))}
      </ul>
    </Sheet>
  );
}
