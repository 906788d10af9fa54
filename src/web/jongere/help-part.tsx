import type { TakenHelp } from '../../export/help.ts';
import type { Key } from '../../words/catalogs.ts';
import { showDay } from '../../words/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/** In "Alles uit mijn paspoort": who helps back in, and when somebody came back with that (F6, F91). */
export function HelpPart({ view, help }: { view: View; help: TakenHelp }) {
  const { t, language } = view;
  const { helpers, picturesChosen, rescues } = help;
  if (helpers.length === 0 && picturesChosen === null) return null;
  const on = (key: Key, at: Date | null) =>
    at === null ? null : `${t(key, { day: showDay(language, at) })} `;
  return (
    <section aria-labelledby="terughelpen" class="flow">
      <h2 id="terughelpen">{t('rescue.title')}</h2>
      <Sheet>
        <ul>
          {picturesChosen === null ? null : <li>{on('rescue.pictures-set', picturesChosen)}</li>}
          {helpers.map(({ who, made, agreed, stopped }) => (
            <li>
              <bdi>{who}</bdi>. {on('rescue.part-made', made)}
              {on('rescue.state-agreed', agreed)}
              {on('rescue.part-stopped', stopped)}
            </li>
          ))}
          {rescues.map(({ who, vouched, opens, used, stopped }) => (
            <li>
              <bdi>{who}</bdi>. {on('rescue.part-vouched', vouched)}
              {on('rescue.part-opens', opens)}
              {on('rescue.part-used', used)}
              {on('rescue.part-stopped', stopped)}
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}
