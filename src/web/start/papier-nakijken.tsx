import type { Actor } from '../../access/actor.ts';
import { codeLength, readCode } from '../../base/code.ts';
import { lastDay } from '../../sharing/life.ts';
import { type PaperState, readPaper } from '../../sharing/paper-code.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';

/** Does the share of this paper still stand (C19)? One word and a day; whose it is and what is in it stays on the paper. */
export const paperCheckRoute = openRoute(paths.paperCheck(), {
  get: (asked) => showCheck(asked, []),
  async post(asked) {
    const { form, house, desk, network, view } = asked;
    const typed = (form.get('code') ?? '').trim();
    if (readCode(typed, codeLength.paper) === undefined)
      return showCheck(asked, [{ field: 'code', words: view.t('inbox.paper-shape') }]);
    await desk.limits.take('paper-code', network);
    const found = await readPaper(house, typed);
    if (found === undefined)
      return showCheck(asked, [{ field: 'code', words: view.t('inbox.paper-unknown') }]);
    await desk.limits.giveBack('paper-code', network);
    return showCheck(asked, [], found);
  },
});

function showCheck(asked: Asked<Actor>, issues: readonly Issue[], found?: PaperState): Response {
  const { view, form, show } = asked;
  const { t, language } = view;
  const page = (
    <Page
      view={view}
      title={t('inbox.paper-title')}
      heading={t('inbox.paper-title')}
      lead={t('inbox.paper-lead')}
      back={paths.start()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {found === undefined ? null : (
        <Notice kind={found.state === 'stands' ? 'done' : 'mind'} status>
          <p>
            {t(`inbox.paper-${found.state}`, {
              day: showDay(language, found.state === 'stopped' ? found.day : lastDay(found.day)),
            })}
          </p>
        </Notice>
      )}
      <Form view={{ ...view, mark: '' }} action={paths.paperCheck()}>
        <TextField
          view={view}
          name="code"
          label={t('inbox.paper-code')}
          hint={t('inbox.paper-hint')}
          issue={issueOf(issues, 'code')}
          value={(form.get('code') ?? '').slice(0, 60)}
          size="code"
          autocapitalize="characters"
          spellcheck={false}
        />
        <Actions>
          <Button kind="main" noCheck>
            {t('inbox.paper-do')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}
