import { z } from 'zod';
import type { Actor } from '../../access/actor.ts';
import { knockByMail, returnByMail } from '../../identity/own-mail.ts';
import { showWait } from '../../words/text.ts';
import { DemoLetters } from '../begeleider/demo-letters.tsx';
import { tooOften } from '../faults.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { MailedCode } from '../parts/mailed-code.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { takeLetter } from '../sign-in-letters.ts';
import { DeviceChoice, readDevice } from './beginning.tsx';

/** Back with the own e-mail address: a code goes to it. The answer is the same whether we know the address or not (C1). */
export const comeBackByMailRoute = openRoute(paths.comeBackByMail(), {
  get: (asked) => mailPage(asked, []),
  async post(asked) {
    const { house, desk, network, form, view } = asked;
    const mail = (form.get('mail') ?? '').trim();
    if (!z.email().max(254).safeParse(mail).success)
      return mailPage(asked, [{ field: 'mail', words: view.t('ways.address-shape') }]);
    await desk.limits.take('sign-in-network', network);
    // Past the limit of one address no letter goes, and the page says so, whether we know it or not.
    const wait = await takeLetter(asked, mail);
    if (wait > 0) {
      const words = view.t('ways.often', { when: showWait(view.language, wait) });
      return tooOften(mailPage(asked, [{ field: 'mail', words }]), wait);
    }
    const browser = await knockByMail(house, mail, view.language);
    return asked.setAttempt(asked.go(paths.comeBackCode()), browser);
  },
});

/** The code out of that letter, in the browser that asked. */
export const comeBackCodeRoute = openRoute(paths.comeBackCode(), {
  get: (asked) => (asked.attempt === undefined ? asked.go(paths.comeBackByMail()) : codePage(asked, [])),
  async post(asked) {
    const { house, desk, network, form, view, attempt } = asked;
    if (attempt === undefined) return asked.go(paths.comeBackByMail());
    await desk.limits.take('sign-in-network', network);
    const device = readDevice(form);
    const arriving = { device, about: asked.deviceName };
    const came = await returnByMail(house, attempt, form.get('code') ?? '', arriving);
    if (came.kind === 'wrong')
      return codePage(asked, [{ field: 'code', words: view.t('ways.code-wrong', { left: came.left }) }]);
    if (came.kind === 'over') return codePage(asked, [{ field: 'code', words: view.t('ways.code-over') }]);
    await desk.limits.giveBack('sign-in-network', network);
    await desk.limits.giveBack('sign-in-network', network);
    return asked.setAttempt(asked.signIn(asked.go(paths.home()), came.token, device), '');
  },
});

function mailPage(asked: Asked<Actor>, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('ways.back-title')}
      heading={t('ways.back-title')}
      lead={t('ways.back-lead')}
      back={paths.comeBack()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={paths.comeBackByMail()}>
        <TextField
          view={view}
          name="mail"
          type="email"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck={false}
          maxlength={254}
          label={t('ways.address')}
          issue={issueOf(issues, 'mail')}
          value={form.get('mail') ?? ''}
        />
        <Actions>
          <Button kind="main" noCheck>
            {t('ways.address-send')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

function codePage(asked: Asked<Actor>, issues: readonly Issue[]): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('ways.code-title')}
      heading={t('ways.code-title')}
      lead={t('ways.back-code-lead')}
      back={paths.comeBackByMail()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={paths.comeBackCode()}>
        <MailedCode view={view} issues={issues} />
        <DeviceChoice asked={asked} />
        <Actions>
          <Button kind="main">{t('start.come-in')}</Button>
        </Actions>
      </Form>
      <DemoLetters asked={asked} />
      <Disclosure words={t('ways.no-mail')}>
        <p>{t('ways.no-mail-what')}</p>
        <p>
          <Link href={paths.comeBackByMail()}>{t('ways.code-new')}</Link>
        </p>
      </Disclosure>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
