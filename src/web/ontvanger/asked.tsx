import type { ShownQuestion } from '../../look/build.ts';
import type { View } from '../view.ts';
import { CompactLines } from './compact-lines.tsx';

/** One question small and its answer large, in headings and lists (P29). Skipped says so (U8). */
export function Asked({ view: { t }, question }: { view: View; question: ShownQuestion }) {
  return (
    <div class="asked-answered">
      <h3 class="asked">{question.title ?? t('receive.my-story')}</h3>
      {question.lines.length === 0 ? (
        <p class="soft">{t('common.none')}</p>
      ) : (
        <CompactLines lines={question.lines} />
      )}
    </div>
  );
}
