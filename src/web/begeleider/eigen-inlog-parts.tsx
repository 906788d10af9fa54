import type { StaffActor } from '../../access/actor.ts';
import type { NewApp, OwnFactors } from '../../identity/factor-at-work.ts';
import { showDay } from '../../words/text.ts';
import { nameDevice } from '../device-name.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { PasskeyButton } from '../parts/passkey-button.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { AppField, AppSecret, RecoveryCodes } from './factor-parts.tsx';

/** What each part of the page is drawn with. */
export type Props = { view: View; factors: OwnFactors; proven: boolean; issues: readonly Issue[] };

export function Prove({ view, factors, issues }: Omit<Props, 'proven'>) {
  const { t } = view;
  return (
    <Sheet as="section" labelledBy="eerst" tone="sky">
      <h2 id="eerst">{t('guard.prove')}</h2>
      <p>{t('guard.prove-what')}</p>
      {factors.passkeys.length === 0 ? null : (
        <Here view={view}>
          <PasskeyButton
            view={view}
            words={t('guard.use-passkey')}
            without={t('factor.without-only')}
            issue={issueOf(issues, 'sleutel')}
          />
        </Here>
      )}
      {factors.app === undefined ? null : (
        <Here view={view}>
          <AppField view={view} issues={issues} />
          <Actions>
            <Button kind={factors.passkeys.length === 0 ? 'main' : 'line'}>{t('guard.prove-go')}</Button>
          </Actions>
        </Here>
      )}
    </Sheet>
  );
}

export function Passkeys({ view, factors, proven, issues }: Props) {
  const { t, language } = view;
  return (
    <Sheet as="section" labelledBy="apparaten">
      <h2 id="apparaten">{t('guard.passkeys')}</h2>
      {factors.passkeys.length === 0 ? <p>{t('guard.passkeys-none')}</p> : null}
      {factors.passkeys.map(({ id, about, used }) => {
        const device = nameDevice(view, about);
        return (
          <SheetHead>
            <p>
              <strong>{device}</strong>
              <br />
              <span class="soft">{t('guard.used', { day: showDay(language, used) })}</span>
            </p>
            {proven ? <Away view={view} which={id} what={device} /> : null}
          </SheetHead>
        );
      })}
      {proven ? (
        <Here view={view}>
          <PasskeyButton
            view={view}
            kind="line"
            words={t('guard.passkey-add')}
            without={t('factor.without-only')}
            issue={issueOf(issues, 'sleutel')}
          />
        </Here>
      ) : null}
    </Sheet>
  );
}

export function App({ view, factors, proven, app, issues }: Props & { app: NewApp | undefined }) {
  const { t, language } = view;
  if (factors.passkeyOnly) return null;
  return (
    <Sheet as="section" labelledBy="app">
      <h2 id="app">{t('factor.app')}</h2>
      <SheetHead>
        <p>
          {factors.app === undefined
            ? t('guard.app-none')
            : t('guard.app-since', { day: showDay(language, factors.app) })}
        </p>
        {proven && factors.app !== undefined ? <Away view={view} which="app" what={t('factor.app')} /> : null}
      </SheetHead>
      {app === undefined ? null : <NewAppForm view={view} app={app} issues={issues} />}
      {proven && app === undefined ? (
        <Here view={view}>
          <Button name="doe" value="app">
            {t(factors.app === undefined ? 'factor.app-begin' : 'guard.app-other')}
          </Button>
        </Here>
      ) : null}
    </Sheet>
  );
}

function NewAppForm({ view, app, issues }: { view: View; app: NewApp; issues: readonly Issue[] }) {
  const { t } = view;
  return (
    <>
      <AppSecret view={view} app={app} />
      <Here view={view}>
        <input type="hidden" name="geheim" value={app.sealed} />
        <AppField view={view} issues={issues} />
        <Actions>
          <Button kind="main">{t('factor.app-confirm')}</Button>
        </Actions>
      </Here>
    </>
  );
}

const Away = ({ view, which, what }: { view: View; which: string; what: string }) => (
  <Here view={view}>
    <Button kind="stop" compact name="weg" value={which} spoken={`${view.t('guard.remove')}: ${what}`}>
      {view.t('guard.remove')}
    </Button>
  </Here>
);

/** A form to this same page. */
export const Here = ({
  view,
  children,
}: {
  view: View;
  children: Parameters<typeof Form>[0]['children'];
}) => (
  <Form view={view} action={paths.ownFactors()}>
    {children}
  </Form>
);

/** New codes on paper, shown once. */
export function codesPage(asked: Asked<StaffActor>, codes: readonly string[]): Response {
  const { view } = asked;
  const { t } = view;
  return asked.show(
    <Page
      view={view}
      title={t('factor.codes-title')}
      heading={t('factor.codes-title')}
      lead={t('factor.codes-lead')}
      back={paths.ownFactors()}
    >
      <RecoveryCodes view={view} codes={codes} />
      <Actions>
        <LinkButton kind="main" href={paths.ownFactors()}>
          {t('factor.codes-kept')}
        </LinkButton>
      </Actions>
    </Page>,
  );
}
