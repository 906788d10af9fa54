import { Fault } from '../../base/fault.ts';
import { lookShared } from '../../look/shared.ts';
import { Actions, Button } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { receiverRoute } from '../route.ts';
import { overPage } from './over-page.tsx';
import { SharedPassport } from './shared-passport.tsx';

/** The shared passport in one calm view (look.md layout 5). Every time that it is asked for is one line in the owner's log. */
export const sharedRoute = receiverRoute(paths.shared(), {
  async get(asked) {
    const { actor, house, view, show } = asked;
    const { t } = view;
    try {
      const look = await lookShared(actor, house, view.language);
      return show(
        <Page view={view} title={t('receive.title')} wide>
          <div class="stack">
            <SharedPassport view={view} look={look} />
            <Form view={view} action={paths.signOut()}>
              <Actions>
                <PrintButton view={view} words={t('receive.print')} />
                <Button>{t('receive.done')}</Button>
              </Actions>
            </Form>
          </div>
        </Page>,
      );
    } catch (fault) {
      // Stopped or ended since this receiver came in: in force now, and said plainly.
      if (fault instanceof Fault && fault.kind === 'not-there') return overPage(asked, { kind: 'unknown' });
      throw fault;
    }
  },
});
