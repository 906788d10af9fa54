import type { Actor } from '../../access/actor.ts';
import { showCode } from '../../base/code.ts';
import type { Shown } from '../../look/build.ts';
import { lastDay } from '../../sharing/life.ts';
import { showDay } from '../../words/text.ts';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

/** "3 van 5 hoofdstukken, 2 losse antwoorden" (U43): how much, never which were left out. */
export function youSee({ t }: View, { count }: Shown): string {
  return [
    count.chapters > 0 ? t('receive.you-see-chapters', { count: count.chapters, of: count.of }) : '',
    count.single > 0 ? t('share.singles', { count: count.single }) : '',
    count.extra > 0 ? t('receive.you-see-extras', { count: count.extra }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export const lastDayOf = ({ language }: View, ends: Date): string => showDay(language, lastDay(ends));

/** Where to look whether the share of a paper still stands, and the code to type there (C19). */
export const paperCheckInWords = ({ desk }: Pick<Asked<Actor>, 'desk'>, code: string): string =>
  `${desk.origin().replace(/^https?:\/\//, '')}${paths.paperCheck()}: ${showCode(code)}`;
