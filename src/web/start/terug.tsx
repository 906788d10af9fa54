import type { Actor } from '../../access/actor.ts';
import { returnByCard } from '../../identity/return.ts';
import { findSession } from '../../identity/session.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { DeviceChoice, readDevice } from './beginning.tsx';
import { CarriedFields, carriedIn, welcomeBack } from './carried.tsx';
import { schoolsFor } from './school.tsx';

/** Back with the code on the personal card (U30). The QR code brings the code along after the #, that no server sees. */
export const comeBackRoute = openRoute(paths.comeBack(), {
  get: (asked) => showComeBack(asked, []),
  async post(asked) {
    const { form, house, desk, network, view } = asked;
    await desk.limits.take('card-code', network);
    const device = readDevice(form);
    const token = await returnByCard(house, form.get('kaartcode') ?? '', device, asked.deviceName);
    if (token === undefined) {
      const again = form.get('poging') === '2';
      return showComeBack(asked, [
        { field: 'kaartcode', words: view.t(again ? 'start.card-wrong-again' : 'start.card-wrong') },
      ]);
    }
    await desk.limits.giveBack('card-code', network);
    const opened = await findSession(house, token);
    return asked.signIn(welcomeBack(asked, opened) ?? asked.go(paths.home()), token, device);
  },
});

/** Also in the place of a page that somebody's session ended on: then with what they sent there (P69). */
export function showComeBack(asked: Asked<Actor>, issues: readonly Issue[], carried = carriedIn(asked.form)) {
  const { view, form } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t(carried === undefined ? 'start.come-back' : 'hall.signed-out')}
      heading={t(carried === undefined ? 'start.come-back' : 'hall.signed-out')}
      lead={t(carried === undefined ? 'start.come-back-lead' : 'hall.signed-out-carried')}
      back={paths.start()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={paths.comeBack()}>
        {issues.length > 0 ? <input type="hidden" name="poging" value="2" /> : null}
        <CarriedFields carried={carried} />
        <pvs-fragment-code>
          <TextField
            view={view}
            name="kaartcode"
            label={t('start.card-code')}
            hint={t('start.card-code-hint')}
            issue={issueOf(issues, 'kaartcode')}
            value={form.get('kaartcode') ?? ''}
            size="code"
            autocapitalize="characters"
            spellcheck={false}
          />
        </pvs-fragment-code>
        <DeviceChoice asked={asked} />
        <Actions>
          <Button kind="main">{t('start.come-in')}</Button>
        </Actions>
      </Form>
      <h2>{t('start.card-lost')}</h2>
      <p>
        <Link href={paths.comeBackByMail()}>{t('ways.back-go')}</Link>
      </p>
      <p>
        <Link href={paths.comeBackByPasskey()}>{t('passkey.back-go')}</Link>
      </p>
      <p>
        <Link href={paths.comeBackHelped()}>{t('rescue.back-go')}</Link>
      </p>
      {schoolsFor(asked, 'young').length === 0 ? null : (
        <p>
          <Link href={paths.school()}>{t('account.back-go')}</Link>
        </p>
      )}
      <p>{t('start.card-lost-what')}</p>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : carried === undefined ? 200 : 401);
}
