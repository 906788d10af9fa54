import { paths } from '../paths.ts';
import { openRoute } from '../route.ts';
import { companionView } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';

/** What this is, for who was asked something: what can be seen, what is kept, and that nothing has to be answered. */
export const askedAboutRoute = openRoute(paths.askedAbout(), {
  get({ view: own, show }) {
    const view = companionView(own);
    const { t } = view;
    return show(
      <CompanionPage
        view={view}
        title={t('companion.about-title')}
        heading={t('companion.about-title')}
        spoken="uitleg"
      >
        <p>{t('companion.about-what')}</p>
        <p>{t('companion.about-sees')}</p>
        <p>{t('companion.about-free')}</p>
        <p>{t('companion.about-keep')}</p>
        <p>{t('companion.about-not-you')}</p>
      </CompanionPage>,
    );
  },
});
