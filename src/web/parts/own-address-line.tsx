import { isLastStretch } from '../../base/school-year.ts';
import type { Today } from '../../look/today.ts';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { Link } from './link.tsx';
import { Notice } from './notice.tsx';

/** "Heb je ook een eigen e-mailadres?": asked at the beginning and at each stamp, as long as there is none, and never in the way (C9). */
export function OwnAddressLine({ view: { t } }: { view: View }) {
  return (
    <div>
      <p>{t('ways.mail-ask')}</p>
      <Link href={paths.ownAddress()}>{t('ways.mail-set')}</Link>
    </div>
  );
}

/** The only address ends with the school: said in sight, and nothing waits for it (C9). */
export function SchoolAddressNotice({ view: { t } }: { view: View }) {
  return (
    <Notice kind="mind">
      <p>
        {t('ways.mail-school')} <Link href={paths.ownAddress()}>{t('ways.mail-set-own')}</Link>
      </p>
    </Notice>
  );
}

/** On the first page: of an address that ends with the school always, and of none from 1 March on. */
export function AddressNews({ view, address }: { view: View; address: Today['address'] }) {
  if (address === 'school') return <SchoolAddressNotice view={view} />;
  return address === 'none' && isLastStretch(view.now) ? <OwnAddressLine view={view} /> : null;
}
