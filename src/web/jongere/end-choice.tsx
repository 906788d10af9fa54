import { readDay, typedDay } from '../../questions/day.ts';
import { dayOf, defaultEnd, endAfterIntake, endOfDay, lastDay, longestEnd } from '../../sharing/life.ts';
import type { Share } from '../../sharing/list.ts';
import { Radios } from '../parts/choice.tsx';
import { type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import type { View } from '../view.ts';
import { dayInWords } from './in-words.ts';

/** What stands chosen: none yet, after the intake, six weeks, or a day of one's own as it was typed. */
export type EndChosen = { way: 'intake' | 'weken' | 'dag' | undefined; day: string };

/** Until when: every share ends, by itself in six weeks or after the intake (U40). */
export function EndChoice(props: {
  view: View;
  intake: string | undefined;
  chosen: EndChosen;
  issues: readonly Issue[];
}) {
  const { view, intake, chosen, issues } = props;
  const { t, now } = view;
  const afterIntake = intake === undefined ? undefined : endAfterIntake(now, intake);
  const through = (ends: Date): string => t('share.end-through', { day: dayInWords(view, ends) });
  const weeks = defaultEnd(now);
  return (
    <Radios
      name="tot"
      legend={t('share.end-title')}
      hint={t('share.end-hint', { day: dayInWords(view, afterIntake ?? weeks) })}
      options={[
        ...(afterIntake === undefined
          ? []
          : [{ value: 'intake', words: t('share.end-intake'), note: through(afterIntake) }]),
        { value: 'weken', words: t('share.end-weeks'), note: through(weeks) },
        { value: 'dag', words: t('share.end-own') },
      ]}
      chosen={chosen.way === undefined ? [] : [chosen.way]}
    >
      <TextField
        view={view}
        name="dag"
        label={t('share.end-day')}
        hint={t('share.end-day-hint')}
        issue={issueOf(issues, 'dag')}
        value={chosen.day}
        size="short"
        spellcheck={false}
      />
    </Radios>
  );
}

/** What was typed, as a moment; an issue when that is no day, or over, or more than a year off. */
export function readEnd(
  view: View,
  form: URLSearchParams,
  intake: string | undefined,
): { chosen: EndChosen; ends?: Date; issue?: Issue } {
  const typed = (form.get('dag') ?? '').trim().slice(0, 40);
  const way = (['intake', 'weken', 'dag'] as const).find((known) => known === form.get('tot'));
  // Who types a day means that day, also without choosing it first.
  const chosen: EndChosen = { way: way ?? (typed === '' ? undefined : 'dag'), day: typed };
  const { t, now } = view;
  if (chosen.way === 'weken') return { chosen, ends: defaultEnd(now) };
  if (chosen.way !== 'dag') return { chosen, ends: defaultEnd(now, intake) };
  const day = readDay(typed);
  if (day === undefined) return { chosen, issue: { field: 'dag', words: t('share.end-day-shape') } };
  const last = longestEnd(now);
  const ends = endOfDay(day);
  if (ends > now && ends <= last) return { chosen, ends };
  return {
    chosen,
    issue: { field: 'dag', words: t('share.end-day-range', { day: dayInWords(view, last) }) },
  };
}

/** How the end that a draft has was chosen. */
export function chosenEnd({ ends }: Share, intake: string | undefined, now: Date): EndChosen {
  if (ends === undefined) return { way: undefined, day: '' };
  const afterIntake = intake === undefined ? undefined : endAfterIntake(now, intake);
  if (ends.getTime() === afterIntake?.getTime()) return { way: 'intake', day: '' };
  if (ends.getTime() === defaultEnd(now).getTime()) return { way: 'weken', day: '' };
  return { way: 'dag', day: typedDay(dayOf(lastDay(ends))) };
}
