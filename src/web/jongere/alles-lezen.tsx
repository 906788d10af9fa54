import { type Everything, readEverything } from '../../export/take.ts';
import { catalog } from '../../questions/catalog.ts';
import { languageNames, readLanguage } from '../../words/language.ts';
import { showDay } from '../../words/text.ts';
import { Actions } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Link } from '../parts/link.tsx';
import { Page } from '../parts/page.tsx';
import { ownProofs, Proofs } from '../parts/proofs.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AftercarePart } from './aftercare-part.tsx';
import { AnswerLines } from './answer-lines.tsx';
import { ConsentPart } from './consent-part.tsx';
import { GlassPart } from './glass-notice.tsx';
import { GuidancePart } from './guidance-part.tsx';
import { HelpPart } from './help-part.tsx';
import { OthersPart } from './others-part.tsx';
import { OverTimePart } from './over-time-part.tsx';
import { RequestsPart, SchoolPart } from './school-part.tsx';
import { SharesPart } from './shares-part.tsx';
import { TalksPart } from './talks-part.tsx';

/** Everything to read, and to print: what I need starts on a page of its own, so that it can be left out. */
export const everythingPageRoute = ownerRoute(paths.everythingPage(), {
  alone: true,
  async get({ actor, house, view, show }) {
    return show(<EverythingPage view={view} all={await readEverything(actor, house, view.language)} />);
  },
});

/** The page itself: the test holds it to the file, kind by kind. */
export function EverythingPage({ view, all }: { view: View; all: Everything }) {
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
        <AboutPart view={view} passport={all.passport} />
        {all.chapters.map((chapter) => (
          <ChapterPart view={view} chapter={chapter} />
        ))}
        <OverTimePart view={view} overTime={all.overTime} />
        <GuidancePart view={view} all={all} />
        <OthersPart view={view} others={all.others} />
        <TalksPart view={view} talks={all.talks} />
        <SharesPart view={view} shares={all.shares} />
        <RequestsPart view={view} all={all} />
        <ConsentPart view={view} consent={all.consent} />
        <HelpPart view={view} help={all.help} />
        <GlassPart view={view} opened={all.opened} />
        <SchoolPart view={view} all={all} />
        <AftercarePart view={view} care={all.aftercare} />
        <p>{t('keep.log', { count: all.log.length })}</p>
        <Actions>
          <Link href={paths.history()}>{t('share.everything-happened')}</Link>
        </Actions>
      </div>
    </Page>
  );
}

/** What the passport itself is called, speaks and leads to; and its number, by which a file of it is known again. */
function AboutPart({ view, passport }: { view: View; passport: Everything['passport'] }) {
  const { t, language } = view;
  const { id, called, route, language: tongue, started, address } = passport;
  return (
    <Rows
      rows={[
        [t('keep.called'), <bdi>{called}</bdi>],
        [t('keep.route'), catalog.routes.find((one) => one.id === route)?.words[language]],
        [t('common.language'), languageNames[readLanguage(tongue) ?? language].name],
        [t('keep.started'), showDay(language, new Date(started))],
        [t('keep.address'), address],
        [t('keep.number'), id],
      ]}
    />
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
            <p class="soft small">{t('keep.saved', { day: showDay(language, new Date(question.saved)) })}</p>
          </div>
        ))}
      </Sheet>
    </div>
  );
}
