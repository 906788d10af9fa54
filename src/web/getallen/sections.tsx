import type { FiguresRead, Shown } from '../../figures/read.ts';
import { Chart, RowBar } from '../parts/chart.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { barsOf, roadWords, stopThemes, type Theme, toldOf } from './measure-words.ts';

type Props = { view: View; figures: Shown };

/** A chart, and the table with the same figures beside it. */
export function StepPart({ view, theme, figures }: Props & { theme: Theme }) {
  const { t } = view;
  const bars = barsOf(theme.named, figures);
  return (
    <Sheet as="section" labelledBy={theme.id}>
      <h3 id={theme.id}>{t(theme.title)}</h3>
      <div class="figure-pair">
        <Chart view={view} id={theme.id} title={t(theme.title)} bars={bars} />
        <table class="figure-table">
          <caption class="hear-only">{t(theme.title)}</caption>
          <HeadRow names={[t('figures.what'), t('figures.many')]} />
          <tbody>
            {bars.map(({ words, many }) => (
              <tr>
                <th scope="row">{words}</th>
                <td class="many">{many ?? t('figures.few')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {bars.some(({ many }) => many === null) ? <p class="small">{t('figures.why-few')}</p> : null}
    </Sheet>
  );
}

function HeadRow({ names: [first, ...more] }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {more.map((name) => (
          <th scope="col" class="many">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Chosen cards and options; before they were counted, when they will be. */
export function ChoiceParts({ view, themes, figures }: Props & { themes: readonly Theme[] }) {
  const { t } = view;
  const isCounted = themes.some(({ named }) => named.some(({ measure }) => figures.has(measure)));
  if (isCounted) return themes.map((theme) => <ChoicePart view={view} theme={theme} figures={figures} />);
  return (
    <Sheet as="section" labelledBy="gekozen">
      <h3 id="gekozen">{t('figures.choices')}</h3>
      <p>{t('figures.choices-when')}</p>
    </Sheet>
  );
}

/** The most first, ten at once; how many are not told, and why. */
function ChoicePart({ view, theme, figures }: Props & { theme: Theme }) {
  const { t } = view;
  const told = toldOf(theme.named, figures);
  const left = theme.named.length - told.length;
  return (
    <Sheet as="section" labelledBy={theme.id}>
      <h3 id={theme.id}>{t(theme.title)}</h3>
      {told.length === 0 ? (
        <p>{t('figures.none-told')}</p>
      ) : (
        <ToldTable view={view} title={t(theme.title)} told={told.slice(0, 10)} most={told[0]?.many ?? 0} />
      )}
      {told.length > 10 ? (
        <Disclosure words={t('figures.more', { count: told.length - 10 })}>
          <ToldTable view={view} title={t(theme.title)} told={told.slice(10)} most={told[0]?.many ?? 0} />
        </Disclosure>
      ) : null}
      {told.length > 0 && left > 0 ? <p class="small">{t('figures.left', { count: left })}</p> : null}
    </Sheet>
  );
}

type Told = { view: View; title: string; told: readonly { words: string; many: number }[]; most: number };

function ToldTable({ view: { t }, title, told, most }: Told) {
  return (
    <table class="figure-table">
      <caption class="hear-only">{title}</caption>
      <HeadRow names={[t('figures.what'), t('figures.many')]} />
      <tbody>
        {told.map(({ words, many }) => (
          <tr>
            <th scope="row">
              {words}
              <RowBar many={many} most={most} />
            </th>
            <td class="many short">{many}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The way through, a school year each; nothing as long as there is one. */
export function YearsPart({ view, read }: { view: View; read: FiguresRead }) {
  const { t } = view;
  if (read.years.length < 2) return null;
  const years = read.years.slice(0, 4);
  return (
    <WideTable
      view={view}
      id="jaren"
      title={t('figures.years')}
      first={t('figures.what')}
      columns={years}
      rows={roadWords(view).map(({ measure, words }) => ({
        words,
        cells: years.map((year) => read.byYear.get(year)?.get(measure) ?? null),
      }))}
    />
  );
}

/** Each school of a region. */
export function SchoolsPart({ view, read }: { view: View; read: FiguresRead }) {
  const { t } = view;
  if (read.schools.length === 0) return null;
  const road = roadWords(view);
  return (
    <WideTable
      view={view}
      id="scholen"
      title={t('figures.schools')}
      first={t('figures.school')}
      columns={road.map(({ words }) => words)}
      rows={read.schools.map(({ name, figures }) => ({
        words: name,
        cells: road.map(({ measure }) => figures.get(measure) ?? null),
      }))}
    />
  );
}

/** At which question young people stopped, of the whole programme alone: no chart, because it is read question by question (U23). */
export function StopPart({ view, figures }: Props) {
  const { t } = view;
  return (
    <Sheet as="section" labelledBy="stoppen">
      <h3 id="stoppen">{t('figures.stops')}</h3>
      <p>{t('figures.stops-what')}</p>
      {stopThemes(view).map(({ title, begun, named }) => {
        const told = toldOf(named, figures);
        return (
          <table class="figure-table">
            <caption class="strong">
              {t('figures.stops-of', {
                chapter: title,
                begun: figures.get(begun) ?? t('figures.few'),
              })}
            </caption>
            <HeadRow names={[t('figures.question'), t('figures.stopped')]} />
            <tbody>
              {told.length === 0 ? (
                <tr>
                  <td colspan={2}>{t('figures.stops-none')}</td>
                </tr>
              ) : null}
              {told.map(({ words, many }) => (
                <tr>
                  <th scope="row">{words}</th>
                  <td class="many">{many}</td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </Sheet>
  );
}

type Wide = {
  view: View;
  id: string;
  title: string;
  first: string;
  columns: readonly string[];
  rows: readonly { words: string; cells: readonly (number | null)[] }[];
};

/** A table that can be wider than a phone: it moves within its own frame, by keyboard too. On a narrow page each row is a list. */
function WideTable({ view: { t }, id, title, first, columns, rows }: Wide) {
  return (
    <Sheet as="section" labelledBy={id}>
      <h3 id={id}>{title}</h3>
      <table class="figure-table stacks">
        <caption class="hear-only">{title}</caption>
        <HeadRow names={[first, ...columns]} />
        <tbody>
          {rows.map(({ words, cells }) => (
            <tr>
              <th scope="row">{words}</th>
              {cells.map((many, n) => (
                <td class="many">
                  <span class="cell-name">{columns[n]}</span>
                  {many ?? t('figures.few')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
