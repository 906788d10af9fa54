import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GuardianId, readId } from '../../base/id.ts';
import { stopGuardian } from '../../consent/ask.ts';
import { type Guardian, readConsent } from '../../consent/read.ts';
import { readHome } from '../../passport/home.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { GuardianKeysView } from './guardian-keys.tsx';
import { guardianState } from './toestemming.tsx';

/** One guardian: link and code to give in five ways (C5), how it stands, what was written with it, and stop. */
export const guardianRoute = ownerRoute(pattern.guardian, {
  async get(asked) {
    const { actor, house, view, desk, show } = asked;
    const guardian = await ownGuardian(asked);
    const { called } = await readHome(actor, house);
    return show(<GuardianPage view={view} guardian={guardian} called={called} origin={desk.origin()} />);
  },
});

/** Stops one, in two taps. Who said no keeps the own page. */
export const guardianStopRoute = ownerRoute(pattern.guardianStop, {
  async get(asked) {
    const guardian = await ownGuardian(asked);
    return asked.show(<StopPage view={asked.view} guardian={guardian} />);
  },
  async post(asked) {
    const { id } = await ownGuardian(asked);
    const stopped = await stopGuardian(asked.actor, asked.house, id);
    return asked.go(stopped === 'stopped' ? paths.consent() : paths.guardian(id));
  },
});

async function ownGuardian({ actor, house, params }: Asked<OwnerActor>): Promise<Guardian> {
  const id = readId<GuardianId>(params.guardian);
  const { guardians } = await readConsent(actor, house);
  const guardian = guardians.find((one) => one.id === id);
  if (guardian === undefined) throw new Fault('not-there', 'no such guardian of this owner');
  return guardian;
}

const objects = ({ said }: Guardian): boolean => said?.said === 'no' && said.withdrawn === null;

type Props = { view: View; guardian: Guardian; called: string; origin: string };

function GuardianPage({ view, guardian, called, origin }: Props) {
  const { t, now } = view;
  const { id, who, said, stopped, opened, ends } = guardian;
  const name = { who: who.name };
  const standing = stopped === undefined && (said !== undefined || ends > now);
  const fresh = standing && opened === undefined;
  const reason = said?.withdrawn === null ? said.reason : '';
  return (
    <Page
      view={view}
      title={t('consent.title')}
      heading={t(fresh ? 'consent.given' : 'consent.asked-of', name)}
      lead={fresh ? t('consent.given-lead', name) : undefined}
      back={paths.consent()}
      here="sharing"
    >
      <div class="stack">
        {standing && said === undefined ? (
          <GuardianKeysView view={view} guardian={guardian} called={called} origin={origin} />
        ) : null}
        <section aria-labelledby="staat" class="flow screen-only">
          <h2 id="staat">{t('consent.state')}</h2>
          <p>{guardianState(view, guardian)}</p>
          {reason === '' ? null : (
            <Notice>
              <p>{t('consent.reason')}</p>
              <blockquote dir="auto">{reason}</blockquote>
            </Notice>
          )}
          {objects(guardian) ? <p>{t('consent.stop-objects', name)}</p> : null}
          {standing && !objects(guardian) ? (
            <Actions>
              <LinkButton kind="stop" href={paths.guardianStop(id)}>
                {t('consent.stop', name)}
              </LinkButton>
            </Actions>
          ) : null}
        </section>
        {standing && said !== undefined ? (
          <GuardianKeysView view={view} guardian={guardian} called={called} origin={origin} />
        ) : null}
      </div>
    </Page>
  );
}

function StopPage({ view, guardian }: { view: View; guardian: Guardian }) {
  const { t } = view;
  const { id, who } = guardian;
  const name = { who: who.name };
  return (
    <Page
      view={view}
      title={t('consent.title')}
      heading={t('consent.stop-title', name)}
      lead={t('consent.stop-what', name)}
      back={paths.guardian(id)}
      here="sharing"
    >
      <Form view={view} action={paths.guardianStop(id)}>
        <Actions>
          <Button kind="main" icon="stop">
            {t('consent.stop-sure')}
          </Button>
          <LinkButton href={paths.guardian(id)}>{t('consent.stop-not')}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
