import { road } from '../../figures/measures.ts';
import type { Shown } from '../../figures/read.ts';
import { catalog } from '../../questions/catalog.ts';
import { choicesOf, counted } from '../../questions/counted.ts';
import type { Key } from '../../words/catalogs.ts';
import type { Bar } from '../parts/chart.tsx';
import type { View } from '../view.ts';

/** A measure and its name on the page. */
export type Named = { measure: string; words: string };
/** Some measures that belong together, under a heading. */
export type Theme = { id: string; title: Key; named: readonly Named[] };

/** What stands on the page of any scope: the way through, chapters and routes. */
export function stepThemes({ t, language }: View): Theme[] {
  return [
    { id: 'weg', title: 'figures.road', named: roadWords({ t }) },
    {
      id: 'stukken',
      title: 'figures.chapters',
      named: catalog.chapters.map(({ id, title }) => ({ measure: `done-${id}`, words: title[language] })),
    },
    {
      id: 'routes',
      title: 'figures.routes',
      named: catalog.routes.map(({ id, words }) => ({ measure: `route-${id}`, words: words[language] })),
    },
  ];
}

export const roadWords = ({ t }: Pick<View, 't'>): Named[] =>
  road.map((measure) => ({ measure, words: t(`figures.${measure}`) }));

/** Cards and options that were chosen. */
export function choiceThemes({ language }: View): Theme[] {
  return counted.map((one) => ({
    id: one.as,
    title: choiceTitles[one.as],
    named: choicesOf(one).map(({ id, words }) => ({ measure: `${one.as}-${id}`, words: words[language] })),
  }));
}

const choiceTitles = {
  skill: 'figures.skills',
  need: 'figures.needs',
  'intake-read': 'figures.intake-read',
  'intake-helped': 'figures.intake-helped',
} as const satisfies Record<string, Key>;

/** For who makes the questions: at which one young people stopped, chapter by chapter (U23). */
export function stopThemes({ language }: View): { title: string; begun: string; named: Named[] }[] {
  return catalog.chapters.map(({ id, title }) => ({
    title: title[language],
    begun: `begun-${id}`,
    named: catalog.questions
      .filter((question) => question.core && question.chapter === id)
      .map((question) => ({ measure: `stop-${question.id}`, words: question.title[language] })),
  }));
}

/** As bars; what was never counted is told no more than what is under ten. */
export const barsOf = (named: readonly Named[], figures: Shown): Bar[] =>
  named.map(({ measure, words }) => ({ words, many: figures.get(measure) ?? null }));

/** Only what is told, the most first. */
export const toldOf = (named: readonly Named[], figures: Shown): { words: string; many: number }[] =>
  barsOf(named, figures)
    .flatMap(({ words, many }) => (many === null ? [] : [{ words, many }]))
    .sort((a, b) => b.many - a.many);
