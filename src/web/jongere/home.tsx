import type { OwnerActor } from '../../access/actor.ts';
import type { House } from '../../access/perform.ts';
import { type Aftercare, readAftercare } from '../../aftercare/landing.ts';
import { type Outside, readOutside } from '../../consent/read.ts';
import { type Classmates, readClassmates } from '../../look/classmates.ts';
import { type Note, readNotes } from '../../look/notes.ts';
import { readToday, type Today } from '../../look/today.ts';
import { countReceivers } from '../../look/who-sees.ts';
import { type Home, readHome } from '../../passport/home.ts';
import { chapterIds } from '../../questions/model.ts';
import { readTalkNews, type TalkNews } from '../../talks/read.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Cover } from '../parts/cover.tsx';
import { FirstScreenEnd } from '../parts/first-screen.tsx';
import { Link } from '../parts/link.tsx';
import { AddressNews } from '../parts/own-address-line.tsx';
import { Page } from '../parts/page.tsx';
import { RegionWelcome } from '../parts/region-welcome.tsx';
import { SchoolWelcome } from '../parts/school-words.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AppliedLine } from './aanmelding.tsx';
import { AfterLinks, AfterNews } from './after-news.tsx';
import { OthersSheet } from './ask-others.tsx';
import { ChapterSheet } from './chapter-sheet.tsx';
import { ClassmatesLine } from './classmates-line.tsx';
import { GlassNotice } from './glass-notice.tsx';
import { coverOf } from './look-form.ts';
import { News } from './news.tsx';
import { ConsentNews } from './outside-lines.tsx';
import { NextTalk, TalkNotes } from './talk-news.tsx';
import { ComingBack } from './terughelpen.tsx';
import { TogetherLine } from './together-line.tsx';
import { chapterDoor, nextChapter, stageOf, wayInto } from './way.ts';

/** The young person's first page: the cover, the one thing to do now, five chapters, and who can look (U34, look.md layout 1). */
export const homeRoute = ownerRoute(paths.home(), {
  async get({ actor, house, view, show }) {
    const home = await readHome(actor, house);
    const today = await readToday(actor, house);
    const news = actor.pair === undefined ? await readNews(actor, house, today) : undefined;
    return show(<HomePage view={view} home={home} today={today} news={news} />);
  },
});

/** What is the young person's alone: left out while somebody sits beside (F34). */
type OwnNews = {
  receivers: number;
  notes: readonly Note[];
  talks: TalkNews;
  classmates: Classmates | undefined;
  outside: Outside;
  care: Aftercare;
};

async function readNews(actor: OwnerActor, house: House, { together }: Today): Promise<OwnNews> {
  const receivers = await countReceivers(actor, house);
  const notes = await readNotes(actor, house);
  const classmates = together?.present ? await readClassmates(actor, house) : undefined;
  const outside = await readOutside(actor, house);
  const care = await readAftercare(actor, house);
  return { receivers, notes, talks: await readTalkNews(actor, house), classmates, outside, care };
}

type HomeProps = { view: View; home: Home; today: Today; news: OwnNews | undefined };

function HomePage({ view, home, today, news }: HomeProps) {
  const { t } = view;
  return (
    <Page view={view} title={t('common.my-passport')} here="passport" wide firstScreen>
      <div class="stack">
        <TogetherLine view={view} together={today.together} />
        <ClassmatesLine view={view} classmates={news?.classmates} />
        {news === undefined ? null : <Unread view={view} today={today} />}
        {news === undefined ? null : <GlassNotice view={view} opened={today.opened} />}
        {news === undefined ? null : <ComingBack view={view} waiting={today.comingBack} />}
        <PassportCover view={view} home={home} />
        <RegionWelcome view={view} />
        <SchoolWelcome view={view} />
        {news === undefined ? null : (
          <>
            <ConsentNews view={view} outside={news.outside} />
            <News view={view} notes={news.notes} />
            <TalkNotes view={view} talks={news.talks} />
            <AfterNews view={view} care={news.care} />
            <AddressNews view={view} address={today.address} />
          </>
        )}
        {home.old === 0 ? null : <NewYear view={view} old={home.old} />}
        <FirstScreenEnd />
        <section aria-labelledby="hoofdstukken">
          <h2 id="hoofdstukken" class="hear-only">
            {t('fill.chapters')}
          </h2>
          <ul class="grid">
            {chapterIds.map((id) => (
              <ChapterSheet
                view={view}
                stage={stageOf(home, id, view)}
                href={chapterDoor(id, home)}
                seed={home.seed}
                stamps={home.look.stempels !== 'uit'}
              />
            ))}
          </ul>
        </section>
        {news === undefined ? null : <Alone view={view} news={news} home={home} />}
      </div>
    </Page>
  );
}

