import { Fault } from '../../base/fault.ts';
import { keepTongues, readTheme } from '../../method/theme.ts';
import {
  type CompanionLanguage,
  companionLanguages,
  languageNames,
  sourceLanguage,
} from '../../words/language.ts';
import { bindingIn, needsDutch, type Origin, translated } from '../../words/origins.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { staffRoute } from '../route.ts';
import type { View } from '../view.ts';

/** Who made each translation and whether a person reviewed it, for the admin of a region (L7). Nothing of anybody is on it. */
export const translationsRoute = staffRoute(paths.translations(), {
  async get({ actor, house, view, show, query }) {
    if (actor.role !== 'region-admin')
      throw new Fault('not-there', 'translations are for the admin of a region');
    const { t } = view;
    const theme = await readTheme(actor, house);
    return show(
      <Page
        view={view}
        title={t('translations.title')}
        heading={t('translations.title')}
        lead={t('translations.lead')}
        back={paths.staffHome()}
      >
        <div class="stack">
          {query.has('bewaard') ? (
            <Notice kind="done" status>
              <p>{t('theme.kept')}</p>
            </Notice>
          ) : null}
          <Offered view={view} tongues={theme?.tongues ?? companionLanguages} />
          <p>{t('translations.source')}</p>
          {translated.map(({ language, areas }) => (
            <LanguageSheet view={view} language={language} areas={areas} />
          ))}
        </div>
      </Page>,
    );
  },
  async post({ actor, house, form, go }) {
    const chosen = companionLanguages.filter((one) => form.getAll('talen').includes(one));
    const all = chosen.length === companionLanguages.length - 1;
    await keepTongues(actor, house, all ? null : chosen);
    return go(`${paths.translations()}?bewaard`);
  },
});

/** In which languages this region helps: pages offer a choice of those (L5). Dutch is not asked. */
function Offered({ view, tongues }: { view: View; tongues: readonly string[] }) {
  const { t } = view;
  const others = companionLanguages.filter((one) => one !== sourceLanguage);
  return (
    <Form view={view} action={paths.translations()}>
      <Checks
        name="talen"
        legend={t('translations.offered')}
        hint={t('translations.offered-hint')}
        options={others.map((one) => ({
          value: one,
          words: (
            <span lang={one} dir={languageNames[one].direction}>
              {languageNames[one].name}
            </span>
          ),
        }))}
        chosen={others.filter((one) => tongues.includes(one))}
      />
      <Actions>
        <Button kind="main">{t('sets.keep')}</Button>
      </Actions>
    </Form>
  );
}

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
