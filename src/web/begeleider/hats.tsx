import type { Actor, StaffRole } from '../../access/actor.ts';
import { nameHat } from '../../identity/staff.ts';
import type { Hat } from '../../organisations/rows.ts';
import type { Key } from '../../words/catalogs.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';

export const roleWords: Record<StaffRole, Key> = {
  mentor: 'staff.role-mentor',
  dean: 'staff.role-dean',
  'region-admin': 'staff.role-region-admin',
  adviser: 'staff.role-adviser',
  intaker: 'staff.role-intaker',
  'privacy-officer': 'staff.role-privacy-officer',
};

/** For who has several hats: one at a time. */
export function showHats(asked: Asked<Actor>, hats: readonly Hat[], issues: readonly Issue[]): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page view={view} title={t('staff.hats')} back={paths.staffSignIn()} fault={issues.length > 0}>
      <ErrorSummary view={view} issues={issues} />
      <Form view={{ ...view, mark: '' }} action={paths.staffFactor()}>
        <input type="hidden" name="rol" value="" />
        <Radios
          name="rol"
          asHeading
          legend={t('staff.hats')}
          hint={t('staff.hats-hint')}
          issue={issueOf(issues, 'rol')}
          options={hats.map((hat) => ({
            value: nameHat(hat),
            words: t('staff.hat', { role: t(roleWords[hat.role]), organisation: hat.organisationName }),
          }))}
          chosen={[]}
        />
        <Actions>
          <Button kind="main">{t('common.go-on')}</Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
