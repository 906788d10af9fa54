import { anniversary } from '../../look/notes.ts';
import type { Reply } from '../../sharing/reply.ts';
import { showDay } from '../../words/text.ts';
import { CopyButton } from '../parts/copy.tsx';
import { Notice } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/**
 * What was agreed on support, as a plain text to take over in the school's own file (F71): just that, and nothing of the passport. A year on it asks
 * whether it still holds.
 */
export function OwnFile({ view, name, reply }: { view: View; name: string; reply: Reply | undefined }) {
  const { t, language, now } = view;
  if (reply?.kind !== 'agreed' || reply.words === '') return null;
  const next = new Date(anniversary(reply.at, now) ?? reply.at);
  next.setUTCFullYear(next.getUTCFullYear() + 1);
  const text = t('inbox.file-text', {
    name,
    day: showDay(language, reply.at),
    words: reply.words,
    evaluate: showDay(language, next),
  });
  return (
    <Sheet as="section" labelledBy="dossier">
      <h2 id="dossier">{t('inbox.file')}</h2>
      {anniversary(reply.at, now) === undefined ? null : (
        <Notice kind="mind">
          <p>{t('inbox.evaluate', { name })}</p>
        </Notice>
      )}
      <p>{t('inbox.file-what', { name })}</p>
      <p class="own-text" dir="auto">
        {text}
      </p>
      <CopyButton view={view} text={text} words={t('inbox.file-copy')} />
    </Sheet>
  );
}
