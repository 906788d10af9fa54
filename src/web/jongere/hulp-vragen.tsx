import type { OwnerActor } from '../../access/actor.ts';
import { askHelp, listWhereToAsk, readHelp, seeClosed, stopHelp } from '../../aftercare/help.ts';
import { reachWays } from '../../aftercare/seal.ts';
import { type OrganisationId, readId } from '../../base/id.ts';
import { cleanLine } from '../../questions/clean.ts';
import { showWait } from '../../words/text.ts';
import { tooOften } from '../faults.tsx';
import type { Issue } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { HelpNow } from './help-now.tsx';
import { AskForm } from './hulp-form.tsx';

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
  if (stopped !== undefined)
    return tooOften(await showHelp(asked, [{ field: 'waar', words: stopped.why }], words), stopped.wait);
  const outcome = await askHelp(actor, house, { organisation, called, reach: { way, where } });
  if (outcome !== 'asked')
    for (const [name, key] of triesOf(asked)) await asked.desk.limits.giveBack(name, key);
  if (outcome === 'nobody') return elsewhere(asked, words);
  return go(`${paths.askHelp()}?gevraagd`);
}

/** Whom was chosen left meanwhile, or signed no longer: the form comes back with who is there now, so also where the words to look for find nobody. */
async function elsewhere(asked: Owner, words: string): Promise<Response> {
  const there = await listWhereToAsk(asked.actor, asked.house, words);
  const gone: Issue = { field: 'waar', words: asked.view.t('aftercare.where-gone') };
  return showHelp(asked, [gone], there.length > 0 ? words : '');
}

const triesOf = ({ actor, network }: Owner) =>
  [
    ['help-asked', actor.owner],
    ['help-network', network],
  ] as const;

/**
 * Each question brings work, and a letter, to people: so a few a day of one passport, and a class full in an hour of one network. Says
 * which of the two it is, and how long: who never asked is not told to have asked often, and keeps the own tries.
 */
async function stoppedBy(asked: Owner): Promise<{ why: string; wait: number } | undefined> {
  const { limits } = asked.desk;
  const { t, language } = asked.view;
  const [[own, owner], [all, network]] = triesOf(asked);
  const mine = await limits.count(own, owner);
  if (mine > 0) return { why: t('aftercare.often', { when: showWait(language, mine) }), wait: mine };
  const here = await limits.count(all, network);
  if (here === 0) return undefined;
  await limits.giveBack(own, owner);
  return { why: t('aftercare.often-here', { when: showWait(language, here) }), wait: here };
}

async function showHelp(asked: Owner, issues: readonly Issue[], words: string): Promise<Response> {
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
  return show(page, issues.length > 0 ? 422 : 200);
}
