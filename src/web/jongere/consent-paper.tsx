import { paperText } from '../../consent/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/** The paper to sign at home, in Dutch, because that is the text that counts (L7): its version, its lines, and room to write. */
export function ConsentPaper({ view, called }: { view: View; called: string }) {
  const { t } = view;
  const { words, version } = paperText(called);
  return (
    <Sheet as="section" labelledBy="papier">
      <h2 id="papier">{t('consent.paper-sheet')}</h2>
      <PaperLines words={words} />
      <p class="soft">{t('consent.said-version', { version })}</p>
      {(['name', 'who', 'day', 'sign'] as const).map((line) => (
        <div class="paper-line">
          <p>{t(`consent.paper-${line}`)}</p>
          <div aria-hidden="true" />
        </div>
      ))}
    </Sheet>
  );
}

export const PaperLines = ({ words }: { words: string }) => (
  <ul lang="nl">
    {words.split('\n').map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);