/** Talks, who sees it, and the ways to what is done alone; and the one way to fill in together. */
function Alone({ view, news, home }: { view: View; news: OwnNews; home: Home }) {
  const { t } = view;
  return (
    <>
      <NextTalk view={view} talks={news.talks} />
      <WhoSees view={view} receivers={news.receivers} />
      <OthersSheet view={view} />
      <ul class="links">
        <AppliedLine view={view} home={home} />
        <AfterLinks view={view} care={news.care} />
        <li>
          <Link href={paths.pair()}>{t('pair.title')}</Link>
        </li>
        <li>
          <Link href={paths.papers()}>{t('paper.to-papers')}</Link>
        </li>
        <li>
          <Link href={paths.scratch()}>{t('memory.scratch')}</Link>
        </li>
        <li>
          <Link href={paths.guide('jongere')}>{t('manual.own-young')}</Link>
        </li>
      </ul>
    </>
  );
}

/** A mentor wrote something, or somebody answered how they see the young person: who reads it first (U37, F35). */
function Unread({ view: { t }, today: { unread, unheard } }: { view: View; today: Today }) {
  return (
    <>
      {unread === 0 ? null : (
        <div class="together">
          <p>{t('guidance.news', { count: unread })}</p>
          <LinkButton compact href={paths.guidance()}>
            {t('guidance.news-read')}
          </LinkButton>
        </div>
      )}
      {unheard === 0 ? null : (
        <div class="together">
          <p>{t('mirror.news', { count: unheard })}</p>
          <LinkButton compact href={paths.others()}>
            {t('mirror.news-read')}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function PassportCover({ view, home }: { view: View; home: Home }) {
  const { t } = view;
  const stamped = chapterIds.filter((id) => home.progress[id].stamped !== null).length;
  const next = nextChapter(home);
  const stage = next === undefined ? undefined : stageOf(home, next, view);
  const begins = stamped === 0 && stage?.progress.state === 'not-begun';
  return (
    <Cover
      colour={coverOf(home.look)}
      seed={home.seed}
      kind={t('common.product')}
      heading={t('fill.hello', { name: home.called })}
    >
      <p class={begins ? undefined : 'counter'}>
        {begins ? t('fill.begin-lead') : t('fill.stamps', { stamped, of: chapterIds.length })}
      </p>
      <Actions>
        {next === undefined || stage === undefined ? (
          <LinkButton kind="main" href={paths.share()}>
            {t('fill.share-passport')}
          </LinkButton>
        ) : (
          <LinkButton kind="main" href={wayInto(view, next, home)}>
            {t(begins ? 'fill.begin-with' : 'fill.go-on-with', { chapter: stage.title })}
          </LinkButton>
        )}
      </Actions>
    </Cover>
  );
}

/** A new school year: what was written stands, and is looked at again (U32). */
function NewYear({ view: { t }, old }: { view: View; old: number }) {
  return (
    <Sheet as="section" tone="mint" labelledBy="nieuw-jaar" withStamp>
      <div>
        <h2 id="nieuw-jaar">{t('memory.new-year')}</h2>
        <p>{t('memory.new-year-lead', { count: old })}</p>
      </div>
      <LinkButton href={paths.still()}>{t('memory.new-year-go')}</LinkButton>
    </Sheet>
  );
}

/** One tap from here, as from every page (U38). */
function WhoSees({ view: { t }, receivers }: { view: View; receivers: number }) {
  return (
    <Sheet as="section" tone="sky" labelledBy="wie-ziet" withStamp>
      <div>
        <h2 id="wie-ziet">{t('fill.who-sees')}</h2>
        <p>{t('fill.who-sees-now', { receivers })}</p>
      </div>
      <LinkButton href={paths.sharing()} spoken={t('fill.look-who')}>
        {t('fill.look')}
      </LinkButton>
    </Sheet>
  );
}
