import type { OwnerActor } from '../../access/actor.ts';
import { addPasskey, askNewPasskey } from '../../identity/passkey.ts';
import { cleanLine } from '../../questions/clean.ts';
import { isProven, proveFirst } from '../own-factor.ts';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { PasskeyButton } from '../parts/passkey-button.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { hostOf, siteOf } from '../site.ts';

const longestName = 40;

/** Coming in with one's own telephone or laptop from now on: with finger, face or PIN, without a code (F5). Never on a shared device. */
export const passkeyRoute = ownerRoute(paths.passkey(), {
  alone: true,
  get: (asked) =>
    isProven(asked) || isShared(asked) ? addPage(asked, []) : asked.go(proveFirst(paths.passkey())),
  async post(asked) {
    const { actor, house, form, view, deviceName } = asked;
    if (isShared(asked)) return addPage(asked, []);
    if (!isProven(asked)) return asked.byScript ? asked.json({}, 409) : asked.go(proveFirst(paths.passkey()));
    if (form.get('doe') === 'vraag')
      return asked.json({ ...(await askNewPasskey(actor, house)), host: hostOf(asked) });
    const name = cleanLine(form.get('naam') ?? '', longestName);
    const called = { name, about: deviceName };
    if (await addPasskey(actor, house, form.get('sleutel') ?? '', siteOf(asked), called))
      return asked.go(`${paths.ways()}?gedaan=added`);
    return addPage(asked, [{ field: 'sleutel', words: view.t('passkey.not-added') }]);
  },
});

const isShared = ({ view: { visitor } }: Asked<OwnerActor>): boolean =>
  visitor.kind !== 'owner' || visitor.sharedDevice;

function addPage(asked: Asked<OwnerActor>, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const shared = isShared(asked);
  const page = (
    <Page
      view={view}
      title={t('passkey.add-title')}
      heading={t('passkey.add-title')}
      lead={t('passkey.add-lead')}
      back={paths.ways()}
      here="settings"
      fault={issues.length > 0}
      passkeys
    >
      <ErrorSummary view={view} issues={issues} />
      {shared ? (
        <Notice kind="mind">
          <p>{t('passkey.shared')}</p>
          <p>{t('passkey.shared-do')}</p>
        </Notice>
      ) : (
        <Form view={view} action={paths.passkey()}>
          <TextField
            view={view}
            name="naam"
            label={t('passkey.name')}
            hint={t('passkey.name-hint')}
            optional
            value={(form.get('naam') ?? '').slice(0, longestName)}
            maxlength={longestName}
          />
          <PasskeyButton
            view={view}
            words={t('passkey.add')}
            without={t('passkey.without')}
            issue={issueOf(issues, 'sleutel')}
          />
        </Form>
      )}
    </Page>
  );
  return asked.show(page, issues.length > 0 || (shared && asked.posted) ? 422 : 200);
}
