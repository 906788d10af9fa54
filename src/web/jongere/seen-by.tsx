import { catalog } from '../../questions/catalog.ts';
import type { Question } from '../../questions/model.ts';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** In one sentence who can see the answer now (U4); when somebody can, one tap leads to who. */
export function SeenBy({ view: { t }, question, seers }: { view: View; question: Question; seers: number }) {
  if (!question.shareable) return <>{t('fill.sees-never')}</>;
  if (catalog.askedAtStart.has(question.id)) return <>{t('fill.sees-name')}</>;
  if (question.parts.every((part) => part.kind === 'share')) return null;
  if (seers === 0) return <>{t('fill.sees-only-you')}</>;
  return (
    <>
      {t('fill.sees-others', { seers })} <a href={paths.sharing()}>{t('fill.look-who')}</a>
    </>
  );
}
