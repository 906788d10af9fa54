import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** The foot of every page: help, privacy, accessibility and the look, always in this order (A20, WCAG 3.2.6). */
export function PageBottom({ view }: { view: View }) {
  const { t, visitor } = view;
  return (
    <footer class="frame-bottom">
      <nav class="column" aria-label={t('common.more')}>
        <ul>
          <li>
            <a href={paths.help()}>{t('common.help')}</a>
          </li>
          <li>
            <a href={paths.privacy()}>{t('common.privacy')}</a>
          </li>
          <li>
            <a href={paths.accessibility()}>{t('common.accessibility')}</a>
          </li>
          {visitor.kind === 'owner' ? null : (
            <li>
              <a href={paths.look()}>{t('look.title')}</a>
            </li>
          )}
          {visitor.kind === 'staff' ? (
            <li>
              <a href={paths.ownFactors()}>{t('guard.to')}</a>
            </li>
          ) : null}
          {visitor.kind === 'owner' ? (
            <li>
              <a href={paths.sharing()}>{t('common.who-sees')}</a>
            </li>
          ) : null}
        </ul>
      </nav>
    </footer>
  );
}
