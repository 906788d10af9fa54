import { chooseCounting, readCounting } from '../../passport/counting.ts';
import { type Counting, countings } from '../../passport/counting-rows.ts';
import { chooseResearch, readResearch } from '../../passport/research.ts';
import type { Key } from '../../words/catalogs.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** "Wat telt er van mij mee?" What of the young person counts in the figures of school and region; what helps, only after a yes (decision 0058). */
export const countingRoute = ownerRoute(paths.counting(), {
  alone: true,
  async get({ actor, house, view, query, show }) {
    const what = await readCounting(actor, house);
    const research = await readResearch(actor, house);
    return show(<CountingPage view={view} what={what} research={research} saved={query.has('klaar')} />);
  },
  async post({ actor, house, form, go }) {
    const what = countings.find((one) => one === form.get('telt'));
    const research = form.get('onderzoek');
    if (what !== undefined) await chooseCounting(actor, house, what);
    if (research === 'ja' || research === 'nee') await chooseResearch(actor, house, research === 'ja');
    return go(`${paths.counting()}${what === undefined && research === null ? '' : '?klaar'}`);
  },
});

export const countingWords = {
  all: 'figures.own-all',
  some: 'figures.own-some',
  none: 'figures.own-none',
} as const satisfies Record<Counting, Key>;

type PageProps = { view: View; what: Counting; research: boolean; saved: boolean };

function CountingPage({ view, what, research, saved }: PageProps) {
  const { t } = view;
  return (
    <Page view={view} title={t('figures.own')} back={paths.settings()} here="settings">
      {saved ? (
        <Notice kind="done" status>
          {t('figures.own-saved')}
        </Notice>
      ) : null}
      <Form view={view} action={paths.counting()}>
        <Radios
          name="telt"
          legend={t('figures.own')}
          hint={t('figures.own-hint')}
          asHeading
          options={countings.map((value) => ({
            value,
            words: t(countingWords[value]),
            note: t(`figures.own-${value}-hint`),
          }))}
          chosen={[what]}
        />
        <Actions>
          <Button kind="main">{t('figures.own-keep')}</Button>
        </Actions>
      </Form>
      <Disclosure words={t('figures.own-how')}>
        <p>{t('figures.own-how-1')}</p>
        <p>{t('figures.own-how-2')}</p>
        <p>{t('figures.own-how-3')}</p>
      </Disclosure>
      <ResearchPart view={view} research={research} />
    </Page>
  );
}

/** Research asks first: nobody counts in it without a yes, and a no later on is as easy (F110). */
function ResearchPart({ view, research }: Pick<PageProps, 'view' | 'research'>) {
  const { t } = view;
  return (
    <section class="flow" aria-labelledby="onderzoek">
      <h2 id="onderzoek">{t('figures.research')}</h2>
      <p>{t('figures.research-what')}</p>
      <Form view={view} action={paths.counting()}>
        <Radios
          name="onderzoek"
          legend={t('figures.research-ask')}
          hint={t('figures.research-hint')}
          options={[
            { value: 'nee', words: t('figures.research-no') },
            { value: 'ja', words: t('figures.research-yes') },
          ]}
          chosen={[research ? 'ja' : 'nee']}
        />
        <Actions>
          <Button>{t('figures.own-keep')}</Button>
        </Actions>
      </Form>
      <Disclosure words={t('figures.research-how')}>
        <p>{t('figures.research-how-1')}</p>
        <p>{t('figures.research-how-2')}</p>
        <p>{t('figures.research-how-3')}</p>
      </Disclosure>
    </section>
  );
}

const steps = [
  'started',
  'begun',
  'done',
  'finished',
  'talked',
  'shared',
  'read',
  'agreed',
  'arrived',
  'route',
  'stop',
] as const;

/** Which steps were counted, in words: each kind once. */
export function stepWords({ t }: View, counted: readonly string[]): string {
  return steps
    .filter((kind) => counted.some((one) => one.split('-')[0] === kind))
    .map((kind) => t(`figures.step-${kind}`))
    .join(', ');
}
