import { consentLines, consentVersion } from '../../consent/text.ts';
import { companionView, withNames } from '../gesprekspartner/in-tongue.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/** The paper to sign at home, in Dutch, because that is the text that counts (L7): its version, its lines, and room to write. */
export function ConsentPaper({ view, called }: { view: View; called: string }) {
  const { t } = view;
  const dutch = companionView(view, 'nl');
  return (
    <Sheet as="section" labelledBy="papier">
      <h2 id="papier">{t('consent.paper-sheet')}</h2>
      <ul lang="nl">
        {consentLines.map((key) => (
          <li>{withNames(dutch, key, { name: called })}</li>
        ))}
      </ul>
      <p class="soft">{t('consent.said-version', { version: consentVersion })}</p>
      <p>{t('consent.paper-back')}</p>
      {(['name', 'who', 'day', 'sign'] as const).map((line) => (
        <div class="paper-line">
          <p>{t(`consent.paper-${line}`)}</p>
          <div aria-hidden="true" />
        </div>
      ))}
    </Sheet>
  );
}
