import type { StaffActor } from '../../access/actor.ts';
import {
  type NoRegister,
  previewRegister,
  readDownload,
  takeDownload,
} from '../../organisations/register.ts';
import type { RegisterPlan } from '../../organisations/register-plan.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, issueOf } from '../parts/error-summary.tsx';
import { FileField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';

/** Schools and mbo's out of DUO's or RIO's open downloads (F103). Nothing changes before the next page is said yes to. */
export const registerFileRoute = staffRoute(paths.register(), {
  takesFile: true,
  get: (asked) => showForm(asked, undefined),
  async post(asked) {
    const { actor, house, file, view } = asked;
    if (file === 'none' || file === 'busy' || file === 'slow')
      return showForm(asked, view.t(`school.file-${file}`));
    const no = file === 'too-large' ? file : await readDownload(actor, house, file.bytes);
    return no === undefined ? asked.go(paths.registerCheck()) : showForm(asked, inWords(view, no));
  },
});

export const registerCheckRoute = staffRoute(paths.registerCheck(), {
  get: (asked) => showPreview(asked, false),
  async post(asked) {
    const { actor, house, form, go } = asked;
    const taken = await takeDownload(actor, house, form.get('lijst') ?? '');
    if (taken !== undefined) return go(`${paths.register()}?klaar`);
    return (await previewRegister(actor, house)) === undefined
      ? go(paths.register())
      : showPreview(asked, true);
  },
});

function inWords({ t }: View, no: NoRegister): string {
  switch (no) {
    case 'no-register':
    case 'elsewhere':
    case 'too-many':
    case 'half':
    case 'cut-off':
      return t(`region.file-${no}`);
    default:
      return t(`school.file-${no}`);
  }
}

/** Who is no admin of a region gets the page that is not there: the act behind it says so. */
async function showForm(asked: Asked<StaffActor>, issue: string | undefined): Promise<Response> {
  const { actor, house, view, query } = asked;
  const { t } = view;
  const waiting = await previewRegister(actor, house);
  const issues = issue === undefined ? [] : [{ field: 'bestand', words: issue }];
  const page = (
    <Page
      view={view}
      title={t('region.register')}
      heading={t('region.register')}
      lead={t('region.register-lead')}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        {query.has('klaar') && issue === undefined ? (
          <Notice kind="done" status>
            {t('region.register-done')}
          </Notice>
        ) : null}
        {waiting === undefined || issue !== undefined ? null : (
          <Notice>
            <p>
              <Link href={paths.registerCheck()}>{t('school.list-waits-go')}</Link>
            </p>
          </Notice>
        )}
        <Form view={view} action={paths.register()} files>
          <FileField
            view={view}
            name="bestand"
            label={t('school.file')}
            hint={t('region.file-hint')}
            issue={issueOf(issues, 'bestand')}
            accept=".csv,.zip,text/csv,application/zip"
          />
          <Actions>
            <Button kind="main">{t('school.list-read')}</Button>
          </Actions>
        </Form>
        <p>{t('school.list-nothing-yet')}</p>
        <Disclosure words={t('region.register-how')} open={issue !== undefined}>
          <p>{t('region.register-how-1')}</p>
          <ul>
            <li>{t('region.register-how-3')}</li>
            <li>{t('region.register-how-4')}</li>
            <li>
              {t('region.register-how-5')} <code>onderwijsaanbieders</code>,{' '}
              <code>relaties_onderwijsaanbieders_onderwijsinstellingserkenningen</code>
            </li>
          </ul>
          <p>{t('region.register-how-2')}</p>
          <p>{t('region.register-how-6')}</p>
        </Disclosure>
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

async function showPreview(asked: Asked<StaffActor>, changed: boolean): Promise<Response> {
  const { actor, house, view } = asked;
  const preview = await previewRegister(actor, house);
  if (preview === undefined) return asked.go(paths.register());
  const { t } = view;
  const { plans, mark } = preview;
  const nothing = plans.every(
    ({ fresh, changed, gone }) => fresh.length + changed.length + gone.length === 0,
  );
  const page = (
    <Page
      view={view}
      title={t('school.check')}
      heading={t(nothing ? 'school.check-nothing' : 'school.check')}
      lead={t(nothing ? 'region.check-nothing' : 'region.check-lead')}
      back={paths.register()}
      fault={changed}
    >
      <div class="stack">
        {changed ? (
          <Notice kind="mind" status>
            {t('school.check-changed')}
          </Notice>
        ) : null}
        {plans.map((plan) => (
          <Changes view={view} plan={plan} several={plans.length > 1} />
        ))}
        {nothing ? null : (
          <Form view={view} action={paths.registerCheck()}>
            <input type="hidden" name="lijst" value={mark} />
            <Actions>
              <Button kind="main">{t('school.check-take')}</Button>
            </Actions>
          </Form>
        )}
      </div>
    </Page>
  );
  return asked.show(page, changed ? 409 : 200);
}

type About = { view: View; plan: RegisterPlan };

/** What one register would change. Of several at once each says what it is of. */
function Changes({ view, plan, several }: About & { several: boolean }) {
  const { t } = view;
  const count = (of: readonly unknown[]): string | undefined =>
    of.length === 0 ? undefined : String(of.length);
  const parts = [
    {
      words: t('region.who-fresh'),
      lines: plan.fresh.map(({ name, place }) => (place === '' ? name : `${name}, ${place}`)),
    },
    {
      words: t('region.who-changed'),
      lines: plan.changed.map(({ from, to }) =>
        from.name === to.name ? to.name : t('region.now-called', { was: from.name, now: to.name }),
      ),
    },
    { words: t('region.who-gone'), lines: plan.gone.map(({ name }) => name) },
    { words: t('region.who-unsure'), lines: plan.unsure.map(({ name }) => name) },
  ];
  return (
    <section class="flow">
      {several ? <h2>{t(`region.register-${plan.kind}`)}</h2> : null}
      <Sheet>
        <Rows
          rows={[
            [t('school.count-fresh'), count(plan.fresh)],
            [t('region.count-changed'), count(plan.changed)],
            [t('region.count-gone'), count(plan.gone)],
            [t('school.count-same'), plan.same === 0 ? undefined : String(plan.same)],
            [t('school.count-issues'), count(plan.issues)],
          ]}
        />
      </Sheet>
      <Issues view={view} plan={plan} />
      {parts.map(({ words, lines }) =>
        lines.length === 0 ? null : (
          <Disclosure words={words}>
            <ul>
              {lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </Disclosure>
        ),
      )}
    </section>
  );
}

/** So many lines are shown; of a file with more, something is the matter with the file. */
const mostShown = 40;

/** Lines that could not be read and may be of this region, each with what is the matter. */
function Issues({ view: { t }, plan: { issues } }: About) {
  if (issues.length === 0) return null;
  const more = issues.length - mostShown;
  return (
    <>
      <h3>{t('school.issues', { count: issues.length })}</h3>
      <p>{t('region.issues-lead')}</p>
      <ul class="row-issues">
        {issues.slice(0, mostShown).map(({ row, kind, what, other }) => (
          <li>
            <strong>{t('school.row', { row })}</strong>{' '}
            {t(`region.issue-${kind}`, { other: other ?? 0, code: what.location ?? what.brin })}
            {what.name === '' ? null : ` (${what.name})`}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{t('school.issues-more', { count: more })}</p> : null}
    </>
  );
}
