import { Fault } from '../../base/fault.ts';
import { readToday, type Today } from '../../look/today.ts';
import { type Home, readHome } from '../../passport/home.ts';
import { reopenChapter, stampChapter } from '../../passport/stamp.ts';
import { runs } from '../../questions/flow.ts';
import type { ChapterId } from '../../questions/model.ts';
import { readTalkNews, type Talk } from '../../talks/read.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { OwnAddressLine, SchoolAddressNotice } from '../parts/own-address-line.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { StampOrPlace } from './chapter-sheet.tsx';
import { changeAnswer, nextChapter, readChapter, routeBefore, type Stage, stageOf, wayInto } from './way.ts';

/** After the last question: only the young person's own yes stamps a chapter (U6), and only their own hand takes the stamp off. */
export const doneRoute = ownerRoute(pattern.done, {
  async get({ actor, house, params, view, show, go }) {
    const chapter = chapterOf(params);
    const home = await readHome(actor, house);
    const { start, core } = runs(view.catalog, chapter, home.route ?? undefined, home.filled);
    if (start.length + core.length === 0) return go(routeBefore(chapter));
    const stage = stageOf(home, chapter, view);
    return show(
      stage.stamped === undefined ? (
        <IsItDone view={view} home={home} stage={stage} />
      ) : (
        <Stamped
          view={view}
          home={home}
          stage={stage}
          at={stage.stamped}
          talk={actor.pair === undefined ? (await readTalkNews(actor, house)).next : undefined}
          address={actor.pair === undefined ? (await readToday(actor, house)).address : 'own'}
        />
      ),
    );
  },
  async post({ actor, house, params, form, go }) {
    const chapter = chapterOf(params);
    const choice = form.get('besluit');
    if (choice === 'klaar') {
      await stampChapter(actor, house, chapter);
      return go(paths.done(chapter));
    }
    if (choice === 'open') {
      await reopenChapter(actor, house, chapter);
      return go(paths.chapter(chapter));
    }
    return go(paths.home());
  },
});

function chapterOf(params: Readonly<Record<string, string>>): ChapterId {
  const chapter = readChapter(params.chapter);
  if (chapter === undefined) throw new Fault('not-there', 'no such chapter');
  return chapter;
}

type Props = { view: View; home: Home; stage: Stage };

/** "Ja, dit stuk is klaar" or "Nee, ik kom terug", with what was skipped in sight. */
function IsItDone({ view, home, stage }: Props) {
  const { t, language } = view;
  const { core } = runs(view.catalog, stage.id, home.route ?? undefined, home.filled);
  const open = core.filter((question) => !home.filled.has(question.id));
  return (
    <Page
      view={view}
      title={`${t('fill.is-it-done')} – ${stage.title}`}
      heading={t('fill.is-it-done')}
      lead={t('fill.is-it-done-lead', { chapter: stage.title })}
      back={paths.chapter(stage.id)}
      here="passport"
    >
      {open.length === 0 ? null : (
        <section aria-labelledby="open">
          <h2 id="open">{t('fill.skipped')}</h2>
          <p>{t('fill.skipped-lead')}</p>
          <ul class="links">
            {open.map((question) => (
              <li>
                <a href={changeAnswer(stage.id, question.id)}>{question.title[language]}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <StampChoice view={view} chapter={stage.id} />
      <p>
        <Link href={paths.answers(stage.id)}>{t('fill.look-answers')}</Link>
      </p>
    </Page>
  );
}

/** The two buttons; also at the end of "Bekijk je antwoorden". */
export function StampChoice({ view, chapter }: { view: View; chapter: ChapterId }) {
  const { t } = view;
  return (
    <Form view={view} action={paths.done(chapter)}>
      <Actions>
        <Button kind="main" name="besluit" value="klaar">
          {t('fill.yes-done')}
        </Button>
        <Button name="besluit" value="terug">
          {t('fill.no-later')}
        </Button>
      </Actions>
    </Form>
  );
}

/** The stamp stands. It comes down once, just after the own tap, and the page says what follows (U25, U49). */
function Stamped(props: Props & { at: Date; talk: Talk | undefined; address: Today['address'] }) {
  const { view, home, stage, at, talk, address } = props;
  const { t } = view;
  const next = nextChapter(home);
  const fresh = view.now.getTime() - at.getTime() < 10_000;
  return (
    <Page
      view={view}
      title={`${t('fill.stamped')} – ${stage.title}`}
      heading={t('fill.stamped')}
      lead={t('fill.stamped-lead', { chapter: stage.title })}
      back={paths.home()}
      here="passport"
    >
      {home.look.stempels === 'uit' ? null : (
        <p class="stamp-stage">
          <StampOrPlace view={view} stage={stage} seed={home.seed} large lands={fresh} />
        </p>
      )}
      <h2>{t('fill.what-next')}</h2>
      <ul>
        <li>{t('fill.next-mentor')}</li>
        {talk === undefined ? null : (
          <li>{t('talks.talk-about-it', { day: showDay(view.language, talk.starts) })}</li>
        )}
        <li>{t(stage.id === 'nodig' ? 'fill.next-needs' : 'fill.next-share')}</li>
        <li>{t('fill.next-change')}</li>
      </ul>
      <Actions>
        <LinkButton kind="main" href={next === undefined ? paths.share() : wayInto(view, next, home)}>
          {next === undefined
            ? t('fill.share-passport')
            : t('fill.go-on-with', { chapter: stageOf(home, next, view).title })}
        </LinkButton>
        <LinkButton href={paths.answers(stage.id)}>{t('fill.look-answers')}</LinkButton>
        <LinkButton href={paths.cardsOf(stage.id, 'mentor')}>{t('talks.cards-of')}</LinkButton>
      </Actions>
      {address === 'none' ? <OwnAddressLine view={view} /> : null}
      {address === 'school' ? <SchoolAddressNotice view={view} /> : null}
      <Form view={view} action={paths.done(stage.id)}>
        <Button kind="quiet" name="besluit" value="open">
          {t('fill.unstamp')}
        </Button>
      </Form>
    </Page>
  );
}
