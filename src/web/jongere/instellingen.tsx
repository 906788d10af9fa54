import { chooseLook } from '../../identity/frame.ts';
import { type Home, readHome } from '../../passport/home.ts';
import type { Key } from '../../words/catalogs.ts';
import { languageNames, languages, readLanguage } from '../../words/language.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { coverColours } from '../parts/cover.tsx';
import { Form } from '../parts/form.tsx';
import { LookFields, LookGroup, LookRadios } from '../parts/look-fields.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import { lookOf, switched, type View } from '../view.ts';
import { coverOf, lookFromForm, stampsOf } from './look-form.ts';

/** Language, look, and the ways to the card, the class and the way out. Ordinary controls; kept on the account (U18, F120, A13). */
export const settingsRoute = ownerRoute(paths.settings(), {
  async get({ actor, house, view, query, show }) {
    const home = await readHome(actor, house);
    return show(<SettingsPage view={view} home={home} saved={query.has('bewaard')} />);
  },
  async post({ actor, house, form, view, go, setLanguage, setLook }) {
    const before = await readHome(actor, house);
    const look = lookFromForm(form, before.look);
    const language = readLanguage(form.get('taal'));
    await chooseLook(actor, house, { look, ...(language && { language }) });
    const response = go(`${paths.settings()}?bewaard`);
    // One's own device remembers it after signing out too (A12); a shared one is somebody else's next.
    if (view.visitor.kind === 'owner' && !view.visitor.sharedDevice) setLook(response, lookOf(look));
    return language === undefined ? response : setLanguage(response, language);
  },
});

function SettingsPage({ view, home, saved }: { view: View; home: Home; saved: boolean }) {
  const { t } = view;
  return (
    <Page view={view} title={t('common.settings')} heading={t('common.settings')} here="settings">
      {saved ? (
        <Notice kind="done" status>
          <p>{t('common.saved')}</p>
        </Notice>
      ) : null}
      <Form view={view} action={paths.settings()}>
        <LanguageChoice view={view} />
        <LookFields view={view} look={view.look} />
        <LookGroup heading={t('look.passport')}>
          <LookRadios
            view={view}
            field="cover"
            values={coverColours}
            chosen={coverOf(home.look)}
            lay="pair"
            picture={(colour) => <span class={`swatch ${colour}`} aria-hidden="true" />}
          />
          <LookRadios view={view} field="stempels" values={switched} chosen={stampsOf(home.look)} />
        </LookGroup>
        <Actions>
          <Button kind="main">{t('look.keep')}</Button>
        </Actions>
      </Form>
      <Ways view={view} />
    </Page>
  );
}

/** Each language in its own words (L1). */
function LanguageChoice({ view }: { view: View }) {
  return (
    <Radios
      name="taal"
      legend={view.t('common.language')}
      options={languages.map((language) => ({
        value: language,
        words: <span lang={language}>{languageNames[language].name}</span>,
      }))}
      chosen={[view.language]}
      lay="wrap"
    />
  );
}

/** What else is the young person's to arrange. */
function Ways({ view: { t } }: { view: View }) {
  const ways: readonly (readonly [string, Key])[] = [
    [paths.ways(), 'ways.to'],
    [paths.card(), 'fill.to-card'],
    [paths.route(), 'fill.to-route'],
    [paths.joinGroup(), 'fill.to-class'],
    [paths.guidance(), 'guidance.title'],
    [paths.years(), 'memory.years'],
    [paths.papers(), 'paper.title'],
    [paths.counting(), 'figures.own'],
    [paths.everything(), 'fill.to-everything'],
    [paths.leave(), 'fill.to-leave'],
  ];
  return (
    <section aria-labelledby="meer">
      <h2 id="meer">{t('fill.more-settings')}</h2>
      <ul class="question-list">
        {ways.map(([href, words]) => (
          <li>
            <a href={href}>{t(words)}</a>
          </li>
        ))}
      </ul>
      <form method="post" action={paths.signOut()}>
        <Actions>
          <Button icon="away">{t('common.sign-out')}</Button>
        </Actions>
      </form>
    </section>
  );
}
