import { Checks } from '../parts/choice.tsx';
import type { View } from '../view.ts';

/** "Dit is mijn eigen apparaat": without it somebody at work is signed out by themselves sooner. */
export function OwnDevice({ view: { t }, form }: { view: View; form: URLSearchParams }) {
  return (
    <Checks
      name="apparaat"
      legend={t('staff.device')}
      quietLegend
      options={[{ value: 'own', words: t('staff.own-device'), note: t('staff.own-device-note') }]}
      chosen={form.getAll('apparaat')}
    />
  );
}
