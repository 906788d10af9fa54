import { type Everything, takeEverything } from '../../export/take.ts';
import { appliedStates } from '../../passport/applied-rows.ts';
import type { Key } from '../../words/catalogs.ts';
import { showDay } from '../../words/text.ts';
import { Actions } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { ownProofs, Proofs } from '../parts/proofs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';
import { ConsentPart } from './consent-part.tsx';
import { receiverInWords } from './in-words.ts';
import { OthersPart } from './others-part.tsx';
import { OverTimePart } from './over-time-part.tsx';
import { TalksPart } from './talks-part.tsx';

/** Everything to read, and to print: what I need starts on a page of its own, so that it can be left out. */
export const everythingPageRoute = ownerRoute(paths.everythingPage(), {
  alone: true,
  async get({ actor, house, view, show }) {
    return show(<ReadPage view={view} all={await takeEverything(actor, house, view.language)} />);
  },
});

function ReadPage({ view, all }: { view: View; all: Everything }) {
  const { t, language } = view;
  const made = showDay(language, new Date(all.made));
  return (
    <Page
      view={view}
      title={t('keep.everything')}
      heading={t('keep.everything')}
      lead={t('keep.everything-of', { name: all.passport.called, day: made })}
      back={paths.everything()}
      beside={<PrintButton view={view} />}
    >
      <div class="stack">
        {all.chapters.map((chapter) => (
          <ChapterPart view={view} chapter={chapter} />
        ))}
        <OverTimePart view={view} overTime={all.overTime} />
        <FromMentors view={view} all={all} />
        <OthersPart view={view} others={all.others} />
        <TalksPart view={view} talks={all.talks} />
        <Shares view={view} all={all} />
        <ConsentPart view={view} consent={all.consent} />
        {all.classes.length === 0 ? null : (
          <section aria-labelledby="klassen" class="flow">
            <h2 id="klassen">{t('keep.classes')}</h2>
            <ul>
              {all.classes.map(({ group, organisation }) => (
                <li>{t('keep.class-line', { group, school: organisation })}</li>
              ))}
            </ul>
          </section>
        )}
        {all.applied === null ? null : (
          <section aria-labelledby="aangemeld" class="flow">
            <h2 id="aangemeld">{t('places.applied')}</h2>
            <p>
              {t(`places.applied-${appliedStates.find((one) => one === all.applied?.state) ?? 'nothing'}`)} (
              {all.applied.year})
            </p>
          </section>
        )}
        {all.lists.length === 0 ? null : (
          <section aria-labelledby="lijsten" class="flow">
            <h2 id="lijsten">{t('places.lists')}</h2>
            <ul>
              {all.lists.map(({ group, organisation }) => (
                <li>{t('keep.class-line', { group, school: organisation })}</li>
              ))}
            </ul>
          </section>
        )}
        <Actions>
          <Link href={paths.history()}>{t('share.everything-happened')}</Link>
        </Actions>
      </div>
    </Page>
  );
}

function ChapterPart({ view, chapter }: { view: View; chapter: Everything['chapters'][number] }) {
  const { t, language } = view;
  const { id, title, stamped, questions } = chapter;
  const alone = id === 'nodig' ? 'own-page' : id === 'stap' ? 'own-page' : undefined;
  return (
    <div class={alone}>
      <Sheet as="section" labelledBy={`alles-${id}`}>
        <h2 id={`alles-${id}`}>{title}</h2>
        {stamped === null ? null : (
          <p class="soft">{t('keep.stamped', { day: showDay(language, new Date(stamped)) })}</p>
        )}
        {questions.length === 0 ? <p>{t('keep.no-answers')}</p> : null}
        {questions.map((question) => (
          <div class="asked-answered">
            <h3 class="asked">{question.question}</h3>
            {question.lines.length === 0 && question.proofs.length === 0 ? (
              <p class="soft">{t('common.none')}</p>
            ) : question.lines.length === 0 ? null : (
              <div class="answered">
                <AnswerLines lines={question.lines} />
              </div>
            )}
            <Proofs view={view} proofs={question.proofs} at={ownProofs} />
          </div>
        ))}
      </Sheet>
    </div>
  );
}

function FromMentors({ view, all }: { view: View; all: Everything }) {
  const { t, language } = view;
  const { parts } = all.guidance;
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="van-mentor" class="flow">
      <h2 id="van-mentor">{t('guidance.title')}</h2>
      {parts.map(({ text, name, school, written, reply }) => (
        <Sheet>
          <p class="own-text">{text}</p>
          <p class="soft">
            {t('guidance.signed', { name, school, day: showDay(language, new Date(written)) })}
          </p>
          {reply === null ? null : (
            <p>
              <b>{t('guidance.differs')}</b> {reply}
            </p>
          )}
        </Sheet>
      ))}
    </section>
  );
}

function Shares({ view, all }: { view: View; all: Everything }) {
  const { t } = view;
  if (all.shares.length === 0) return null;
  return (
    <section aria-labelledby="gedeeld-met" class="flow">
      <h2 id="gedeeld-met">{t('keep.shares')}</h2>
      <ul>
        {all.shares.map(({ receiver, state }) => (
          <li>
            {t('keep.share-line', { who: receiverInWords(view, receiver), state: t(stateWords[state]) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

const stateWords: Record<Everything['shares'][number]['state'], Key> = {
  draft: 'keep.state-draft',
  offered: 'keep.state-offered',
  open: 'keep.state-open',
  ended: 'keep.state-ended',
  stopped: 'keep.state-stopped',
  unsigned: 'keep.state-stopped',
};
