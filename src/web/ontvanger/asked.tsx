import type { ShownQuestion } from '../../look/build.ts';
import { type ProofAt, Proofs } from '../parts/proofs.tsx';
import type { View } from '../view.ts';
import { CompactLines } from './compact-lines.tsx';

/** One question small and its answer large, in headings and lists (P29). Skipped says so (U8). */
export function Asked({ view, question, at }: { view: View; question: ShownQuestion; at: ProofAt }) {
  const { t } = view;
  return (
    <div class="asked-answered">
      <h3 class="asked">{question.title ?? t('receive.my-story')}</h3>
      {question.lines.length + question.proofs.length === 0 ? <p class="soft">{t('common.none')}</p> : null}
      {question.lines.length === 0 ? null : <CompactLines lines={question.lines} />}
      <Proofs view={view} proofs={question.proofs} at={at} />
    </div>
  );
}
