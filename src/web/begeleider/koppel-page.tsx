import type { Actor } from '../../access/actor.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';

/** "Was u dat zelf?": a school account came back in this browser before; only who says yes gets it (decision 0044). */
export function linkPage({ view, show }: Asked<Actor>, school: string, name: string | undefined): Response {
  const { t } = view;
  return show(
    <Page
      view={view}
      title={t('account.mine-title')}
      heading={t('account.mine-title')}
      lead={t('account.mine-lead', { school })}
      back={paths.staffSignIn()}
    >
      {name === undefined ? null : (
        <p>
          <strong>{t('account.known-as', { name })}</strong>
        </p>
      )}
      <Form view={{ ...view, mark: '' }} action={paths.staffFactor()}>
        <Actions>
          <Button kind="main" name="koppel" value="ja">
            {t('account.mine-yes')}
          </Button>
          <Button name="koppel" value="nee">
            {t('account.mine-no')}
          </Button>
        </Actions>
      </Form>
    </Page>,
  );
}
