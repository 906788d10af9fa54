import type { Child } from '#jsx/jsx-runtime';
import { catalog } from '../../questions/catalog.ts';
import type { Companion } from '../../questions/model.ts';
import { endOf } from '../../talks/life.ts';
import type { Talk } from '../../talks/read.ts';
import type { AgendaItem } from '../../talks/seal.ts';
import { showMoment, showTime } from '../../words/text.ts';
import type { View } from '../view.ts';

type Timed = Pick<Talk, 'starts' | 'minutes'>;

/** "donderdag 3 december 2026 om 11:00, tot 11:30". */
export function whenInWords({ t, language }: View, talk: Timed): string {
  const until = showTime(language, endOf(talk));
  return t('talks.when', { at: showMoment(language, talk.starts), until });
}

/** One thing on the agenda: the question as it is asked, or the own words. */
export function AgendaWords({ view, item }: { view: View; item: AgendaItem }) {
  return 'text' in item ? <bdi>{item.text}</bdi> : <span>{titleOf(view, item)}</span>;
}

const titleOf = (
  { language, catalog }: View,
  { question, title }: Extract<AgendaItem, { question: string }>,
): string => title?.[language] ?? catalog.question(question)?.title[language] ?? question;

/** With whom a question is good to talk about: "je mentor of iemand thuis" (the method's column "Met"). */
export function withWords({ t, language }: View, who: readonly Companion[]): string {
  const names = who.map((one) => t(`fill.with-${one}`));
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
}

/** The rows under a talk: place, chapters, what to bring; who reads it is the young person, or somebody to whom it is said of them. */
export function talkRows(
  view: View,
  talk: Talk,
  bring: 'talks.bring' | 'guide.bring' = 'talks.bring',
): (readonly [string, Child])[] {
  const { t, language } = view;
  const chapters = talk.chapters.map((id) => catalog.chapter(id).title[language]).join(', ');
  return [
    [t('talks.place'), talk.words.place && <bdi>{talk.words.place}</bdi>],
    [t('talks.about'), chapters],
    [t(bring), talk.words.bring && <bdi>{talk.words.bring}</bdi>],
  ];
}
