import { after } from '../../base/clock.ts';
import type { Worker } from '../../insight/school.ts';
import { showDay } from '../../words/text.ts';
import type { View } from '../view.ts';

/** ", tot 1 maart 2027" or ", vanaf 1 februari 2027". */
export function MentorWhen({ view, mentor }: { view: View; mentor: Worker }) {
  const { t, language, now } = view;
  const words = [
    mentor.since > now ? t('school.from', { day: showDay(language, mentor.since) }) : '',
    mentor.until === null ? '' : t('school.until', { day: showDay(language, after(mentor.until, -1)) }),
  ].filter(Boolean);
  return words.length === 0 ? null : <span class="soft">, {words.join(', ')}</span>;
}
