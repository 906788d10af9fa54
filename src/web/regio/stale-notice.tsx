import { questionOfDeck } from '../../method/compare.ts';
import type { Version } from '../../method/draft.ts';
import type { Stale } from '../../questions/stale.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Notice } from '../parts/notice.tsx';
import type { View } from '../view.ts';

type Props = { view: View; version: Version };

/** A version that names what the method has no more: it goes on being asked, and a new version mends it (L14). */
export function StaleNotice({ view, version }: Props) {
  const { t } = view;
  if (version.stale.length === 0) return null;
  return (
    <Notice kind="mind">
      <p>{t('sets.stale', { n: version.n })}</p>
      <Disclosure words={t('sets.stale-which')}>
        <ul>
          {version.stale.map((stale) => (
            <li>{inWords(view, version, stale)}</li>
          ))}
        </ul>
      </Disclosure>
    </Notice>
  );
}

/** By the region's own words: the method's are gone. */
function inWords({ t, language }: View, { content }: Version, stale: Stale): string {
  switch (stale.kind) {
    case 'words': {
      const name = content.words[stale.question]?.title?.[language] ?? stale.question;
      return t('sets.stale-words', { name });
    }
    case 'after': {
      const name =
        content.questions.find(({ id }) => id === stale.question)?.title[language] ?? stale.question;
      return t('sets.stale-after', { name });
    }
    case 'cards':
      return t('sets.stale-cards', {
        count: stale.count,
        name: questionOfDeck(stale.deck)?.title[language] ?? stale.deck,
      });
  }
}
