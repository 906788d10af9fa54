import type { Actor } from '../../access/actor.ts';
import { knockWithPasskey, returnByPasskey } from '../../identity/passkey.ts';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { PasskeyButton } from '../parts/passkey-button.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { hostOf, siteOf } from '../site.ts';
import { DeviceChoice, readDevice } from './beginning.tsx';

/** Back with a passkey of one's own device: no name, no code (F5). */
export const comeBackByPasskeyRoute = openRoute(paths.comeBackByPasskey(), {
  get: (asked) => passkeyPage(asked, []),
  async post(asked) {
    const { house, desk, network, form, view, attempt = '' } = asked;
    await desk.limits.take('sign-in-network', network);
    if (form.get('doe') === 'vraag') {
      const { browser, ...wanted } = await knockWithPasskey(house);
      return asked.setAttempt(asked.json({ ...wanted, host: hostOf(asked) }), browser);
    }
    const arriving = { device: readDevice(form), about: asked.deviceName };
    const token = await returnByPasskey(house, attempt, form.get('sleutel') ?? '', siteOf(asked), arriving);
    if (token === undefined)
      return passkeyPage(asked, [{ field: 'sleutel', words: view.t('passkey.unknown') }]);
    await desk.limits.giveBack('sign-in-network', network);
    await desk.limits.giveBack('sign-in-network', network);
    return asked.setAttempt(asked.signIn(asked.go(paths.home()), token, arriving.device), '');
  },
});

function passkeyPage(asked: Asked<Actor>, issues: readonly Issue[]): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('passkey.back-title')}
      heading={t('passkey.back-title')}
      lead={t('passkey.back-lead')}
      back={paths.comeBack()}
      fault={issues.length > 0}
      passkeys
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={paths.comeBackByPasskey()}>
        <DeviceChoice asked={asked} />
        <PasskeyButton
          view={view}
          words={t('start.come-in')}
          without={t('passkey.without')}
          issue={issueOf(issues, 'sleutel')}
        />
      </Form>
      <p>
        <Link href={paths.comeBack()}>{t('passkey.other-way')}</Link>
      </p>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
