import { randomUUID } from 'node:crypto';
import type { Actor, OwnerActor } from '../../access/actor.ts';
import { returnByCard } from '../../identity/return.ts';
import { type Back, linkSchool, readBack, returnBySchool } from '../../identity/school.ts';
import { enterBySchool } from '../../identity/school-staff.ts';
import { findSession } from '../../identity/session.ts';
import { isProven, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { CardCode } from '../parts/card-code.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import type { View } from '../view.ts';
import { begin } from './beginning.tsx';

/** After the school's page: in, or what the account is to open from now on. Each by a press; being back opens nothing. */
export const schoolOnRoute = openRoute(paths.schoolOn(), {
  async get(asked) {
    const back = asked.school === undefined ? undefined : await readBack(asked.house, asked.school);
    return back === undefined ? asked.go(paths.school()) : onPage(asked, back, []);
  },
  async post(asked) {
    const { house, school } = asked;
    const back = school === undefined ? undefined : await readBack(house, school);
    if (school === undefined || back === undefined) return asked.go(paths.school());
    if (back.for === 'staff') return atWork(asked, back, school);
    if (back.for === 'link') return link(asked, back, school);
    if (back.linked) return comeIn(asked, school);
    return asked.form.has('kaartcode') ? linkByCard(asked, back, school) : beginNew(asked, back, school);
  },
});

async function comeIn(asked: Asked<Actor>, school: string): Promise<Response> {
  const came = await returnBySchool(asked.house, school, asked.deviceName);
  if (came === undefined || came === 'unlinked') return asked.go(paths.school());
  return asked.setSchool(asked.signIn(asked.go(paths.home()), came.token, came.device), '');
}

/** Who has a passport already shows its card: the school's account alone gets nobody into one. */
async function linkByCard(asked: Asked<Actor>, back: Back, school: string): Promise<Response> {
  const { house, desk, network, form, view } = asked;
  await desk.limits.take('card-code', network);
  const token = await returnByCard(house, form.get('kaartcode') ?? '', back.device, asked.deviceName);
  if (token === undefined)
    return onPage(asked, back, [{ field: 'kaartcode', words: view.t('start.card-wrong') }]);
  await desk.limits.giveBack('card-code', network);
  await linkNow(asked, token, school);
  return asked.setSchool(asked.signIn(asked.go(paths.home()), token, back.device), '');
}

async function beginNew(asked: Asked<Actor>, back: Back, school: string): Promise<Response> {
  const { form, view } = asked;
  if ((form.get('naam') ?? '').trim() === '')
    return onPage(asked, back, [{ field: 'naam', words: view.t('start.called-empty') }]);
  form.set('apparaat', back.device);
  let fresh = '';
  const signIn: Asked<Actor>['signIn'] = (response, token, device) => {
    fresh = token;
    return asked.signIn(response, token, device);
  };
  const response = await begin({ ...asked, signIn }, undefined);
  if (fresh === '') return response;
  await linkNow(asked, fresh, school);
  return asked.setSchool(response, '');
}

async function linkNow({ house }: Asked<Actor>, token: string, school: string): Promise<void> {
  const actor = (await findSession(house, token))?.actor;
  if (actor?.kind === 'owner') await linkSchool(actor, house, school);
}

/** In the session that went to the school, and in no other. */
async function link(asked: Asked<Actor>, back: Back, school: string): Promise<Response> {
  const { actor, form, view } = asked;
  if (!isOwner(actor) || form.get('als') !== view.mark) return asked.go(paths.comeBack());
  if (!isProven({ ...asked, actor })) return asked.go(proveFirst(paths.schoolOn()));
  if (await linkSchool(actor, asked.house, school, actor.session))
    return asked.setSchool(asked.go(`${paths.ways()}?gedaan=linked`), '');
  return onPage(asked, back, [{ field: 'koppel', words: view.t('account.taken') }]);
}

const isOwner = (actor: Actor): actor is OwnerActor => actor.kind === 'owner';

async function atWork(asked: Asked<Actor>, back: Back, school: string): Promise<Response> {
  const entered = await enterBySchool(asked.house, school);
  if (entered === undefined) return asked.go(paths.staffSignIn());
  if (entered === 'unlinked') return onPage(asked, { ...back, linked: false }, []);
  return asked.setSchool(asked.setAttempt(asked.go(paths.staffFactor()), entered.browser), '');
}

function onPage(asked: Asked<Actor>, back: Back, issues: readonly Issue[]): Response {
  const { view } = asked;
  const title = view.t(titleOf(back));
  const page = (
    <Page view={view} title={title} heading={title} lead={view.t(leadOf(back))} fault={issues.length > 0}>
      <ErrorSummary view={view} issues={issues} />
      {back.linked ? null : <Whose view={view} back={back} />}
      {back.for === 'young' && !back.linked && asked.query.has('werk') ? <WorksThere view={view} /> : null}
      {back.for === 'young' && !back.linked ? (
        <New asked={asked} issues={issues} />
      ) : (
        <Press asked={asked} back={back} />
      )}
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

const titleOf = (back: Back) =>
  back.linked || back.for === 'link' ? 'account.back-title' : 'account.new-title';

function leadOf(back: Back) {
  if (back.for === 'link') return 'account.link-lead';
  if (back.linked) return back.for === 'staff' ? 'account.back-staff' : 'account.back-lead';
  return back.for === 'staff' ? 'account.new-staff' : 'account.new-lead';
}

/** Whose account this is: somebody else may have signed in at school on this device just now. */
function Whose({ view, back }: { view: View; back: Back }) {
  const { t } = view;
  const who = back.for === 'staff' ? 'account.whose-staff' : 'account.whose';
  return (
    <Notice>
      {back.name === undefined ? null : (
        <p>
          <strong>{t('account.known-as', { name: back.name })}</strong>
        </p>
      )}
      <p>{t(who)}</p>
    </Notice>
  );
}

/** The school says that this is somebody who works there: a hint, by which nothing opens or shuts. */
const WorksThere = ({ view }: { view: View }) => (
  <div class="flow">
    <p>{view.t('account.at-work')}</p>
    <p>
      <Link href={paths.staffSignIn()}>{view.t('account.at-work-go')}</Link>
    </p>
  </div>
);

function Press({ asked, back }: { asked: Asked<Actor>; back: Back }) {
  const { view } = asked;
  const { t } = view;
  if (back.for === 'staff' && !back.linked)
    return (
      <Actions>
        <LinkButton kind="main" href={paths.staffSignIn()}>
          {t('staff.send-code')}
        </LinkButton>
      </Actions>
    );
  const words =
    back.for === 'link' ? 'account.link' : back.for === 'staff' ? 'common.go-on' : 'start.come-in';
  return (
    <Form view={back.for === 'link' ? view : { ...view, mark: '' }} action={paths.schoolOn()}>
      <Actions>
        <Button kind="main" id="f-koppel">
          {t(words)}
        </Button>
      </Actions>
    </Form>
  );
}

/** The account is new here: it is to open a passport that is there, or one that begins now. */
function New({ asked, issues }: { asked: Asked<Actor>; issues: readonly Issue[] }) {
  const { view, form } = asked;
  const { t } = view;
  const nobody = { ...view, mark: '' };
  return (
    <div class="stack">
      <Sheet as="section" labelledBy="kaart">
        <h2 id="kaart">{t('account.have')}</h2>
        <Form view={nobody} action={paths.schoolOn()}>
          <CardCode view={view} form={form} issues={issues} />
          <Actions>
            <Button kind="main">{t('account.have-go')}</Button>
          </Actions>
        </Form>
      </Sheet>
      <Sheet as="section" labelledBy="begin">
        <h2 id="begin">{t('account.begin')}</h2>
        <Form view={nobody} action={paths.schoolOn()} once={form.get('eens') ?? randomUUID()}>
          <TextField
            view={view}
            name="naam"
            label={t('start.called')}
            hint={t('start.called-hint')}
            issue={issueOf(issues, 'naam')}
            value={form.get('naam') ?? ''}
            maxlength={40}
            autocapitalize="words"
            spellcheck={false}
          />
          <Actions>
            <Button>{t('start.begin')}</Button>
          </Actions>
        </Form>
      </Sheet>
    </div>
  );
}
