import type { OwnerActor } from '../../access/actor.ts';
import { askHelp, listWhereToAsk, type MyHelp, readHelp, seeClosed, stopHelp } from '../../aftercare/help.ts';
import type { WhereToAsk } from '../../aftercare/rows.ts';
import { reachWays } from '../../aftercare/seal.ts';
import { type OrganisationId, readId } from '../../base/id.ts';
import { cleanLine } from '../../questions/clean.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { HelpNow } from './help-now.tsx';

type Owner = Asked<OwnerActor>;

/** "Ik wil hulp" (F66): who gets to know what stands before the press; it can be taken back here; no school is needed for it. */
export const askHelpRoute = ownerRoute(paths.askHelp(), {
  alone: true,
  get: (asked) => showHelp(asked, [], ''),
  async post(asked) {
    const { actor, house, form, go } = asked;
    const what = form.get('doe');
    if (what === 'zoek') return showHelp(asked, [], cleanLine(form.get('zoek') ?? '', 80));
    if (what === 'stop') {
      await stopHelp(actor, house);
      return go(`${paths.askHelp()}?gestopt`);
    }
    if (what === 'gezien') {
      await seeClosed(actor, house);
      return go(paths.home());
    }
    return askIt(asked);
  },
});

async function askIt(asked: Owner): Promise<Response> {
  const { actor, house, form, view, go } = asked;
  const { t } = view;
  const organisation = readId<OrganisationId>(form.get('waar') ?? undefined);
  const called = cleanLine(form.get('naam') ?? '', 60);
  const where = cleanLine(form.get('bereik') ?? '', 120);
  const way = reachWays.find((one) => one === form.get('hoe'));
  const issues: Issue[] = [];
  if (organisation === undefined) issues.push({ field: 'waar', words: t('aftercare.where-empty') });
  if (called === '') issues.push({ field: 'naam', words: t('aftercare.called-empty') });
  if (way === undefined) issues.push({ field: 'hoe', words: t('aftercare.way-empty') });
  if (where === '') issues.push({ field: 'bereik', words: t('aftercare.reach-empty') });
  const words = cleanLine(form.get('zoek') ?? '', 80);
  if (organisation === undefined || way === undefined || issues.length > 0)
    return showHelp(asked, issues, words);
  const stopped = await stoppedBy(asked);
  if (stopped !== undefined) return showHelp(asked, [{ field: 'waar', words: t(stopped) }], words, 429);
  if (!(await askHelp(actor, house, { organisation, called, reach: { way, where } })))
    for (const [name, key] of triesOf(asked)) await asked.desk.limits.giveBack(name, key);
  return go(`${paths.askHelp()}?gevraagd`);
}

const triesOf = ({ actor, network }: Owner) =>
  [
    ['help-asked', actor.owner],
    ['help-network', network],
  ] as const;

/**
 * Each question brings work, and a letter, to people: so a few a day of one passport, and a class full in an hour of one network. Gives the words for
 * which of the two it is: who never asked is not told to have asked often, and keeps the own tries.
 */
async function stoppedBy(asked: Owner): Promise<'aftercare.often' | 'aftercare.often-here' | undefined> {
  const { limits } = asked.desk;
  const [[own, owner], [all, network]] = triesOf(asked);
  if (!(await limits.take(own, owner))) return 'aftercare.often';
  if (await limits.take(all, network)) return undefined;
  await limits.giveBack(own, owner);
  return 'aftercare.often-here';
}

async function showHelp(
  asked: Owner,
  issues: readonly Issue[],
  words: string,
  status: 422 | 429 = 422,
): Promise<Response> {
  const { actor, house, view, query, show } = asked;
  const { t } = view;
  const help = await readHelp(actor, house);
  const page = (
    <Page
      view={view}
      title={t('aftercare.help')}
      heading={t('aftercare.help')}
      lead={t(help.now === undefined ? 'aftercare.help-lead' : 'aftercare.help-stands')}
      back={paths.home()}
      here="passport"
      quickExit
      fault={issues.length > 0}
    >
      <div class="stack">
        {query.has('gestopt') && help.now === undefined ? (
          <Notice kind="done" status>
            <p>{t('aftercare.stopped')}</p>
          </Notice>
        ) : null}
        {help.now === undefined ? (
          <AskForm
            asked={asked}
            help={help}
            all={await listWhereToAsk(actor, house, words)}
            issues={issues}
            words={words}
          />
        ) : (
          <HelpNow view={view} help={help} now={help.now} fresh={query.has('gevraagd')} />
        )}
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? status : 200);
}

