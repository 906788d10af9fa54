import type { View } from '../view.ts';
import { places } from './places.ts';

/** The foot of every page: help, privacy and accessibility, always in this order (A20, WCAG 3.2.6). */
export function PageBottom({ view }: { view: View }) {
  const { t, visitor } = view;
  return (
    <footer class="frame-bottom">
      <nav class="column" aria-label={t('common.more')}>
        <ul>
          <li>
            <a href={places.help}>{t('common.help')}</a>
          </li>
          <li>
            <a href={places.privacy}>{t('common.privacy')}</a>
          </li>
          <li>
            <a href={places.accessibility}>{t('common.accessibility')}</a>
          </li>
          {visitor.kind === 'owner' ? (
            <li>
              <a href={places.sharing}>{t('common.who-sees')}</a>
            </li>
          ) : null}
        </ul>
      </nav>
    </footer>
  );
}
