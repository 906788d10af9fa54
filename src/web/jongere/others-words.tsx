import type { Taken } from '../../mirror/model.ts';
import { languageOf } from '../../words/script.ts';
import { skillWords } from '../gesprekspartner/card.tsx';
import { companionView } from '../gesprekspartner/in-tongue.tsx';
import { ReplyLines } from '../gesprekspartner/reply-lines.tsx';
import type { View } from '../view.ts';

/**
 * Words of somebody else that the young person took over: signed, beside the own words where they differ (F35, F37). The same on the own
 * pages, in the preview and at the receiver's. `called`: whose passport it is, where others read it.
 */
export function OthersWords({ view, words, called }: { view: View; words: Taken; called?: string }) {
  const { t } = view;
  const { skill, differs, role, by } = words;
  const said = t('mirror.said-by', { by, role: t(`mirror.role-${role}`) });
  return (
    <div class="others-words">
      {skill === undefined ? null : (
        <p>
          <strong>{skillWords(view, skill).words}</strong>
        </p>
      )}
      <ReplyLines view={companionView(view, view.language)} reply={{ ...words, by: said }} />
      {differs === undefined ? null : (
        <>
          <p class="answer-heading">
            {called === undefined ? t('mirror.differs-own') : t('mirror.differs-label', { name: called })}
          </p>
          <p class="own-words" lang={languageOf(differs)} dir="auto">
            {differs}
          </p>
        </>
      )}
    </div>
  );
}
