import type { StaffActor } from '../../access/actor.ts';
import { type Choosable, listSuccessors } from '../../inbox/choose.ts';
import { proposeHandover } from '../../inbox/hand-over.ts';
import type { InboxItem } from '../../inbox/list.ts';
import { cleanText } from '../../questions/clean.ts';
import { asReceiver, roleInWords } from '../jongere/delen-kies.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { whileShared } from './gedeeld.tsx';

const longest = 500;

/** Proposes who takes over (F39, F65). Nothing moves before the young person's yes. */
export const handoverRoute = staffRoute(pattern.inboxHandover, {
  get: (asked) => whileShared(asked, (_, item) => showPropose(asked, item, [])),
  post: (asked) =>
    whileShared(asked, async (reader, item) => {
      const { actor, house, form, view, go } = asked;
      const to = (await listSuccessors(actor, house)).find(({ key }) => key === form.get('naar'));
      const why = cleanText(form.get('waarom') ?? '', longest);
      const issues: Issue[] = [];
      if (to === undefined) issues.push({ field: 'naar', words: view.t('requests.handover-who-empty') });
      if (why === '') issues.push({ field: 'waarom', words: view.t('requests.why-empty') });
      if (to === undefined || issues.length > 0) return showPropose(asked, item, issues);
      const proposed = await proposeHandover(reader, house, { to, as: asReceiver(view, to) }, why);
      return go(`${paths.inboxHandover(reader.grant)}?${proposed ? 'klaar' : 'al'}`);
    }),
});

async function showPropose(
  asked: Asked<StaffActor>,
  { called: name, grant }: InboxItem,
  issues: readonly Issue[],
): Promise<Response> {
  const { actor, house, view, form, query, show } = asked;
  const { t } = view;
  const said = query.has('klaar') ? 'handover-done' : query.has('al') ? 'handover-before' : undefined;
  const successors = said === undefined ? await listSuccessors(actor, house) : [];
  const page = (
    <Page
      view={view}
      title={t('requests.handover')}
      heading={t('requests.handover')}
      lead={t('requests.handover-lead', { name })}
      back={paths.inboxOne(grant)}
      fault={issues.length > 0}
    >
      {said === undefined ? null : (
        <Notice kind="done" status>
          <p>{t(`requests.${said}`, { name })}</p>
        </Notice>
      )}
      {said === undefined && successors.length === 0 ? <p>{t('requests.handover-none')}</p> : null}
      {successors.length === 0 ? null : (
        <>
          <ErrorSummary view={view} issues={issues} />
          <Form view={view} action={paths.inboxHandover(grant)}>
            <Radios
              name="naar"
              legend={t('requests.handover-who')}
              issue={issueOf(issues, 'naar')}
              options={successors.map((one) => option(asked, one))}
              chosen={[form.get('naar') ?? '']}
            />
            <LongField
              view={view}
              name="waarom"
              label={t('requests.why')}
              hint={t('requests.handover-why-hint', { name })}
              issue={issueOf(issues, 'waarom')}
              value={form.get('waarom') ?? ''}
              maxlength={longest}
            />
            <Actions>
              <Button kind="main" noCheck>
                {t('requests.handover-do', { name })}
              </Button>
            </Actions>
          </Form>
        </>
      )}
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

const option = ({ view }: Asked<StaffActor>, one: Choosable) => ({
  value: one.key,
  words: one.name,
  note: [roleInWords(view, one.as), one.at, one.place].filter(Boolean).join(', '),
});
