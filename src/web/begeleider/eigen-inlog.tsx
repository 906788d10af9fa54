import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import {
  addPasskeyAtWork,
  askAtWork,
  beginAppAtWork,
  confirmAppAtWork,
  type NewApp,
  proveAtWork,
  readFactors,
  removeFactor,
  renewRecovery,
} from '../../identity/factor-at-work.ts';
import type { Key } from '../../words/catalogs.ts';
import { Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { hostOf, siteOf } from '../site.ts';
import { App, codesPage, Here, Passkeys, Prove } from './eigen-inlog-parts.tsx';

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
  await desk.limits.take('second-factor', actor.person);
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
