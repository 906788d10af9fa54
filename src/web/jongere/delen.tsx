import { type Outside, readOutside } from '../../consent/read.ts';
import { listRequests, type Waiting } from '../../inbox/ask.ts';
import { listHandovers, type Proposed } from '../../inbox/hand-over.ts';
import { type Closed, listClosed } from '../../look/addressed.ts';
import { listWatchers, type Watcher } from '../../look/watchers.ts';
import { stands } from '../../sharing/life.ts';
import { listShares, type Share } from '../../sharing/list.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { DutchBeside } from '../parts/dutch-beside.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { Requests } from './delen-vragen.tsx';
import { AgainLine } from './outside-lines.tsx';
import { ClosedShares, DraftShares, ShareSheet } from './share-sheet.tsx';

/** "Wie kan mijn paspoort zien?" (U38, F118): one place for everything about sharing (P58). */
export const sharingRoute = ownerRoute(paths.sharing(), {
  async get({ actor, house, view, query, show }) {
    const shares = await listShares(actor, house);
    const stopped = shares.find((share) => share.state === 'stopped' && share.id === query.get('gestopt'));
    const count = Number.parseInt(query.get('alles') ?? '', 10);
    const said = query.has('nee')
      ? view.t('requests.declined')
      : stopped !== undefined
        ? view.t('share.stopped-now', { who: stopped.receiver.name })
        : Number.isNaN(count)
          ? undefined
          : view.t('share.stopped-all', { count: Math.min(count, shares.length) });
    const watchers = await listWatchers(actor, house);
    const outside = await readOutside(actor, house);
    return show(
      <SharingPage
        view={view}
        shares={shares}
        watchers={watchers}
        closed={await listClosed(actor, house)}
        outside={outside}
        requests={await listRequests(actor, house)}
        handovers={await listHandovers(actor, house)}
        said={said}
      />,
    );
  },
});

function SharingPage(props: {
  view: View;
  shares: readonly Share[];
  watchers: readonly Watcher[];
  closed: ReadonlyMap<string, Closed>;
  outside: Outside;
  requests: readonly Waiting[];
  handovers: readonly Proposed[];
  said: string | undefined;
}) {
  const { view, shares, watchers, closed, outside, requests, handovers, said } = props;
  const { t } = view;
  const standing = shares.filter((share) => stands(share.state));
  return (
    <Page
      view={view}
      title={t('common.who-sees')}
      heading={t('common.who-sees')}
      lead={t('share.now', { count: standing.length })}
      back={paths.home()}
      beside={standing.length === 0 ? undefined : <Link href={paths.stopAll()}>{t('share.stop-all')}</Link>}
      here="sharing"
    >
      <div class="stack">
        {said === undefined ? null : (
          <Notice kind="done" status>
            <p>{said}</p>
          </Notice>
        )}
        <AgainLine view={view} outside={outside} />
        <Requests view={view} requests={requests} handovers={handovers} />
        {standing.length === 0 ? <p>{t('share.empty')}</p> : null}
        {standing.map((share) => (
          <ShareSheet
            view={view}
            share={share}
            all={standing}
            closed={closed.get(share.id)}
            still={outside.again.get(share.id) === 'closed'}
          />
        ))}
        {watchers.map((watcher) => (
          <WatcherSheet view={view} watcher={watcher} />
        ))}
        <Actions>
          <LinkButton kind="main" href={paths.chooseReceiver()} icon="plus">
            {t('share.with-someone')}
          </LinkButton>
        </Actions>
        <DraftShares view={view} shares={shares.filter((share) => share.state === 'draft')} />
        <ClosedShares
          view={view}
          shares={shares.filter((share) => !stands(share.state) && share.state !== 'draft')}
        />
        {shares.every((share) => share.state === 'draft') ? null : (
          <section aria-labelledby="eerlijk" class="flow">
            <h2 id="eerlijk">{t('share.honest')}</h2>
            <p>{t('share.honest-what')}</p>
            <DutchBeside view={view} keys={['share.honest-what']} />
          </section>
        )}
        <ul class="links">
          <li>
            <a href={paths.history()}>{t('share.everything-happened')}</a>
          </li>
          <li>
            <a href={paths.consent()}>{t('consent.sharing-link')}</a>
          </li>
          <li>
            <a href={paths.everything()}>{t('share.take-along')}</a>
          </li>
        </ul>
      </div>
    </Page>
  );
}

/** The mentor of a class sees a name and how far somebody is. That is no share, but it belongs on an honest list. */
function WatcherSheet({ view: { t }, watcher }: { view: View; watcher: Watcher }) {
  const { mentors, groupName, organisationName, group } = watcher;
  const last = mentors.at(-1);
  const names =
    mentors.length > 1 ? t('share.and', { first: mentors.slice(0, -1).join(', '), last: last ?? '' }) : last;
  return (
    <Sheet as="section" tone="sky" labelledBy={`klas-${group}`}>
      <h2 id={`klas-${group}`}>
        {names === undefined
          ? t('share.class-nobody', { group: groupName })
          : t('share.class-mentor', { mentor: names, group: groupName })}
      </h2>
      <p>{organisationName}</p>
      <Rows rows={[[t('share.sees'), t('share.class-what')]]} />
    </Sheet>
  );
}
