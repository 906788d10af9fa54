import type { AddressNow } from '../../identity/own-returned.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** The own address: to set, change or take away, and what to do when mail to it came back (C6, C10). */
export function OwnAddressSheet({ view, address }: { view: View; address: AddressNow | undefined }) {
  const { t } = view;
  const returned = address?.returned;
  return (
    <Sheet as="section" labelledBy="adres">
      <h2 id="adres">{t('ways.mail')}</h2>
      <p>{t('ways.mail-why')}</p>
      <p>{address === undefined ? t('ways.mail-none') : t('ways.mail-now', { mail: address.mail })}</p>
      {address?.school ? (
        <p>
          {t('ways.mail-school')} {t('ways.mail-school-only')}
        </p>
      ) : null}
      {returned === undefined ? null : (
        <Notice kind="mind">
          <p>
            {t('ways.mail-back')} {t(`letters.why-${returned.why}`)}
          </p>
          <p>
            {returned.stopped ? `${t('ways.mail-stopped')} ` : null}
            {t('ways.mail-back-do')}
          </p>
          <Form view={view} action={paths.ways()}>
            <Button compact name="adres" value="weer">
              {t('ways.mail-try')}
            </Button>
          </Form>
        </Notice>
      )}
      <Actions>
        <LinkButton href={paths.ownAddress()}>
          {t(address === undefined ? 'ways.mail-set' : 'ways.mail-change')}
        </LinkButton>
        {address === undefined ? null : (
          <LinkButton kind="stop" href={paths.ownAddressDrop()}>
            {t('ways.mail-drop')}
          </LinkButton>
        )}
      </Actions>
    </Sheet>
  );
}
