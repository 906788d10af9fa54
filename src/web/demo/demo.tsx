import { type Guarding, type Sharing, type Young, young } from '../../../seeds/cast.ts';
import { type Worker, workers } from '../../../seeds/regions.ts';
import type { Actor } from '../../access/actor.ts';
import { showCode } from '../../base/code.ts';
import { Fault } from '../../base/fault.ts';
import type { Key } from '../../words/catalogs.ts';
import { roleWords } from '../begeleider/hats.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Code } from '../parts/code.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import type { View } from '../view.ts';
import { becomeGuardian, becomeReceiver, becomeWorker, becomeYoung } from './become.ts';

/** Demo mode alone: the cast, with a button to be each of them (F111). */
export const demoRoute = openRoute(paths.demo(), {
  get: (asked) => showDemo(asked, false),
  async post(asked) {
    if (!asked.desk.config.demo) throw new Fault('not-there', 'there is no demo here');
    if (asked.form.get('doe') === 'terug') return putBack(asked);
    const found = choices().find(({ name }) => name === asked.form.get('wie'));
    if (found === undefined) throw new Fault('malformed', 'nobody of the cast');
    const token = await found.become(asked);
    if (token === undefined) return showDemo(asked, true);
    if (asked.view.visitor.kind !== 'nobody') await asked.signOut();
    if (found.asked === true) return asked.signInAsked(asked.go(found.to), token);
    return asked.signIn(asked.go(found.to), token, 'shared');
  },
});

type Choice = {
  name: string;
  to: string;
  become: (asked: Asked<Actor>) => Promise<string | undefined>;
  /** Comes in as somebody who was asked, with a cookie of their own. */
  asked?: boolean;
};

const shares: readonly { one: Young; share: Sharing }[] = young.flatMap((one) =>
  one.share !== undefined && !one.share.stopped ? [{ one, share: one.share }] : [],
);
const guardians: readonly { one: Young; guarding: Guarding }[] = young.flatMap((one) =>
  (one.guardians ?? []).map((guarding) => ({ one, guarding })),
);
const guardianName = ({ key }: Young, { name }: Guarding) => `verzorger.${key}.${name}`;
const youngName = ({ key }: Young) => `jongere.${key}`;
const workerName = ({ mail, role }: Worker) => `begeleider.${mail}.${role}`;
const shareName = ({ key }: Young) => `inzage.${key}`;

function choices(): readonly Choice[] {
  return [
    ...young.map((one) => ({
      name: youngName(one),
      to: paths.home(),
      become: (asked: Asked<Actor>) => becomeYoung(asked, one),
    })),
    ...workers.map((one) => ({
      name: workerName(one),
      to: paths.staffHome(),
      become: (asked: Asked<Actor>) => becomeWorker(asked, one),
    })),
    ...shares.map(({ one, share }) => ({
      name: shareName(one),
      to: paths.shared(),
      become: (asked: Asked<Actor>) => becomeReceiver(asked, one, share),
    })),
    ...guardians.map(({ one, guarding }) => ({
      name: guardianName(one, guarding),
      to: paths.guardingSay(),
      become: (asked: Asked<Actor>) => becomeGuardian(asked, one, guarding),
      asked: true,
    })),
  ];
}

/** In a practice school: everything as it was last night. The answer leaves before the program does. */
function putBack({ desk, view, show }: Asked<Actor>): Response {
  if (desk.putBack === undefined) throw new Fault('not-there', 'nothing is put back here');
  setTimeout(desk.putBack, 200);
  const { t } = view;
  return show(
    <Page view={view} title={t('demo.back')} heading={t('demo.back-done')} lead={t('demo.back-then')}>
      <Actions>
        <LinkButton kind="main" href={paths.demo()}>
          {t('demo.back-go')}
        </LinkButton>
      </Actions>
    </Page>,
  );
}

