import type { Actor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type CameBack, comeFromSchool, type Going, goToSchool } from '../../identity/school.ts';
import type { SchoolProtocol } from '../../identity/school-protocol.ts';
import { isProven, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { siteOf } from '../site.ts';
import { DeviceChoice, readDevice } from './beginning.tsx';

/** The schools and federations whose accounts are taken here, for this sort of people. */
export const schoolsFor = ({ desk }: Asked<Actor>, who: 'young' | 'staff'): readonly SchoolProtocol[] =>
  (desk.schools ?? []).filter(({ about }) => about.for.includes(who));

/** To the school's own page, to come in or to link its account (F3, F4, F102). What is there, is between somebody and the school. */
export const schoolRoute = openRoute(paths.school(), {
  get: (asked) => choosePage(asked, []),
  async post(asked) {
    const { house, desk, network, form, view } = asked;
    const going = goingOf(asked);
    if (going instanceof Response) return going;
    const who = going.for === 'staff' ? 'staff' : 'young';
    const school = schoolsFor(asked, who).find(({ about }) => about.key === form.get('school'));
    if (school === undefined)
      return choosePage(asked, [{ field: 'school', words: view.t('account.choose') }]);
    await desk.limits.take('sign-in-network', network);
    const gone = await goToSchool(house, school, redirectOf(asked, school), going);
    if (gone === undefined) {
      desk.tell?.(`school ${school.about.key} away`);
      return choosePage(asked, [
        { field: 'school', words: view.t('account.away', { school: school.about.name }) },
      ]);
    }
    return asked.setSchool(goPage(asked, school.about.name, gone.address), gone.browser);
  },
});

/**
 * Back from the school's page. The one address where a GET leaves something behind: the answer counts once, in the browser that went, and opens nothing
 * before somebody presses a button on the next page.
 */
export const schoolBackRoute = openRoute(pattern.schoolBack, {
  async get(asked) {
    const { house, desk, query, params, school: browser } = asked;
    const school = desk.schools?.find(({ about }) => about.key === params.issuer);
    if (school === undefined) throw new Fault('not-there', 'no such school');
    const redirect = redirectOf(asked, school);
    const came: CameBack =
      browser === undefined
        ? { kind: 'over' }
        : await comeFromSchool(house, school, browser, query, redirect);
    if (came.kind === 'back') {
      // A whole school goes out by one address: who came back well takes nothing from the others (G18 counts what fails).
      await desk.limits.giveBack('sign-in-network', asked.network);
      return asked.go(came.for === 'young' && came.employee ? `${paths.schoolOn()}?werk` : paths.schoolOn());
    }
    desk.tell?.(`school login ${came.kind}${'why' in came ? `: ${came.why}` : ''}`);
    return asked.setSchool(refusedPage(asked, came), '');
  },
});

/** Each school has an address of its own to send people back to. */
const redirectOf = (asked: Asked<Actor>, { about }: SchoolProtocol): string =>
  siteOf(asked).origin + paths.schoolBack(about.key);

function goingOf(asked: Asked<Actor>): Going | Response {
  const { actor, form, view } = asked;
  if (form.get('voor') === 'werk') return { for: 'staff', device: readDevice(form) };
  if (form.get('voor') !== 'koppel') return { for: 'young', device: readDevice(form) };
  // A form of another person's page, in another tab of this computer.
  if (actor.kind !== 'owner' || form.get('als') !== view.mark) return asked.go(paths.comeBack());
  if (!isProven({ ...asked, actor })) return asked.go(proveFirst(paths.ways()));
  return { for: 'link', device: 'shared', actor };
}

function choosePage(asked: Asked<Actor>, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const schools = schoolsFor(asked, 'young');
  const link = form.get('voor') === 'koppel' || asked.actor.kind === 'owner';
  const page = (
    <Page
      view={view}
      title={t('account.title')}
      heading={t('account.title')}
      lead={t(schools.length === 0 ? 'account.none' : 'account.lead')}
      back={link ? paths.ways() : paths.comeBack()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {schools.length === 0 ? (
        <p>
          <Link href={paths.comeBack()}>{t('account.card')}</Link>
        </p>
      ) : (
        <Form view={link ? view : { ...view, mark: '' }} action={paths.school()}>
          {link ? <input type="hidden" name="voor" value="koppel" /> : null}
          <Radios
            name="school"
            legend={t('account.which')}
            issue={issueOf(issues, 'school')}
            options={schools.map(({ about }) => ({ value: about.key, words: about.name }))}
            chosen={schools.length === 1 ? schools.map(({ about }) => about.key) : form.getAll('school')}
          />
          {link ? null : <DeviceChoice asked={asked} />}
          <Actions>
            <Button kind="main">{t('common.go-on')}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** A link and no redirect: the policy of our pages lets no form end at another site, and the school's page may pass on to one more. */
function goPage(asked: Asked<Actor>, school: string, address: string): Response {
  const { view } = asked;
  const { t } = view;
  return asked.show(
    <Page
      view={view}
      title={t('account.go-title')}
      heading={t('account.go-title')}
      lead={t('account.go-lead', { school })}
      back={paths.school()}
    >
      <Actions>
        <LinkButton kind="main" href={address}>
          {t('account.go', { school })}
        </LinkButton>
      </Actions>
    </Page>,
  );
}

/** In plain words what happened, and what else there is. Nothing of what the other side said stands here. */
function refusedPage(asked: Asked<Actor>, { kind }: Exclude<CameBack, { kind: 'back' }>): Response {
  // The frame of a page names its own address: this one holds the answer of the school.
  const view = { ...asked.view, address: paths.school() };
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('account.refused-title')}
      heading={t('account.refused-title')}
      lead={t(`account.${kind}`)}
      fault
    >
      <Actions>
        <LinkButton kind="main" href={paths.school()}>
          {t('account.again')}
        </LinkButton>
        <LinkButton href={paths.comeBack()}>{t('account.card')}</LinkButton>
      </Actions>
    </Page>
  );
  return asked.show(page, kind === 'away' ? 503 : 422);
}
