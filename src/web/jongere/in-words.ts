import { catalog } from '../../questions/catalog.ts';
import { type ChapterId, chapterIds } from '../../questions/model.ts';
import { placeOfQuestion } from '../../questions/private.ts';
import { lastDay } from '../../sharing/life.ts';
import type { Share } from '../../sharing/list.ts';
import type { Scope } from '../../sharing/scope.ts';
import type { Receiver } from '../../sharing/seal.ts';
import { showDay } from '../../words/text.ts';
import type { View } from '../view.ts';

/** Who it is, whole, so that two of the same name can be told apart (C18, P66). */
export function receiverInWords({ t }: View, { name, role, organisation }: Receiver): string {
  if (role === '') return organisation === '' ? name : `${name}, ${organisation}`;
  return organisation === ''
    ? t('share.receiver', { name, role })
    : t('share.receiver-at', { name, role, organisation });
}

/** What a scope shows: "Wie ben ik, Wat kan ik, 2 losse antwoorden". */
export function seesInWords(view: View, scope: Scope): string {
  const { t } = view;
  const words = scope.chapters.map((chapter) => titleOf(view, chapter));
  if (scope.questions.length > 0) words.push(t('share.singles', { count: scope.questions.length }));
  if (scope.extra.length > 0) words.push(t('share.extras', { count: scope.extra.length }));
  return words.join(', ');
}

/** The chapters of which it shows nothing at all. */
export function hiddenInWords(view: View, scope: Scope): string {
  const touched = new Set([...scope.questions, ...scope.extra].map((id) => placeOfQuestion(id)?.chapter));
  return chapterIds
    .filter((chapter) => !scope.chapters.includes(chapter) && !touched.has(chapter))
    .map((chapter) => titleOf(view, chapter))
    .join(', ');
}

/** For the button that starts it: "3 hoofdstukken en 2 losse antwoorden" (U41). */
export function amountInWords({ t }: View, scope: Scope): string {
  const words = [
    scope.chapters.length > 0 ? t('share.chapters', { count: scope.chapters.length }) : '',
    scope.questions.length > 0 ? t('share.singles', { count: scope.questions.length }) : '',
    scope.extra.length > 0 ? t('share.extras-give', { count: scope.extra.length }) : '',
  ].filter(Boolean);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : t('share.and', { first: words.join(', '), last });
}

/** "14 december 2026 (nog 22 dagen)". */
export function untilInWords({ t, language, now }: View, ends: Date): string {
  const days = Math.floor((ends.getTime() - now.getTime()) / 86_400_000);
  return t('share.until-days', { day: showDay(language, lastDay(ends)), days });
}

export const dayInWords = ({ language }: View, ends: Date): string => showDay(language, lastDay(ends));

/** The end of the code, when another standing share is for somebody of the same name (C18). */
export function tailOf(share: Share, all: readonly Share[]): string | undefined {
  const same = all.filter((other) => other.receiver.name === share.receiver.name);
  return same.length > 1 ? share.keys?.code.slice(-4) : undefined;
}

const titleOf = ({ language }: View, chapter: ChapterId): string => catalog.chapter(chapter).title[language];