function showDemo(asked: Asked<Actor>, late: boolean): Response {
  if (!asked.desk.config.demo) throw new Fault('not-there', 'there is no demo here');
  const { view, desk } = asked;
  const { t } = view;
  const { training } = desk.config;
  const page = (
    <Page
      view={view}
      wide
      title={t(training ? 'demo.training' : 'demo.title')}
      heading={t(training ? 'demo.training' : 'demo.title')}
      lead={t(training ? 'demo.training-lead' : 'demo.lead')}
      back={paths.start()}
    >
      <Form view={{ ...view, mark: '' }} action={paths.demo()}>
        <div class="flow">
          {late ? <Notice kind="mind">{t('demo.late')}</Notice> : null}
          <Notice>
            <p>{t(training ? 'demo.training-what' : 'demo.what')}</p>
          </Notice>
          <Actions>
            <LinkButton kind="main" href={paths.alone()}>
              {t('demo.look-first')}
            </LinkButton>
            <LinkButton href={paths.demoPost()}>{t('demo.letters-link')}</LinkButton>
          </Actions>
          <h2>{t('demo.young')}</h2>
          <p>{t('demo.young-lead')}</p>
          <ul class="grid">
            {young.map((one) => (
              <YoungOne view={view} one={one} />
            ))}
          </ul>
          <h2>{t('demo.staff')}</h2>
          <p>{t('demo.staff-lead')}</p>
          <ul class="grid">
            {workers.map((one) => (
              <WorkerOne view={view} one={one} />
            ))}
          </ul>
          <h2>{t('demo.receivers')}</h2>
          <ul class="grid">
            {shares.map(({ one, share }) => (
              <ShareOne view={view} one={one} share={share} />
            ))}
          </ul>
          <h2>{t('demo.guardians')}</h2>
          <ul class="grid">
            {guardians.map(({ one, guarding }) => (
              <GuardianOne view={view} one={one} guarding={guarding} />
            ))}
          </ul>
          {desk.putBack === undefined ? null : (
            <Disclosure words={t('demo.back')}>
              <p>{t('demo.back-what')}</p>
              <Actions>
                <Button kind="stop" name="doe" value="terug">
                  {t('demo.back-sure')}
                </Button>
              </Actions>
            </Disclosure>
          )}
        </div>
      </Form>
    </Page>
  );
  return asked.show(page, late ? 503 : 200);
}

const about: Record<Young['key'], Key> = {
  noor: 'demo.about-noor',
  oleh: 'demo.about-oleh',
  daan: 'demo.about-daan',
  selin: 'demo.about-selin',
  mees: 'demo.about-mees',
  amira: 'demo.about-amira',
  luuk: 'demo.about-luuk',
  bo: 'demo.about-bo',
};

function YoungOne({ view, one }: { view: View; one: Young }) {
  const { t } = view;
  return (
    <Sheet as="li">
      <h3>{one.called}</h3>
      <p>{t(about[one.key])}</p>
      <p>
        <span class="soft">{t('demo.card-code')}</span>
        <br />
        <Code view={view} code={showCode(one.card)} />
      </p>
      <Button name="wie" value={youngName(one)}>
        {t('demo.be', { name: one.called })}
      </Button>
    </Sheet>
  );
}

function WorkerOne({ view, one }: { view: View; one: Worker }) {
  const { t } = view;
  const { name, role, organisation, groups } = one;
  return (
    <Sheet as="li" tone="sky">
      <h3>{name}</h3>
      <p>{t('demo.works-at', { role: t(roleWords[role]), organisation })}</p>
      {groups.length === 0 ? null : <p>{t('demo.has-groups', { groups: groups.join(', ') })}</p>}
      <Button name="wie" value={workerName(one)}>
        {t('demo.be', { name })}
      </Button>
    </Sheet>
  );
}

function ShareOne({ view, one, share }: { view: View; one: Young; share: Sharing }) {
  const { t } = view;
  const { name, organisation } = share.receiver;
  return (
    <Sheet as="li" tone="mint">
      <h3>{name}</h3>
      <p>{organisation}</p>
      <p>{t('demo.received', { receiver: name, name: one.called })}</p>
      <Button name="wie" value={shareName(one)}>
        {t('demo.open-share', { name: one.called })}
      </Button>
    </Sheet>
  );
}

/** Not in a browser where a young person is signed in: becoming a guardian signs out first. */
function GuardianOne({ view, one, guarding }: { view: View; one: Young; guarding: Guarding }) {
  const { t } = view;
  const values = { guardian: guarding.name, name: one.called };
  return (
    <Sheet as="li" tone="mint">
      <h3>{t('demo.guardian', values)}</h3>
      <p>{t(`demo.guardian-${guarding.said?.said ?? 'asked'}`, values)}</p>
      <Button name="wie" value={guardianName(one, guarding)}>
        {t('demo.be-guardian', values)}
      </Button>
    </Sheet>
  );
}
