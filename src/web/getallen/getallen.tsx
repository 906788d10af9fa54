import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { readId } from '../../base/id.ts';
import { type FiguresRead, readFigures, type Scope } from '../../figures/read.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { SelectField } from '../parts/field.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { figuresTable } from './csv.ts';
import { choiceThemes, stepThemes } from './measure-words.ts';
import { ChoiceParts, SchoolsPart, StepPart, StopPart, YearsPart } from './sections.tsx';

/** Figures of the programme for a dean and for who looks after a region: totals of ten and more, and nothing of anybody (F57, F129, U55). */
export const figuresRoute = staffRoute(paths.figures(), {
  async get(asked) {
    const read = await readAsked(asked);
    return asked.show(<FiguresPage view={asked.view} read={read} />);
  },
});

/** The same as a table for a spreadsheet. */
export const figuresFileRoute = staffRoute(paths.figuresFile(), {
  async get(asked) {
    const read = await readAsked(asked);
    return new Response(figuresTable(asked.view, read), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="getallen-${read.year ?? 'nog-niet'}.csv"`,
      },
    });
  },
});

async function readAsked({ actor, house, query }: Asked<StaffActor>): Promise<FiguresRead> {
  const where = query.get('waar');
  const scope = where === null ? undefined : readId(where);
  if (where !== null && scope === undefined) throw new Fault('not-there', 'no such scope');
  return readFigures(actor, house, { scope, year: query.get('jaar') ?? undefined });
}

export const nameOf = ({ t }: View, { name }: Scope): string => name ?? t('figures.programme');

function FiguresPage({ view, read }: { view: View; read: FiguresRead }) {
  const { t, language } = view;
  const { scope, year, until, figures } = read;
  return (
    <Page
      view={view}
      wide
      title={t('figures.title')}
      heading={t('figures.title')}
      lead={t('figures.lead')}
      back={paths.staffHome()}
    >
      <div class="stack">
        <Choice view={view} read={read} />
        <h2>
          {year === undefined ? nameOf(view, scope) : t('figures.of', { name: nameOf(view, scope), year })}
        </h2>
        {figures.size === 0 ? (
          <Sheet tone="sky">
            <p>{until === undefined ? t('figures.first') : t('figures.few-here')}</p>
          </Sheet>
        ) : (
          <>
            {until === undefined ? null : <p>{t('figures.until', { day: showDay(language, until) })}</p>}
            {stepThemes(view).map((theme) => (
              <StepPart view={view} theme={theme} figures={figures} />
            ))}
            <YearsPart view={view} read={read} />
            <SchoolsPart view={view} read={read} />
            <ChoiceParts view={view} themes={choiceThemes(view)} figures={figures} />
            {scope.level === 'programme' ? <StopPart view={view} figures={figures} /> : null}
            <Actions>
              <LinkButton href={`${paths.figuresFile()}?${chosenIn(read)}`} download>
                {t('figures.csv')}
              </LinkButton>
            </Actions>
          </>
        )}
        <Disclosure words={t('figures.how')}>
          <p>{t('figures.how-1')}</p>
          <p>{t('figures.how-2')}</p>
          <p>{t('figures.how-3')}</p>
          <p>{t('figures.how-4')}</p>
        </Disclosure>
      </div>
    </Page>
  );
}

const chosenIn = ({ scope, year }: FiguresRead): string =>
  new URLSearchParams({ waar: scope.key, ...(year !== undefined && { jaar: year }) }).toString();

/** Of what, and of which year. What there is one of is not asked. */
function Choice({ view, read }: { view: View; read: FiguresRead }) {
  const { t } = view;
  const { scopes, scope, years, year } = read;
  if (scopes.length < 2 && years.length < 2) return null;
  return (
    <form method="get" action={paths.figures()} class="figure-choice">
      {scopes.length < 2 ? null : (
        <SelectField
          view={view}
          name="waar"
          label={t('figures.where')}
          value={scope.key}
          options={scopes.map((one) => ({ value: one.key, words: nameOf(view, one) }))}
        />
      )}
      {years.length < 2 ? null : (
        <SelectField
          view={view}
          name="jaar"
          label={t('figures.year')}
          value={year}
          options={years.map((one) => ({ value: one, words: one }))}
        />
      )}
      <Button>{t('figures.show')}</Button>
    </form>
  );
}
