import type { OwnerActor } from '../../access/actor.ts';
import { deletePassport } from '../../retention/delete.ts';
import { isProven, proveFirst } from '../own-factor.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { DutchBeside } from '../parts/dutch-beside.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { plainLook } from '../view.ts';

/** Throws the passport away, with the code on the own card (F91): no school can do this in somebody's name. */
export const leaveRoute = ownerRoute(paths.leave(), {
  alone: true,
  get: (asked) => leavePage(asked, []),
  async post(asked) {
    const { actor, house, desk, form, view } = asked;
    await desk.limits.take('own-code', actor.owner);
    const code = form.get('kaartcode') ?? '';
    const asks = code.trim() === '' && !form.has('zonder');
    if (asks || !(await deletePassport(actor, house, code))) {
      const again = Number(form.get('keer') ?? '0') > 0;
      const words = view.t(again ? 'keep.card-wrong-again' : 'keep.card-wrong');
      return leavePage(asked, [{ field: 'kaartcode', words }]);
    }
    await desk.limits.giveBack('own-code', actor.owner);
    return gone(asked);
  },
});

function leavePage(asked: Asked<OwnerActor>, issues: readonly Issue[]): Response {
  const { view, form, query } = asked;
  const { t } = view;
  // What cannot be undone asks the code on its own page; only who has no card any more shows another factor on the way here.
  const otherwise = isProven(asked) && (query.has('zonder') || form.has('zonder')) && issues.length === 0;
  const page = (
    <Page
      view={view}
      title={t('keep.leave-title')}
      heading={t('keep.leave-title')}
      lead={t('keep.leave-what')}
      back={paths.everything()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <DutchBeside view={view} keys={['keep.leave-what']} />
      <p>
        <Link href={paths.everything()}>{t('keep.leave-first')}</Link>
      </p>
      <p>{t('keep.leave-copies')}</p>
      <Form view={view} action={paths.leave()}>
        {issues.length === 0 ? null : <input type="hidden" name="keer" value="1" />}
        {otherwise ? (
          <input type="hidden" name="zonder" value="1" />
        ) : (
          <TextField
            view={view}
            name="kaartcode"
            label={t('keep.card')}
            hint={t('keep.card-hint')}
            issue={issueOf(issues, 'kaartcode')}
            value={(form.get('kaartcode') ?? '').slice(0, 60)}
            size="code"
            autocapitalize="characters"
            spellcheck={false}
          />
        )}
        <Actions>
          <Button kind="main" icon="stop">
            {t('keep.leave-sure')}
          </Button>
        </Actions>
      </Form>
      {otherwise ? null : (
        <p>
          <Link href={proveFirst(paths.leave())}>{t('own.other-way')}</Link>
        </p>
      )}
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** The session went with the passport; this page is nobody's, and clears what the browser kept. */
async function gone(asked: Asked<OwnerActor>): Promise<Response> {
  const view = {
    ...asked.view,
    visitor: { kind: 'nobody' } as const,
    mark: '',
    look: plainLook,
    address: '/',
  };
  const { t } = view;
  const response = asked.show(
    <Page view={view} title={t('keep.gone')} heading={t('keep.gone')} lead={t('keep.gone-what')}>
      <Actions>
        <LinkButton href={paths.start()}>{t('keep.to-start')}</LinkButton>
      </Actions>
    </Page>,
  );
  const left = await asked.signOut();
  for (const cookie of left.headers.getSetCookie()) response.headers.append('Set-Cookie', cookie);
  const clear = left.headers.get('Clear-Site-Data');
  if (clear !== null) response.headers.set('Clear-Site-Data', clear);
  return response;
}
