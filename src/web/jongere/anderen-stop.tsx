import { stopAsking } from '../../mirror/stop.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import { ownInvitation } from './own-invitation.ts';

/** Stops one question, in two taps, without asking why (C17, U47). */
export const otherStopRoute = ownerRoute(pattern.otherStop, {
  async get(asked) {
    const { view, show } = asked;
    const { t } = view;
    const { id, who } = await ownInvitation(asked);
    return show(
      <Page
        view={view}
        title={t('mirror.stop')}
        heading={t('mirror.stop-title', { who: who.name })}
        lead={t('mirror.stop-what')}
        back={paths.other(id)}
        here="passport"
      >
        <Form view={view} action={paths.otherStop(id)}>
          <Actions>
            <Button kind="main" icon="stop">
              {t('mirror.stop-sure')}
            </Button>
            <LinkButton href={paths.other(id)}>{t('mirror.stop-not')}</LinkButton>
          </Actions>
        </Form>
      </Page>,
    );
  },
  async post(asked) {
    const { id } = await ownInvitation(asked);
    await stopAsking(asked.actor, asked.house, id);
    return asked.go(paths.other(id));
  },
});
