import type { StaffActor } from '../../access/actor.ts';
import { type CallCard, keepCallCard, readCallCard } from '../../guidance/call.ts';
import { cleanLine, cleanText } from '../../questions/clean.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';

/** "Bel mijn mentor" (F39): how a receiver can reach this mentor, when a young person puts the card in a share. */
export const callCardRoute = staffRoute(paths.callCard(), {
  async get(asked) {
    return show(asked, await readCallCard(asked.actor, asked.house), []);
  },
  async post(asked) {
    const { actor, house, form, view } = asked;
    const card = {
      name: cleanLine(form.get('naam') ?? '', 80),
      phone: cleanLine(form.get('telefoon') ?? '', 30),
      hours: cleanText(form.get('uren') ?? '', 200),
    };
    const issues: Issue[] = [
      ...(card.name === '' ? [{ field: 'naam', words: view.t('mentor.call-name-issue') }] : []),
      ...(/^\+?[\d\s().-]{8,}$/.test(card.phone)
        ? []
        : [{ field: 'telefoon', words: view.t('mentor.call-phone-issue') }]),
    ];
    if (issues.length > 0) return show(asked, card, issues);
    await keepCallCard(actor, house, card);
    return asked.go(`${paths.callCard()}?bewaard`);
  },
});

function show(asked: Asked<StaffActor>, card: CallCard | undefined, issues: readonly Issue[]): Response {
  const { view, query } = asked;
  const { t } = view;
  const name = view.visitor.kind === 'staff' ? view.visitor.name : '';
  const page = (
    <Page
      view={view}
      title={t('mentor.call')}
      heading={t('mentor.call')}
      lead={t('mentor.call-lead')}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {query.has('bewaard') ? (
        <Notice kind="done" status>
          <p>{t('mentor.call-kept')}</p>
        </Notice>
      ) : null}
      <Form view={view} action={paths.callCard()}>
        <TextField
          view={view}
          name="naam"
          label={t('mentor.call-name')}
          issue={issueOf(issues, 'naam')}
          value={card?.name ?? name}
          maxlength={80}
        />
        <TextField
          view={view}
          name="telefoon"
          type="tel"
          inputmode="tel"
          label={t('mentor.call-phone')}
          hint={t('mentor.call-phone-hint')}
          issue={issueOf(issues, 'telefoon')}
          value={card?.phone ?? ''}
          maxlength={30}
        />
        <LongField
          view={view}
          name="uren"
          label={t('mentor.call-hours')}
          hint={t('mentor.call-hours-hint')}
          value={card?.hours ?? ''}
          maxlength={200}
          rows={2}
        />
        <Actions>
          <Button kind="main">{t('mentor.call-keep')}</Button>
        </Actions>
      </Form>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}
