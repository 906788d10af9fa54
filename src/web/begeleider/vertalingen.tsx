import { Fault } from '../../base/fault.ts';
import { type CompanionLanguage, languageNames } from '../../words/language.ts';
import { bindingIn, needsDutch, type Origin, translated } from '../../words/origins.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { staffRoute } from '../route.ts';
import type { View } from '../view.ts';

/** Who made each translation and whether a person reviewed it, for the admin of a region (L7). Nothing of anybody is on it. */
export const translationsRoute = staffRoute(paths.translations(), {
  get({ actor, view, show }) {
    if (actor.role !== 'region-admin')
      throw new Fault('not-there', 'translations are for the admin of a region');
    const { t } = view;
    return show(
      <Page
        view={view}
        title={t('translations.title')}
        heading={t('translations.title')}
        lead={t('translations.lead')}
        back={paths.staffHome()}
      >
        <div class="stack">
          <p>{t('translations.source')}</p>
          {translated.map(({ language, areas }) => (
            <LanguageSheet view={view} language={language} areas={areas} />
          ))}
        </div>
      </Page>,
    );
  },
});

type Props = { view: View; language: CompanionLanguage; areas: readonly (readonly [string, Origin])[] };

function LanguageSheet({ view, language, areas }: Props) {
  const { t } = view;
  const { name, direction } = languageNames[language];
  const waiting = areas.filter(([, { reviewed }]) => !reviewed).length;
  return (
    <Sheet as="section" labelledBy={`taal-${language}`}>
      <h2 id={`taal-${language}`} lang={language} dir={direction}>
        {name}
      </h2>
      <p>{t('translations.count', { count: waiting })}</p>
      <BindingWords view={view} language={language} />
      <Disclosure words={t('translations.all')}>
        <Areas view={view} areas={areas} />
      </Disclosure>
    </Sheet>
  );
}

/** What is to be reviewed before anything else, with the Dutch that counts until then. */
function BindingWords({ view: { t }, language }: { view: View; language: CompanionLanguage }) {
  const { direction } = languageNames[language];
  const waiting = bindingIn(language).filter(({ key }) => needsDutch(language, key));
  if (waiting.length === 0) return null;
  return (
    <Disclosure words={t('translations.binding', { count: waiting.length })}>
      <p>{t('translations.binding-what')}</p>
      <ul>
        {waiting.map(({ words, dutch }) => (
          <li>
            <p lang={language} dir={direction}>
              {words}
            </p>
            <p class="soft">
              {t('translations.in-dutch')} <span lang="nl">{dutch}</span>
            </p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Areas({ view: { t }, areas }: Pick<Props, 'view' | 'areas'>) {
  const rows = areas.map(
    ([area, { made, reviewed }]) =>
      [area, t('translations.origin', { made, reviewed: reviewed ? 'yes' : 'no' })] as const,
  );
  return <Rows rows={rows} />;
}
