import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { LookFields } from '../parts/look-fields.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { openRoute } from '../route.ts';
import { lookOf } from '../view.ts';
import { ownAddress } from './frame.tsx';

/**
 * Letters, colours and voice for who has no passport here: visitors, receivers, companions and people at work (F100, F120). This
 * device keeps the choice, in a cookie that says nothing else. An owner's settings are on the account, and stand there.
 */
export const lookRoute = openRoute(paths.look(), {
  get({ actor, view, cameFrom, go, show }) {
    if (actor.kind === 'owner') return go(paths.settings());
    const back = cameFrom === paths.look() ? paths.start() : ownAddress(cameFrom);
    const { t } = view;
    return show(
      <Page view={view} title={t('look.title')} heading={t('look.title')} lead={t('look.lead')} back={back}>
        <Form view={view} action={paths.look()}>
          <input type="hidden" name="naar" value={back} />
          <LookFields view={view} look={view.look} />
          <Actions>
            <Button kind="main">{t('look.keep')}</Button>
          </Actions>
        </Form>
      </Page>,
    );
  },
  post({ form, view, go, setLook }) {
    const chosen = lookOf({ ...view.look, ...Object.fromEntries(form) });
    return setLook(go(ownAddress(form.get('naar'))), chosen);
  },
});
