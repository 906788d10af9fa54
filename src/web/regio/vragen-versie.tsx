import { Fault } from '../../base/fault.ts';
import { changesBetween } from '../../method/compare.ts';
import { readSets } from '../../method/draft.ts';
import { noAddition } from '../../questions/addition.ts';
import { showDay, showMoment } from '../../words/text.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { staffRoute } from '../route.ts';
import { ChangeList } from './change-list.tsx';

/** A published version: what it has besides the method, what was other than the version before, and who let a hard text stay. */
export const setVersionRoute = staffRoute(pattern.setVersion, {
  async get({ actor, house, params, view, show }) {
    const { versions } = await readSets(actor, house);
    const version = versions.find(({ id }) => id === params.set);
    if (version === undefined) throw new Fault('not-there', 'no such version of this region');
    const before = versions.find(({ n }) => n === version.n - 1);
    const { t, language } = view;
    const { content, n, by, published, begins, state } = version;
    return show(
      <Page
        view={view}
        title={t('sets.version', { n })}
        heading={t('sets.version', { n })}
        lead={t(`sets.state-${state}`, { day: showDay(language, begins) })}
        back={paths.sets()}
      >
        <div class="stack">
          <p>{t('sets.published-by', { at: showMoment(language, published), by })}</p>
          <section class="flow" aria-labelledby="methode">
            <h2 id="methode">{t('sets.changes-method')}</h2>
            <ChangeList view={view} changes={changesBetween(noAddition, content)} />
          </section>
          {before === undefined ? null : (
            <section class="flow" aria-labelledby="vorige">
              <h2 id="vorige">{t('sets.changes-before', { n: before.n })}</h2>
              <ChangeList view={view} changes={changesBetween(before.content, content)} />
            </section>
          )}
          {content.reviewed.length === 0 ? null : (
            <Disclosure words={t('sets.reviewed', { count: content.reviewed.length })}>
              <ul>
                {content.reviewed.map(({ text, reason }) => (
                  <li>
                    <q>{text}</q> <span class="soft">{reason}</span>
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
        </div>
      </Page>,
    );
  },
});
