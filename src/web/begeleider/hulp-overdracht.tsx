import type { StaffActor } from '../../access/actor.ts';
import { inSight, proposeColleague } from '../../aftercare/cases.ts';
import { passOver } from '../../base/fault.ts';
import type { OwnerId, SignalId } from '../../base/id.ts';
import { type Choosable, listSuccessors } from '../../inbox/choose.ts';
import { proposeHandover } from '../../inbox/hand-over.ts';
import { listInbox, readerOf } from '../../inbox/list.ts';
import { cleanText } from '../../questions/clean.ts';
import { asReceiver } from '../jongere/delen-kies.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { signalIn } from './hulp.tsx';

type Staff = Asked<StaffActor>;
const longest = 500;

/** A colleague goes on, when the young person says yes (F65); what was shared by name is proposed to go along, in the same way as ever (decision 0040). */
export const signalOtherRoute = staffRoute(pattern.signalOther, {
  get: (asked) => showOther(asked, signalIn(asked), []),
  async post(asked) {
    const id = signalIn(asked);
    const { actor, house, form, view, go } = asked;
    const { owner } = await inSight(actor, house, id);
    const to = (await colleagues(asked)).find(({ key }) => key === form.get('naar'));
    const why = cleanText(form.get('waarom') ?? '', longest);
    const issues: Issue[] = [];
    if (to === undefined) issues.push({ field: 'naar', words: view.t('requests.handover-who-empty') });
    if (why === '') issues.push({ field: 'waarom', words: view.t('requests.why-empty') });
    const person = to?.to.person ?? null;
    if (to === undefined || person === null || issues.length > 0) return showOther(asked, id, issues);
    const colleague = { organisation: to.to.organisation, person, name: to.name, at: to.at };
    const proposed = await proposeColleague(actor, house, id, { to: colleague, why });
    // Also the second time: the first may have stopped half way. What was proposed of a share before stays as it is.
    if (proposed !== 'before') await shareToo(asked, owner, to, why);
    return go(`${paths.signalOther(id)}?${proposed === 'proposed' ? 'klaar' : 'al'}`);
  },
});

/** Of what was shared with this person by name, the same colleague is proposed. A share that was stopped meanwhile holds up no other. */
async function shareToo(
  { actor, house, view }: Staff,
  owner: OwnerId,
  to: Choosable,
  why: string,
): Promise<void> {
  for (const one of await listInbox(actor, house)) {
    if (one.owner !== owner || !one.personal || !one.read) continue;
    await readerOf(actor, house, one.grant)
      .then((reader) => proposeHandover(reader, house, { to, as: asReceiver(view, to) }, why))
      .catch(passOver);
  }
}

/** Who does the same work, by name. */
const colleagues = async ({ actor, house }: Staff): Promise<readonly Choosable[]> =>
  (await listSuccessors(actor, house)).filter(({ as }) => as.role === 'adviser');

async function showOther(asked: Staff, id: SignalId, issues: readonly Issue[]): Promise<Response> {
  const { actor, house, view, form, query, show } = asked;
  const { t } = view;
  const { called: name } = await inSight(actor, house, id);
  const said = query.has('klaar') ? 'handover-done' : query.has('al') ? 'handover-before' : undefined;
  const others = said === undefined ? await colleagues(asked) : [];
  const page = (
    <Page
      view={view}
      title={t('requests.handover')}
      heading={t('requests.handover')}
      lead={t('requests.handover-lead', { name })}
      back={paths.signal(id)}
      fault={issues.length > 0}
    >
      {said === undefined ? null : (
        <Notice kind="done" status>
          <p>{t(`requests.${said}`, { name })}</p>
        </Notice>
      )}
      {said === undefined && others.length === 0 ? <p>{t('requests.handover-none')}</p> : null}
      {others.length === 0 ? null : (
        <>
          <ErrorSummary view={view} issues={issues} />
          <Form view={view} action={paths.signalOther(id)}>
            <Radios
              name="naar"
              legend={t('requests.handover-who')}
              issue={issueOf(issues, 'naar')}
              options={others.map((one) => ({ value: one.key, words: <bdi>{one.name}</bdi>, note: one.at }))}
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
