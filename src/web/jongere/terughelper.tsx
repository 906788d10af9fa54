import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type HelperId, readId } from '../../base/id.ts';
import { type Helper, readHelpers, stopHelper } from '../../identity/helpers.ts';
import { readHome } from '../../passport/home.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { LinkAndCode } from './link-and-code.tsx';
import { helperState } from './terughelpen.tsx';

/** One who helps: link and code to give in five ways (C5), whether they said yes, and taking them off in two taps. */
export const helperOneRoute = ownerRoute(pattern.helper, {
  async get(asked) {
    const { actor, house, view, desk, show, query } = asked;
    const helper = await ownHelper(asked);
    if (query.has('weg')) return show(<RemovePage view={view} helper={helper} />);
    const { called } = await readHome(actor, house);
    return show(<HelperPage view={view} helper={helper} called={called} origin={desk.origin()} />);
  },
  async post(asked) {
    const { id } = await ownHelper(asked);
    if (asked.form.get('doe') !== 'weg') throw new Fault('malformed', 'nothing to do');
    await stopHelper(asked.actor, asked.house, id);
    return asked.go(`${paths.helpers()}?gedaan=removed`);
  },
});

async function ownHelper({ actor, house, params }: Asked<OwnerActor>): Promise<Helper> {
  const id = readId<HelperId>(params.helper);
  const { helpers } = await readHelpers(actor, house);
  const helper = helpers.find((one) => one.id === id);
  if (helper === undefined) throw new Fault('not-there', 'no such helper of this owner');
  return helper;
}

type Props = { view: View; helper: Helper; called: string; origin: string };

function HelperPage({ view, helper, called, origin }: Props) {
  const { t } = view;
  const { id, who, keys } = helper;
  const link = origin + paths.helpingLink(keys.link);
  return (
    <Page
      view={view}
      title={t('rescue.title')}
      heading={t('rescue.given', { who })}
      lead={t('rescue.given-lead', { who })}
      back={paths.helpers()}
      here="settings"
    >
      <div class="stack">
        <p class="screen-only">{helperState(view, helper)}</p>
        <LinkAndCode
          view={view}
          link={link}
          code={keys.code}
          at={origin + paths.helping()}
          mail={{ to: undefined, subject: t('rescue.mail-subject'), body: t('rescue.mail-body', { link }) }}
          linkWhat={t('rescue.link-what')}
          card={{
            what: t('rescue.card-what', { who }),
            title: t('rescue.card-title', { name: called }),
            line: t('rescue.card-line'),
            qr: t('rescue.card-qr'),
          }}
        />
        <Actions>
          <LinkButton kind="stop" href={`${paths.helper(id)}?weg`}>
            {t('rescue.remove', { who })}
          </LinkButton>
        </Actions>
      </div>
    </Page>
  );
}

function RemovePage({ view, helper: { id, who } }: { view: View; helper: Helper }) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('rescue.title')}
      heading={t('rescue.remove-title', { who })}
      lead={t('rescue.remove-what', { who })}
      back={paths.helper(id)}
      here="settings"
    >
      <Form view={view} action={paths.helper(id)}>
        <Actions>
          <Button kind="main" icon="stop" name="doe" value="weg">
            {t('rescue.remove-sure')}
          </Button>
          <LinkButton href={paths.helper(id)}>{t('rescue.remove-not')}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
