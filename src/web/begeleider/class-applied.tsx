import type { ClassApplied } from '../../insight/applied.ts';
import { appliedStates } from '../../passport/applied-rows.ts';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/** Who of the class said to have applied for mbo, and who wants help with it (F52). Nothing as long as nobody said anything. */
export function ClassAppliedPart({ view: { t }, applied }: { view: View; applied: ClassApplied }) {
  if (applied.length === 0) return null;
  const names = (state: (typeof appliedStates)[number]) => {
    const some = applied.filter((one) => one.state === state);
    return some.length === 0 ? undefined : <bdi>{some.map(({ called }) => called).join(', ')}</bdi>;
  };
  return (
    <Sheet as="section" labelledBy="aangemeld">
      <h2 id="aangemeld">{t('school.applied')}</h2>
      <p class="small">{t('school.applied-class')}</p>
      <Rows rows={appliedStates.map((state) => [t(`school.applied-${state}`), names(state)] as const)} />
    </Sheet>
  );
}
