import type { Actor } from '../../access/actor.ts';
import { nextStep } from '../../identity/factor.ts';
import { enterCode } from '../../identity/staff.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { giveLetterBack } from '../sign-in-letters.ts';
import { readDevice } from '../start/beginning.tsx';
import { DemoLetters } from './demo-letters.tsx';
import { OwnDevice } from './own-device.tsx';

/** The code out of the letter: the first of two steps. Only in the browser that asked. */
export const staffCodeRoute = openRoute(paths.staffCode(), {
  async get(asked) {
    const { attempt, house } = asked;
    if (attempt === undefined) return asked.go(paths.staffSignIn());
    const step = await nextStep(house, attempt);
    return step === undefined ? showCode(asked, []) : asked.go(paths.staffFactor());
  },
  async post(asked) {
    const { attempt } = asked;
    return attempt === undefined ? asked.go(paths.staffSignIn()) : enter(asked, attempt);
  },
});

/** Tries count by network and, five at most, by the letter; a right code gives back what this network and this address used. */
async function enter(asked: Asked<Actor>, attempt: string): Promise<Response> {
  const { house, desk, network, form, view } = asked;
  await desk.limits.take('sign-in-network', network);
  const entered = await enterCode(house, attempt, form.get('code') ?? '', readDevice(form));
  if (entered.kind === 'wrong')
    return showCode(asked, [{ field: 'code', words: view.t('staff.code-wrong', { left: entered.left }) }]);
  if (entered.kind === 'over') return showCode(asked, [{ field: 'code', words: view.t('staff.code-over') }]);
  await desk.limits.giveBack('sign-in-network', network);
  await desk.limits.giveBack('sign-in-network', network);
  await giveLetterBack(asked, entered.mail);
  return asked.go(paths.staffFactor());
}

function showCode(asked: Asked<Actor>, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('staff.code-title')}
      heading={t('staff.code-title')}
      lead={t('staff.code-lead')}
      back={paths.staffSignIn()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={paths.staffCode()}>
        <TextField
          view={view}
          name="code"
          label={t('staff.code')}
          hint={t('staff.code-hint')}
          issue={issueOf(issues, 'code')}
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
          maxlength={20}
          size="code"
        />
        <OwnDevice view={view} form={form} />
        <Actions>
          <Button kind="main">{t('staff.log-in')}</Button>
        </Actions>
      </Form>
      <DemoLetters asked={asked} />
      <Disclosure words={t('staff.no-code')}>
        <p>{t('staff.no-code-what')}</p>
        <p>
          <Link href={paths.staffSignIn()}>{t('staff.new-code')}</Link>
        </p>
      </Disclosure>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
