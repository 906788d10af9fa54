import type { Actor } from '../../access/actor.ts';
import type { Step } from '../../identity/factor.ts';
import { Actions, Button } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { PasskeyButton } from '../parts/passkey-button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { AppField, AppSecret, RecoveryCodes } from './factor-parts.tsx';

/** Shows the factor that was set up before: a passkey, a code of an app, or a code on paper. */
export function showPage(
  asked: Asked<Actor>,
  step: Extract<Step, { kind: 'show' }>,
  issues: readonly Issue[],
): Response {
  const { view } = asked;
  const { t } = view;
  const passkeys = step.passkeys.length > 0;
  const page = (
    <Page
      view={view}
      title={t('factor.title')}
      heading={t('factor.title')}
      lead={t('factor.lead')}
      back={paths.staffSignIn()}
      fault={issues.length > 0}
      passkeys
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="flow">
        {passkeys ? (
          <Here view={view}>
            <PasskeyButton
              view={view}
              words={t('factor.use-passkey')}
              without={t('factor.without')}
              issue={issueOf(issues, 'sleutel')}
            />
          </Here>
        ) : null}
        {step.app ? (
          <Here view={view}>
            <AppField view={view} issues={issues} />
            <Actions>
              <Button kind={passkeys ? 'line' : 'main'}>{t('staff.log-in')}</Button>
            </Actions>
          </Here>
        ) : null}
        <DemoStep asked={asked} />
        <Lost view={view} issues={issues} />
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** Sets a factor up before anything opens: the first time, and after a code on paper. */
export function setPage(
  asked: Asked<Actor>,
  step: Extract<Step, { kind: 'set' }>,
  issues: readonly Issue[],
): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('factor.set-title')}
      heading={t('factor.set-title')}
      lead={t('factor.set-lead')}
      back={paths.staffSignIn()}
      fault={issues.length > 0}
      passkeys
    >
      <ErrorSummary view={view} issues={issues} />
      <div class="stack">
        <Sheet as="section" labelledBy="passkey">
          <h2 id="passkey">{t('factor.passkey')}</h2>
          <p>{t(step.passkeyOnly ? 'factor.passkey-only' : 'factor.passkey-what')}</p>
          <Here view={view}>
            <PasskeyButton
              view={view}
              words={t('factor.make-passkey')}
              without={t(step.passkeyOnly ? 'factor.without-only' : 'factor.without')}
              issue={issueOf(issues, 'sleutel')}
            />
          </Here>
        </Sheet>
        {step.passkeyOnly ? null : (
          <Sheet as="section" labelledBy="app">
            <h2 id="app">{t('factor.app')}</h2>
            <SetApp view={view} step={step} issues={issues} />
          </Sheet>
        )}
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** The codes on paper, for this once: the house keeps no way to show them again. */
export function codesPage(asked: Asked<Actor>, codes: readonly string[]): Response {
  const { view } = asked;
  const { t } = view;
  return asked.show(
    <Page
      view={view}
      title={t('factor.codes-title')}
      heading={t('factor.codes-title')}
      lead={t('factor.codes-lead')}
    >
      <RecoveryCodes view={view} codes={codes} />
      <Here view={view}>
        <Actions>
          <Button kind="main" name="doe" value="verder">
            {t('factor.codes-kept')}
          </Button>
          <PrintButton view={view} />
        </Actions>
      </Here>
    </Page>,
  );
}

function SetApp({
  view,
  step,
  issues,
}: {
  view: View;
  step: Extract<Step, { kind: 'set' }>;
  issues: readonly Issue[];
}) {
  const { t } = view;
  if (step.app === undefined)
    return (
      <>
        <p>{t('factor.app-what')}</p>
        <Here view={view}>
          <Button name="doe" value="app">
            {t('factor.app-begin')}
          </Button>
        </Here>
      </>
    );
  return (
    <>
      <AppSecret view={view} app={step.app} />
      <Here view={view}>
        <AppField view={view} issues={issues} />
        <Actions>
          <Button>{t('factor.app-confirm')}</Button>
        </Actions>
      </Here>
    </>
  );
}

function Lost({ view, issues }: { view: View; issues: readonly Issue[] }) {
  const { t } = view;
  return (
    <Disclosure words={t('factor.lost')} open={issueOf(issues, 'herstel') !== undefined}>
      <Here view={view}>
        <TextField
          view={view}
          name="herstel"
          label={t('factor.recovery')}
          hint={t('factor.recovery-hint')}
          issue={issueOf(issues, 'herstel')}
          autocapitalize="characters"
          spellcheck={false}
          maxlength={24}
          size="code"
        />
        <Actions>
          <Button>{t('factor.recovery-use')}</Button>
        </Actions>
      </Here>
      <p>{t('factor.lost-all')}</p>
      <p>
        <Link href={paths.staffSignIn()}>{t('staff.new-code')}</Link>
      </p>
    </Disclosure>
  );
}

/** In demo mode nobody has the made-up people's devices: a button shows their passkey. Nothing in a real installation. */
function DemoStep({ asked }: { asked: Asked<Actor> }) {
  const { desk, view } = asked;
  if (!desk.config.demo) return null;
  return (
    <Notice>
      <p>{view.t('factor.demo')}</p>
      <Here view={view}>
        <Button name="doe" value="demo">
          {view.t('factor.demo-go')}
        </Button>
      </Here>
    </Notice>
  );
}

function Here({ view, children }: { view: View; children: Parameters<typeof Form>[0]['children'] }) {
  return (
    <Form view={{ ...view, mark: '' }} action={paths.staffFactor()}>
      {children}
    </Form>
  );
}
