import type { FiguresRead, Shown } from '../../figures/read.ts';
import { writeTable } from '../../sheets/write.ts';
import type { View } from '../view.ts';
import { choiceThemes, type Named, roadWords, stepThemes, stopThemes } from './measure-words.ts';

/**
 * Figures for a spreadsheet: a byte order mark so that it reads accents, semicolons as Dutch spreadsheets have them, and no cell that starts a
 * formula (OWASP, CSV injection), whatever a school calls itself. What is not told is empty, with the reason beside it.
 */
export function figuresTable(view: View, read: FiguresRead): string {
  const { t } = view;
  const { scope, year = '', schools, figures } = read;
  const name = scope.name ?? t('figures.programme');
  const row = (where: string, subject: string, { measure, words }: Named, shown: Shown): string[] => {
    const many = shown.get(measure) ?? null;
    return [
      where,
      year,
      subject,
      words,
      many === null ? '' : String(many),
      many === null ? t('figures.few') : '',
    ];
  };
  const themes = [...stepThemes(view), ...choiceThemes(view)];
  const stops = scope.level === 'programme' ? stopThemes(view) : [];
  return `\uFEFF${writeTable([
    [
      t('figures.where'),
      t('figures.year'),
      t('figures.subject'),
      t('figures.what'),
      t('figures.many'),
      t('figures.reason'),
    ],
    ...themes.flatMap(({ title, named }) => named.map((one) => row(name, t(title), one, figures))),
    ...stops.flatMap(({ title, named }) =>
      named.map((one) => row(name, `${t('figures.stops')} ${title}`, one, figures)),
    ),
    ...schools.flatMap((school) =>
      roadWords(view).map((one) => row(school.name, t('figures.road'), one, school.figures)),
    ),
  ])}`;
}
