import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** The logo and the word of welcome of the region, under the cover (F53). Nothing where a region chose none. */
export function RegionWelcome({ view: { theme, language } }: { view: View }) {
  if (theme === undefined) return null;
  const words = theme.welcome[language];
  if (words === '' && !theme.hasLogo) return null;
  return (
    <div class="row">
      {theme.hasLogo ? (
        <img class="region-logo" src={paths.themeLogo(theme.version)} alt={theme.named} />
      ) : null}
      {words === '' ? null : <p>{words}</p>}
    </div>
  );
}

/** Who helps in this region when something does not work; nothing where it says nothing. */
export function RegionContact({ view: { theme, language, t } }: { view: View }) {
  const words = theme?.contact[language] ?? '';
  if (words === '') return null;
  return (
    <section class="flow" aria-labelledby="regio-hulp">
      <h2 id="regio-hulp">{t('theme.contact')}</h2>
      <p>{words}</p>
    </section>
  );
}
