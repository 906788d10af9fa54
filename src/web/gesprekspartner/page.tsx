import type { Child } from '#jsx/jsx-runtime';
import {
  companionLanguages,
  languageNames,
  offeredOf,
  readLanguage,
  sourceLanguage,
} from '../../words/language.ts';
import { originOf } from '../../words/origins.ts';
import { text } from '../../words/text.ts';
import { EnterFirst } from '../parts/button.tsx';
import { Mark } from '../parts/mark.tsx';
import { Document, PageHead, titleOf } from '../parts/page.tsx';
import { ReadAloudToCompanion } from '../parts/read-aloud.tsx';
import { paths } from '../paths.ts';
import { type SpokenPage, spokenOnly } from '../recordings.ts';
import type { FrameView } from '../view.ts';

type Props = {
  view: FrameView;
  /** Never anything personal: titles stay in histories. */
  title: string;
  heading: Child;
  lead?: Child;
  /** The page's own form: switching language sends it along, so that nothing typed is lost (L2). */
  typing?: { form: string; action: string };
  /** All languages in sight, for who comes in. */
  languagesOpen?: boolean;
  fault?: boolean;
  /** What of this page people may have recorded. */
  spoken?: SpokenPage;
  /** A guardian's page, or that of who helps: its own way in; a guardian gets the sheet of that role. */
  guarding?: boolean;
  helping?: boolean;
  children: Child;
};

/** The frame of pages for who was asked something: no menu and no names, but every language (L1), and the way to an explanation. */
export function CompanionPage(props: Props) {
  const { view, heading, lead, guarding = false, helping = false } = props;
  const wayIn = guarding ? paths.guarding() : helping ? paths.helping() : paths.asked();
  return (
    <Document view={view} title={titleOf(view, props)} wide={false}>
      <header class="frame-top">
        <div class="column">
          <div class="frame-row">
            <a class="brand" href={wayIn}>
              <Mark />
              <span>{view.t('common.product')}</span>
            </a>
            <ReadAloudToCompanion view={view} />
          </div>
          <Languages {...props} />
        </div>
      </header>
      <main id="inhoud" class="column" tabindex={-1}>
        <PageHead heading={heading} lead={lead} />
        <Spoken {...props} />
        {props.children}
        <MachineMade view={view} />
      </main>
      {helping ? null : (
        <footer class="frame-bottom">
          <nav class="column" aria-label={view.t('common.more')}>
            <ul>
              <li>
                {guarding ? (
                  <GuardiansSheet view={view} />
                ) : (
                  <a href={paths.askedAbout()}>{view.t('companion.about')}</a>
                )}
              </li>
            </ul>
          </nav>
        </footer>
      )}
    </Document>
  );
}

/** How it goes for a parent or guardian, on one side of A4: in the language of the page where there is one, else in Dutch, which the link then says. */
function GuardiansSheet({ view }: { view: FrameView }) {
  const language = readLanguage(view.language) ?? sourceLanguage;
  const other = language !== view.language;
  return (
    <a href={paths.guide('ouder')} lang={other ? language : undefined} dir={other ? 'ltr' : undefined}>
      {text(language, 'manual.guardian-title')}
    </a>
  );
}

/** Each language in its own words and direction; no flags. Under its word, so that seven of them leave room for the page. */
function Languages({ view, typing, languagesOpen }: Props) {
  const { t, language } = view;
  const buttons = offeredOf(companionLanguages, view.theme?.tongues)
    .filter((one) => one !== language)
    .map((one) => (
      <button
        type="submit"
        class="frame-button"
        name="taal"
        value={one}
        lang={one}
        dir={languageNames[one].direction}
        form={typing?.form}
        formaction={typing?.action}
        formnovalidate={typing !== undefined}
      >
        {languageNames[one].name}
      </button>
    ));
  return (
    <details class="tongues" open={languagesOpen === true}>
      <summary>
        {t('common.language')}: <bdi lang={language}>{languageNames[language].name}</bdi>
      </summary>
      {typing === undefined ? (
        <form class="frame-actions" method="post" action={paths.language()}>
          <input type="hidden" name="terug" value={view.address} />
          {buttons}
        </form>
      ) : (
        <div class="frame-actions">
          <EnterFirst form={typing.form} />
          {buttons}
        </div>
      )}
    </details>
  );
}

/** The page in a voice that people recorded, where whoever runs this has one; without a script too (L8). */
function Spoken({ view, spoken }: Props) {
  const there = spoken === undefined ? [] : (view.recordings?.of(spoken, view.language) ?? []);
  return (
    <>
      {there.map(({ language, address }) => (
        <figure class="spoken screen-only">
          <figcaption>
            <strong>
              {language === 'ber' ? <span lang="ber">{spokenOnly.ber}</span> : view.t('companion.listen')}
            </strong>
          </figcaption>
          {/* biome-ignore lint/a11y/useMediaCaption: the page itself, read aloud by a person */}
          <audio controls preload="none" src={address} />
        </figure>
      ))}
    </>
  );
}

/** Said where it is so, in the language itself (L7). */
function MachineMade({ view }: { view: FrameView }) {
  const origin = originOf(view.language, 'companion');
  if (origin?.made !== 'machine' || origin.reviewed) return null;
  return <p class="soft small">{view.t('companion.machine')}</p>;
}
