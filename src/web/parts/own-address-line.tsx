import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { Link } from './link.tsx';

/** "Heb je ook een eigen e-mailadres?": asked at the beginning and at each stamp, as long as there is none, and never in the way (C9). */
export function OwnAddressLine({ view: { t } }: { view: View }) {
  return (
    <div>
      <p>{t('ways.mail-ask')}</p>
      <Link href={paths.ownAddress()}>{t('ways.mail-set')}</Link>
    </div>
  );
}
