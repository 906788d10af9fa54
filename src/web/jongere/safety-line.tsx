import type { View } from '../view.ts';

/** Who to call, as plain links, on pages about home, health and support. The numbers are free and of these very lines. */
const lines = [
  { name: '113', number: '0800-0113', tel: '08000113', words: 'fill.line-113' },
  { name: 'Kindertelefoon', number: '0800-0432', tel: '08000432', words: 'fill.line-child' },
  { name: 'Veilig Thuis', number: '0800-2000', tel: '08002000', words: 'fill.line-safe-home' },
] as const;

export function SafetyLine({ view: { t } }: { view: View }) {
  return (
    <aside class="safety" aria-labelledby="hulplijnen">
      <h2 id="hulplijnen">{t('fill.safety')}</h2>
      <p>{t('fill.safety-lead')}</p>
      <ul>
        {lines.map(({ name, number, tel, words }) => (
          <li>
            {t(words)} <a href={`tel:${tel}`}>{`${name}: ${number}`}</a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