type FormProps = {
  asked: Owner;
  help: MyHelp;
  all: readonly WhereToAsk[];
  issues: readonly Issue[];
  words: string;
};

/** Those of the own region; somebody without a school looks for the own town. */
function AskForm({ asked, help, all, issues, words }: FormProps) {
  const { view, query } = asked;
  const { t } = view;
  const near = all.filter((one) => one.near);
  const narrow = words === '' && near.length > 0 && !query.has('alle');
  const shown = (narrow ? near : all).slice(0, mostShown);
  if (shown.length === 0 && words === '') return <p>{t('aftercare.nobody')}</p>;
  return (
    <>
      {narrow ? null : <Search view={view} words={words} />}
      {shown.length === 0 ? (
        <p role="status">{t('aftercare.none-found')}</p>
      ) : (
        <>
          <ErrorSummary view={view} issues={issues} />
          <Form view={view} action={paths.askHelp()}>
            <input type="hidden" name="zoek" value={words} />
            <Notice>
              <p>{t('aftercare.goes')}</p>
              <p>{t('aftercare.goes-not')}</p>
            </Notice>
            <Where view={view} shown={shown} chosen={asked.form.get('waar') ?? ''} issues={issues} />
            {narrow ? (
              <p>
                <Link href={`${paths.askHelp()}?alle`}>{t('aftercare.elsewhere')}</Link>
              </p>
            ) : null}
            <Reach asked={asked} help={help} issues={issues} />
            <Actions>
              <Button kind="main" noCheck>
                {t('aftercare.ask')}
              </Button>
            </Actions>
            <p class="soft">{t('aftercare.can-stop')}</p>
          </Form>
        </>
      )}
    </>
  );
}

const mostShown = 20;

/** Sent as a form: where somebody lives does not belong in an address. */
function Search({ view, words }: { view: View; words: string }) {
  const { t } = view;
  return (
    <Form view={view} action={paths.askHelp()}>
      <TextField
        view={view}
        name="zoek"
        type="search"
        label={t('aftercare.search')}
        hint={t('aftercare.search-hint')}
        value={words}
        maxlength={80}
      />
      <Actions>
        <Button name="doe" value="zoek">
          {t('inbox.search-do')}
        </Button>
      </Actions>
    </Form>
  );
}

type WhereProps = { view: View; shown: readonly WhereToAsk[]; chosen: string; issues: readonly Issue[] };

function Where({ view, shown, chosen, issues }: WhereProps) {
  const { t } = view;
  return (
    <Radios
      name="waar"
      legend={t('aftercare.where')}
      issue={issueOf(issues, 'waar')}
      options={shown.map(({ id, name, place, serves }) => ({
        value: id,
        words: <bdi>{name}</bdi>,
        note: serves ?? place ?? undefined,
      }))}
      chosen={[chosen]}
    />
  );
}

/** The name and the way that were used before stand there already: one press is enough then. */
function Reach({ asked, help, issues }: Pick<FormProps, 'asked' | 'help' | 'issues'>) {
  const { view, form } = asked;
  const { t, visitor } = view;
  const last = help.before[0];
  const name = last?.called ?? (visitor.kind === 'owner' ? visitor.name : '');
  return (
    <>
      <TextField
        view={view}
        name="naam"
        label={t('aftercare.called')}
        issue={issueOf(issues, 'naam')}
        value={form.get('naam') ?? name}
        maxlength={60}
      />
      <Radios
        name="hoe"
        legend={t('aftercare.way')}
        issue={issueOf(issues, 'hoe')}
        options={reachWays.map((way) => ({ value: way, words: t(`aftercare.way-${way}`) }))}
        chosen={[form.get('hoe') ?? last?.reach.way ?? '']}
      />
      <TextField
        view={view}
        name="bereik"
        label={t('aftercare.reach')}
        hint={t('aftercare.reach-hint')}
        issue={issueOf(issues, 'bereik')}
        value={form.get('bereik') ?? last?.reach.where ?? ''}
        maxlength={120}
      />
    </>
  );
}
