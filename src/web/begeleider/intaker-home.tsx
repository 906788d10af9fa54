import type { StaffActor } from '../../access/actor.ts';
import { type InboxItem, listInbox } from '../../inbox/list.ts';
import { anniversary } from '../../look/notes.ts';
import { lastDay } from '../../sharing/life.ts';
import { showDay } from '../../words/text.ts';
import { Page } from '../parts/page.tsx';
import { Sheet, type SheetTone } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { First, WorkLinks } from './work-links.tsx';

/**
 * An intaker's day (F74): what is new, what waits for an answer back, what was agreed and which of it is to be looked at again. Only names and days:
 * nothing of a passport is opened here.
 */
export async function showIntaker(asked: Asked<StaffActor>): Promise<Response> {
  const { actor, house, view, show } = asked;
  const { t, now } = view;
  const all = await listInbox(actor, house);
  const again = all.filter(
    ({ reply }) => reply?.kind === 'agreed' && anniversary(reply.at, now) !== undefined,
  );
  const fresh = all.filter(({ read, reply }) => !read && reply === undefined);
  const open = all.filter(({ read, reply }) => reply?.kind === 'read' || (read && reply === undefined));
  const done = all.filter((one) => ![...again, ...fresh, ...open].includes(one));
  return show(
    <Page view={view} title={t('inbox.title')} heading={t('inbox.title')} lead={t('inbox.lead')} wide>
      <div class="stack">
        {again.length === 0 ? null : (
          <Section view={view} id="opnieuw" title={t('receiving.again')} all={again} tone="mint" />
        )}
        <Section
          view={view}
          id="nieuw"
          title={t('receiving.fresh')}
          all={fresh}
          tone="rose"
          none={t('receiving.fresh-none')}
        />
        {all.length === 0 ? <First view={view} words={t('receiving.first')} /> : null}
        {open.length === 0 ? null : (
          <Section view={view} id="wacht" title={t('receiving.open')} all={open} tone="sky" />
        )}
        {done.length === 0 ? null : <Section view={view} id="klaar" title={t('receiving.done')} all={done} />}
        <section class="flow" aria-labelledby="link">
          <h2 id="link">{t('receiving.link')}</h2>
          <p>{t('staff.work-what')}</p>
        </section>
        <ul class="links">
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
  all: readonly InboxItem[];
  tone?: SheetTone;
  none?: string;
};

function Section({ view, id, title, all, tone, none }: SectionProps) {
  return (
    <section class="flow" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {all.length === 0 ? <p>{none}</p> : null}
      {all.length === 0 ? null : (
        <ul class="grid">
          {all.map((item) => (
            <One view={view} item={item} tone={tone ?? 'white'} />
          ))}
        </ul>
      )}
    </section>
  );
}

function One({ view, item, tone }: { view: View; item: InboxItem; tone: SheetTone }) {
  const { t, language } = view;
  const { grant, called, starts, ends, reply } = item;
  return (
    <Sheet as="li" tone={tone}>
      <h3>
        <a class="sheet-link" href={paths.inboxOne(grant)}>
          <bdi>{called}</bdi>
        </a>
      </h3>
      {reply === undefined ? null : (
        <p>{t(`receiving.reply-${reply.kind}`, { day: showDay(language, reply.at) })}</p>
      )}
      <p class="soft">
        {t('inbox.span', { from: showDay(language, starts), until: showDay(language, lastDay(ends)) })}
      </p>
    </Sheet>
  );
}
