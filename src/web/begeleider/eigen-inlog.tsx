import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { appAddress, asBase32 } from '../../identity/app-code.ts';
import {
  addPasskeyAtWork,
  askAtWork,
  beginAppAtWork,
  confirmAppAtWork,
  type NewApp,
  type OwnFactors,
  proveAtWork,
  readFactors,
  removeFactor,
  renewRecovery,
} from '../../identity/factor-at-work.ts';
import type { Key } from '../../words/catalogs.ts';
import { showDay } from '../../words/text.ts';
import { nameDevice } from '../device-name.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { PasskeyButton } from '../parts/passkey-button.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { hostOf, siteOf } from '../site.ts';
import type { View } from '../view.ts';
import { AppField, RecoveryCodes } from './tweede-pages.tsx';

type Staff = Asked<StaffActor>;

/** How somebody at work comes in: the own app, passkeys and recovery codes. To see them is enough; to change them the second step is shown again. */
export const ownFactorsRoute = staffRoute(paths.ownFactors(), {
  get: (asked) => show(asked, []),
  async post(asked) {
    const { form, actor, house } = asked;
    const does = form.get('doe') ?? '';
    if (does === 'vraag')
      return asked.json({ ...(await askAtWork(actor, house, isProven(asked))), host: hostOf(asked) });
    if (!isProven(asked)) return prove(asked);
    if (does === 'codes') return codesPage(asked, await renewRecovery(actor, house));
    if (does === 'app') return show(asked, [], await beginAppAtWork(actor, house));
    if (form.has('geheim')) return confirmApp(asked);
    if (form.has('weg')) return remove(asked);
    if (form.has('sleutel')) return addPasskey(asked);
    throw new Fault('malformed', 'nothing to do');
  },
});

const isProven = ({ actor, house }: Pick<Staff, 'actor' | 'house'>): boolean =>
  actor.provenUntil !== undefined && actor.provenUntil > house.clock();

async function prove(asked: Staff): Promise<Response> {
  const { actor, house, form, desk, view } = asked;
  const passkey = form.get('sleutel') ?? '';
  if (passkey !== '') {
    if (await proveAtWork(actor, house, { passkey, site: siteOf(asked) }))
      return asked.go(paths.ownFactors());
    return show(asked, [{ field: 'sleutel', words: view.t('guard.wrong-passkey') }]);
  }
  if (!(await desk.limits.take('second-factor', actor.person)))
    throw new Fault('too-many', 'too many tries of a second factor');
  if (!(await proveAtWork(actor, house, { code: form.get('code') ?? '' })))
    return show(asked, [{ field: 'code', words: view.t('guard.wrong-code') }]);
  await desk.limits.giveBack('second-factor', actor.person);
  return asked.go(paths.ownFactors());
}

async function confirmApp(asked: Staff): Promise<Response> {
  const { actor, house, form, view } = asked;
  const sealed = form.get('geheim') ?? '';
  if (await confirmAppAtWork(actor, house, sealed, form.get('code') ?? '')) return said(asked, 'added');
  const issue = { field: 'code', words: view.t('guard.wrong-code') };
  return show(asked, [issue], await beginAppAtWork(actor, house, sealed));
}

async function addPasskey(asked: Staff): Promise<Response> {
  const { actor, house, form, view, deviceName } = asked;
  if (await addPasskeyAtWork(actor, house, form.get('sleutel') ?? '', siteOf(asked), deviceName))
    return said(asked, 'added');
  return show(asked, [{ field: 'sleutel', words: view.t('guard.not-added') }]);
}

async function remove(asked: Staff): Promise<Response> {
  const { actor, house, form, view } = asked;
  const removed = await removeFactor(actor, house, form.get('weg') ?? '');
  if (removed === 'removed') return said(asked, 'removed');
  return show(asked, [{ field: 'weg', words: view.t('guard.last') }]);
}

const said = (asked: Staff, what: 'added' | 'removed'): Response =>
  asked.go(`${paths.ownFactors()}?gedaan=${what}`);
const saidWords: Readonly<Record<string, Key>> = { added: 'guard.added', removed: 'guard.removed' };

async function show(asked: Staff, issues: readonly Issue[], app?: NewApp): Promise<Response> {
  const { actor, house, view, query } = asked;
  const { t } = view;
  const factors = await readFactors(actor, house);
  const proven = isProven(asked);
  const done = asked.posted ? undefined : saidWords[query.get('gedaan') ?? ''];
  const page = (
    <Page
      view={view}
      title={t('guard.title')}
      heading={t('guard.title')}
      lead={t('guard.lead')}
      back={paths.staffHome()}
      fault={issues.length > 0}
      passkeys
    >
      <div class="stack">
        {done === undefined ? null : (
          <Notice kind="done" status>
            <p>{t(done)}</p>
          </Notice>
        )}
        <ErrorSummary view={view} issues={issues} />
        {proven ? null : <Prove view={view} factors={factors} issues={issues} />}
        <Passkeys view={view} factors={factors} proven={proven} issues={issues} />
        <App view={view} factors={factors} proven={proven} app={app} issues={issues} />
        <Sheet as="section" labelledBy="codes">
          <h2 id="codes">{t('guard.codes')}</h2>
          <p>{t('guard.codes-left', { count: factors.codes })}</p>
          {proven ? (
            <Here view={view}>
              <Button name="doe" value="codes">
                {t('guard.codes-new')}
              </Button>
            </Here>
          ) : null}
        </Sheet>
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

type Props = { view: View; factors: OwnFactors; proven: boolean; issues: readonly Issue[] };

function Prove({ view, factors, issues }: Omit<Props, 'proven'>) {
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

function Passkeys({ view, factors, proven, issues }: Props) {
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

function App({ view, factors, proven, app, issues }: Props & { app: NewApp | undefined }) {
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
  const blocks = asBase32(app.secret).match(/.{1,4}/g) ?? [];
  return (
    <>
      <Qr address={appAddress(app.secret, app.account)} name={t('factor.app-qr')}>
        <p>{t('factor.app-scan')}</p>
        <p>{t('factor.app-type')}</p>
        <p class="address">{blocks.join(' ')}</p>
      </Qr>
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

const Here = ({ view, children }: { view: View; children: Parameters<typeof Form>[0]['children'] }) => (
  <Form view={view} action={paths.ownFactors()}>
    {children}
  </Form>
);

function codesPage(asked: Staff, codes: readonly string[]): Response {
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
