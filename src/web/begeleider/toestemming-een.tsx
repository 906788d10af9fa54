import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type AskingId, readId } from '../../base/id.ts';
import { handleWaiting } from '../../consent/handle.ts';
import { type Waiting, weighAsking } from '../../consent/school.ts';
import { paperText } from '../../consent/text.ts';
import { cleanLine, cleanText } from '../../questions/clean.ts';
import { PaperLines } from '../jongere/consent-paper.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';

type Staff = Asked<StaffActor>;
const longest = 1_000;

/** One of them: the paper was seen, or there is an exception, or not. Each look is a line in the young person's own log. */
export const waitingOneRoute = staffRoute(pattern.waitingOne, {
  get: async (asked) => showOne(asked, await weighAsking(asked.actor, asked.house, askingOf(asked)), []),
  async post(asked) {
    const { actor, house, form, view } = asked;
    const id = askingOf(asked);
    const outcome = form.get('besluit') === 'ja' ? 'yes' : 'no';
    const reason = cleanText(form.get('waarom') ?? '', longest);
    const signer = cleanLine(form.get('wie') ?? '', 120);
    const one = await weighAsking(actor, house, id);
    const issues = check(asked, one, outcome, reason, signer);
    if (issues.length > 0) return showOne(asked, one, issues);
    const name = view.visitor.kind === 'staff' ? view.visitor.name : '';
    const handled = await handleWaiting(actor, house, id, { outcome, name, signer, reason });
    return asked.go(`${paths.waiting()}?${handled === 'handled' ? 'klaar' : 'laat'}`);
  },
});

function check(
  { view: { t } }: Staff,
  { kind }: Waiting,
  outcome: 'yes' | 'no',
  reason: string,
  signer: string,
): Issue[] {
  const issues: Issue[] = [];
  if (kind === 'paper' && outcome === 'yes' && signer === '')
    issues.push({ field: 'wie', words: t('entrust.signer-empty') });
  if (kind !== 'paper' && reason === '') issues.push({ field: 'waarom', words: t('entrust.reason-empty') });
  return issues;
}

function askingOf({ params }: Staff): AskingId {
  const id = readId<AskingId>(params.asking);
  if (id === undefined) throw new Fault('not-there', 'no such asking');
  return id;
}

function showOne(asked: Staff, one: Waiting & { words: string }, issues: readonly Issue[]): Response {
  const { view, form } = asked;
  const { t } = view;
  const { id, kind, called: name } = one;
  const paper = kind === 'paper';
  const page = (
    <Page
      view={view}
      title={t('entrust.title')}
      heading={t(`entrust.${kind}-of`, { name })}
      lead={t(`entrust.${kind}-lead`, { name })}
      back={paths.waiting()}
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        {paper ? <PaperText view={view} name={name} /> : null}
        {kind === 'exception' ? <Told view={view} one={one} /> : null}
        <Form view={view} action={paths.waitingOne(id)}>
          {paper ? (
            <TextField
              view={view}
              name="wie"
              label={t('entrust.signer')}
              hint={t('entrust.signer-hint')}
              issue={issueOf(issues, 'wie')}
              value={form.get('wie') ?? ''}
              maxlength={120}
            />
          ) : null}
          <LongField
            view={view}
            name="waarom"
            label={t('entrust.reason')}
            hint={t('entrust.reason-hint', { name })}
            optional={paper}
            issue={issueOf(issues, 'waarom')}
            value={form.get('waarom') ?? ''}
            maxlength={longest * 2}
            rows={4}
          />
          <p class="soft">{t('entrust.logged', { name })}</p>
          <Actions>
            <Button kind="main" name="besluit" value="ja">
              {t(`entrust.${kind}-yes`)}
            </Button>
            <Button name="besluit" value="nee">
              {t(`entrust.${kind}-no`)}
            </Button>
          </Actions>
        </Form>
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

/** The text that has to stand on the paper, in Dutch. */
function PaperText({ view, name }: { view: View; name: string }) {
  const { words, version } = paperText(name);
  return (
    <Sheet>
      <p>{view.t('entrust.paper-text', { version })}</p>
      <PaperLines words={words} />
    </Sheet>
  );
}

function Told({ view, one }: { view: View; one: Waiting & { words: string } }) {
  const { t } = view;
  const name = one.called;
  return (
    <>
      <Notice kind="mind">
        <p>{t('entrust.exception-care', { name })}</p>
      </Notice>
      <Sheet as="section" labelledBy="geschreven">
        <h2 id="geschreven">{t('entrust.words', { name })}</h2>
        {one.words === '' ? (
          <p>{t('entrust.no-words', { name })}</p>
        ) : (
          <p class="own-words" dir="auto">
            {one.words}
          </p>
        )}
      </Sheet>
    </>
  );
}
