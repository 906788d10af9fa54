import type { StaffActor } from '../../access/actor.ts';
import { listSignals, type Waiting } from '../../aftercare/cases.ts';
import { listInbox } from '../../inbox/list.ts';
import { showDay } from '../../words/text.ts';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { First, WorkLinks } from './work-links.tsx';

/** An adviser's day (F60): who asks for help, who wants to be called, of whom a check-in is due, whom this person helps, and what was shared. */
export async function showAdviser(asked: Asked<StaffActor>): Promise<Response> {
  const { actor, house, view, show } = asked;
  const { t } = view;
  const all = await listSignals(actor, house);
  const shared = (await listInbox(actor, house)).length;
  const fresh = all.filter(({ mine }) => !mine);
  const mine = all.filter((one) => one.mine);
  const calls = mine.filter((one) => one.calls);
  return show(
    <Page
      view={view}
      title={t('helping.home')}
      heading={t('helping.home')}
      lead={t('helping.home-lead')}
      wide
    >
      <div class="stack">
        {calls.length === 0 ? null : (
          <Section view={view} id="bellen" title={t('helping.calls')} all={calls} tone="rose" />
        )}
        <Section
          view={view}
          id="nieuw"
          title={t('helping.fresh')}
          all={fresh}
          tone="sky"
          none={t('helping.fresh-none')}
        />
        <Section
          view={view}
          id="mijn"
          title={t('helping.mine')}
          all={mine.filter((one) => !one.calls)}
          none={calls.length === 0 ? t('helping.mine-none') : undefined}
        />
        {all.length + shared === 0 ? <First view={view} words={t('helping.first')} /> : null}
        <ul class="links">
          <li>
            <a href={paths.inbox()}>{t('inbox.count', { count: shared })}</a>
          </li>
          <li>
            <a href={paths.receive()}>{t('staff.work-open')}</a>
          </li>
          <WorkLinks asked={asked} />
        </ul>
      </div>
    </Page>,
  );
}

type SectionProps = {
  view: View;
  id: string;
  title: string;
  all: readonly Waiting[];
  tone?: 'rose' | 'sky';
  none?: string | undefined;
};

function Section({ view, id, title, all, tone, none }: SectionProps) {
  if (all.length === 0 && none === undefined) return null;
  return (
    <section class="flow" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {all.length === 0 ? <p>{none}</p> : null}
      {all.length === 0 ? null : (
        <ul class="grid">
          {all.map((one) => (
            <One view={view} one={one} tone={tone} />
          ))}
        </ul>
      )}
    </section>
  );
}

function One({ view, one, tone }: { view: View; one: Waiting; tone: SectionProps['tone'] }) {
  const { t, language } = view;
  return (
    <Sheet as="li" tone={tone ?? 'white'}>
      <h3>
        <a class="sheet-link" href={paths.signal(one.id)}>
          <bdi>{one.called}</bdi>
        </a>
      </h3>
      <p class="soft">{t('helping.since', { day: showDay(language, one.asked) })}</p>
      {one.calls ? <p>{t('helping.wants-call')}</p> : null}
      {one.due === undefined ? null : <p>{t('helping.due', { months: one.due })}</p>}
    </Sheet>
  );
}
