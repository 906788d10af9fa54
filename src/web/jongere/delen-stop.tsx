import type { Child } from '#jsx/jsx-runtime';
import { dropDraft } from '../../sharing/draft.ts';
import { stands } from '../../sharing/life.ts';
import { listShares } from '../../sharing/list.ts';
import { withdrawAll, withdrawGrant } from '../../sharing/withdraw.ts';
import { isShownOnce, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { ownShare } from './own-share.ts';

/** Stops one share: "Stop" and "Ja, stop" are the two taps (U39). Never asks why, says one plain sentence (U47). */
export const stopRoute = ownerRoute(pattern.grantStop, {
  async get(asked) {
    const { view, show, go } = asked;
    const { t } = view;
    const { id, receiver, state } = await ownShare(asked);
    const who = receiver.name;
    const draft = state === 'draft';
    if (!draft && !isShownOnce(asked)) return go(proveFirst(paths.grantStop(id)));
    return show(
      <StopPage
        view={view}
        action={paths.grantStop(id)}
        title={draft ? t('share.drop') : t('share.stop')}
        heading={draft ? t('share.drop-of', { who }) : t('share.stop-title', { who })}
        lead={draft ? t('share.drafts-what') : t('share.stop-what', { who })}
        sure={draft ? t('share.drop') : t('share.stop-sure')}
      />,
    );
  },
  async post(asked) {
    const { actor, house, go } = asked;
    const share = await ownShare(asked);
    if (share.state === 'draft') {
      await dropDraft(actor, house, share.id);
      return go(paths.sharing());
    }
    if (!isShownOnce(asked)) return go(proveFirst(paths.grantStop(share.id)));
    if (stands(share.state)) await withdrawGrant(actor, house, share.id);
    return go(`${paths.sharing()}?gestopt=${share.id}`);
  },
});

/** Stops everything at once, in two taps too. */
export const stopAllRoute = ownerRoute(paths.stopAll(), {
  async get(asked) {
    const { actor, house, view, show, go } = asked;
    const { t } = view;
    if (!isShownOnce(asked)) return go(proveFirst(paths.stopAll()));
    const count = (await listShares(actor, house)).filter((share) => stands(share.state)).length;
    if (count === 0) return go(`${paths.sharing()}?alles=0`);
    return show(
      <StopPage
        view={view}
        action={paths.stopAll()}
        title={t('share.stop-all')}
        heading={t('share.stop-all-title')}
        lead={t('share.stop-all-what', { count })}
        sure={t('share.stop-sure')}
      />,
    );
  },
  async post(asked) {
    const { actor, house, go } = asked;
    if (!isShownOnce(asked)) return go(proveFirst(paths.stopAll()));
    return go(`${paths.sharing()}?alles=${await withdrawAll(actor, house)}`);
  },
});

type Props = { view: View; action: string; title: string; heading: Child; lead: string; sure: string };

function StopPage({ view, action, title, heading, lead, sure }: Props) {
  return (
    <Page view={view} title={title} heading={heading} lead={lead} back={paths.sharing()} here="sharing">
      <Form view={view} action={action}>
        <Actions>
          <Button kind="main" icon="stop">
            {sure}
          </Button>
          <LinkButton href={paths.sharing()}>{view.t('share.stop-not')}</LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
