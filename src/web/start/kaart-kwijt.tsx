import type { OwnerActor } from '../../access/actor.ts';
import { askCardCode, renewCardByMail } from '../../identity/card-by-mail.ts';
import { DemoLetters } from '../begeleider/demo-letters.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { MailedCode } from '../parts/mailed-code.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';

/** A new card for who lost the old one and set an own address: a code goes there, and makes the card. */
export const lostCardRoute = ownerRoute(paths.lostCard(), {
  alone: true,
  get: (asked) => lostPage(asked, [], asked.query.has('code')),
  async post(asked) {
    const { actor, house, desk, form, view, attempt } = asked;
    if (!form.has('code')) {
      await desk.limits.take('sign-in-letter', actor.owner);
      const browser = await askCardCode(actor, house, view.language);
      if (browser === undefined) return lostPage(asked, [], false, true);
      return asked.setAttempt(asked.go(`${paths.lostCard()}?code`), browser);
    }
    const done = await renewCardByMail(actor, house, attempt ?? '', form.get('code') ?? '');
    if (done.kind === 'made') return asked.setAttempt(asked.go(paths.card()), '');
    const words =
      done.kind === 'wrong' ? view.t('ways.code-wrong', { left: done.left }) : view.t('ways.code-over');
    return lostPage(asked, [{ field: 'code', words }], true);
  },
});

function lostPage(asked: Asked<OwnerActor>, issues: readonly Issue[], sent: boolean, none = false): Response {
  const { view } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('ways.lost-title')}
      heading={t('ways.lost-title')}
      lead={t(none ? 'ways.lost-none' : sent ? 'ways.code-lead' : 'ways.lost-lead')}
      back={paths.card()}
      here="settings"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {none ? (
        <Actions>
          <LinkButton href={paths.help()}>{t('common.help')}</LinkButton>
        </Actions>
      ) : (
        <Form view={view} action={paths.lostCard()}>
          {sent ? <MailedCode view={view} issues={issues} /> : null}
          <Actions>
            <Button kind="main">{t(sent ? 'ways.lost-make' : 'ways.address-send')}</Button>
          </Actions>
        </Form>
      )}
      {sent ? <DemoLetters asked={asked} /> : null}
    </Page>
  );
  return asked.show(page, issues.length > 0 || none ? 422 : 200);
}
