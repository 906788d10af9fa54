import { catalog } from '../questions/catalog.ts';
import { choicesOf, counted } from '../questions/counted.ts';
import { chapterIds, routeIds } from '../questions/model.ts';

/** How much one figure may tell of one young person who counts in it once a year: the epsilon of its noise (decision 0058). */
export const epsilon = { steps: 1, choices: 0.5 } as const;

const core = catalog.questions.filter((question) => question.core);

/** What the method asks first, in its order: to see where somebody stopped (U23). */
export const coreQuestions: readonly { question: string; chapter: string; route: string; n: number }[] =
  core.map(({ id, chapter, route }, n) => ({ question: id, chapter, route, n }));

/** Steps that a young person made or not: counted each month. */
export const steps: readonly string[] = [
  'started',
  ...chapterIds.map((chapter) => `begun-${chapter}`),
  ...chapterIds.map((chapter) => `done-${chapter}`),
  'finished',
  'talked',
  'shared',
  'read',
  'agreed',
  'arrived',
  ...routeIds.map((route) => `route-${route}`),
];

/** The way through, for a whole in one look. */
export const road = ['started', 'finished', 'talked', 'shared', 'read', 'agreed', 'arrived'] as const;

/** At which question young people stop: told of the whole programme alone, for who makes the questions. */
export const stops: readonly string[] = core.map(({ id }) => `stop-${id}`);

/** Chosen cards and options: counted twice a year. */
export const choices: readonly string[] = counted.flatMap((one) =>
  choicesOf(one).map(({ id }) => `${one.as}-${id}`),
);

/** Steps that come after a school year too: those are added to it until its lists go, on 1 October. */
export const lateSteps: readonly string[] = ['arrived'];

/** Choices are counted on 1 February, and with the end of a school year on 1 August: seldom, so that there is less noise in them. */
export const countsChoices = (month: string): boolean => /-(02|08)$/.test(month);
