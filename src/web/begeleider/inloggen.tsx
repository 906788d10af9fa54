import { z } from 'zod';
import type { Actor } from '../../access/actor.ts';
import { knock } from '../../identity/staff.ts';
import { enterByPasskey, knockAtWorkByPasskey } from '../../identity/staff-passkey.ts';
import { showWait } from '../../words/text.ts';
import { tooOften } from '../faults.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { PasskeyButton } from '../parts/passkey-button.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { takeLetter } from '../sign-in-letters.ts';
import { hostOf, siteOf } from '../site.ts';
import { readDevice } from '../start/beginning.tsx';
import { schoolsFor } from '../start/school.tsx';
import { DemoLetters } from './demo-letters.tsx';
import { OwnDevice } from './own-device.tsx';
import { goOn } from './tweede.tsx';

/** The way in for people at work: an address, to which a code goes (C1). The answer is the same whether we know it or not. */
export const staffSignInRoute = openRoute(paths.staffSignIn(), {
  get: (asked) => showSignIn(asked, []),
  async post(asked) {
    const { house, desk, network, form, view } = asked;
    if (form.has('sleutel')) return byPasskey(asked);
    const mail = (form.get('mail') ?? '').trim();
    if (!z.email().max(254).safeParse(mail).success)
      return showSignIn(asked, [{ field: 'mail', words: view.t('staff.mail-issue') }]);
    await desk.limits.take('sign-in-network', network);
    // Past the limit of one address no letter goes, and the page says so, whether we know it or not.
    const wait = await takeLetter(asked, mail);
    if (wait > 0) {
      const words = view.t('staff.often', { when: showWait(view.language, wait) });
      return tooOften(showSignIn(asked, [{ field: 'mail', words }]), wait);
    }
    const browser = await knock(house, mail);
    return asked.setAttempt(asked.go(paths.staffCode()), browser);
  },
});

/** With a passkey alone (A19, decision 0070): first what it is to sign, then what it signed. Which hat comes next, as after a code. */
async function byPasskey(asked: Asked<Actor>): Promise<Response> {
  const { house, desk, network, form, view, attempt } = asked;
  await desk.limits.take('sign-in-network', network);
  if (form.get('doe') === 'vraag') {
    const { browser, ...wanted } = await knockAtWorkByPasskey(house, attempt);
    return asked.setAttempt(asked.json({ ...wanted, host: hostOf(asked) }), browser);
  }
  const passkey = form.get('sleutel') ?? '';
  const entered = await enterByPasskey(house, attempt ?? '', passkey, siteOf(asked), readDevice(form));
  if (entered === undefined)
    return showSignIn(asked, [{ field: 'sleutel', words: view.t('staff.passkey-unknown') }]);
  await desk.limits.giveBack('sign-in-network', network);
  await desk.limits.giveBack('sign-in-network', network);
  return goOn(asked, entered);
}

function showSignIn(asked: Asked<Actor>, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('staff.sign-in')}
      heading={t('staff.sign-in')}
      lead={t('staff.sign-in-lead')}
      back={paths.start()}
      fault={issues.length > 0}
      passkeys
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={paths.staffSignIn()}>
        <TextField
          view={view}
          name="mail"
          type="email"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
          maxlength={254}
          label={t('staff.mail')}
          issue={issueOf(issues, 'mail')}
          value={form.get('mail') ?? ''}
        />
        <Actions>
          <Button kind="main">{t('staff.send-code')}</Button>
        </Actions>
      </Form>
      <OwnPasskey asked={asked} issues={issues} />
      <SchoolAccounts asked={asked} />
      <DemoLetters asked={asked} />
      <p>
        <Link href={paths.start()}>{t('staff.young')}</Link>
      </p>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** For who set a passkey up before: one press, without address or code. */
function OwnPasskey({ asked, issues }: { asked: Asked<Actor>; issues: readonly Issue[] }) {
  const { view, form } = asked;
  const { t } = view;
  return (
    <section aria-labelledby="met-passkey" class="flow">
      <h2 id="met-passkey">{t('staff.passkey')}</h2>
      <p>{t('staff.passkey-what')}</p>
      <Form view={{ ...view, mark: '' }} action={paths.staffSignIn()}>
        <OwnDevice view={view} form={form} />
        <PasskeyButton
          view={view}
          words={t('factor.use-passkey')}
          without={t('staff.passkey-without')}
          issue={issueOf(issues, 'sleutel')}
          kind="line"
        />
      </Form>
    </section>
  );
}

/** In by the school's own page, where there is one; the second step is asked there or here. */
function SchoolAccounts({ asked }: { asked: Asked<Actor> }) {
  const { view } = asked;
  const schools = schoolsFor(asked, 'staff');
  if (schools.length === 0) return null;
  return (
    <section aria-labelledby="schoolaccount" class="flow">
      <h2 id="schoolaccount">{view.t('account.staff-title')}</h2>
      <p>{view.t('account.staff-what')}</p>
      <Form view={{ ...view, mark: '' }} action={paths.school()}>
        <input type="hidden" name="voor" value="werk" />
        <Actions>
          {schools.map(({ about }) => (
            <Button name="school" value={about.key}>
              {view.t('account.with', { school: about.name })}
            </Button>
          ))}
        </Actions>
      </Form>
    </section>
  );
}
