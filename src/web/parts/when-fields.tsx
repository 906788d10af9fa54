import { readTime, wallOf } from '../../base/wall.ts';
import { cleanLine } from '../../questions/clean.ts';
import { readDay, typedDay } from '../../questions/day.ts';
import { lengths, momentOf, usualLength, type WhenTrouble } from '../../talks/life.ts';
import type { View } from '../view.ts';
import { type Issue, issueOf } from './error-summary.tsx';
import { SelectField, TextField } from './field.tsx';

/** When and where, as it stands in a form: what was typed comes back as it was. */
export type TypedWhen = { day: string; time: string; minutes: string; place: string };

export const nothingTyped: TypedWhen = { day: '', time: '', minutes: String(usualLength), place: '' };

export function typedWhen(starts: Date, minutes: number, place: string): TypedWhen {
  const { day, time } = wallOf(starts);
  return { day: typedDay(day), time, minutes: String(minutes), place };
}

export type ReadWhen = {
  typed: TypedWhen;
  place: string;
  minutes: number;
  issues: readonly Issue[];
  /** Absent when there is something to look at again. */
  starts: Date | undefined;
};

/** Day, time, length and place out of a posted form, with what is the matter in plain words (a time in the hour that is skipped too). */
export function readWhen(form: URLSearchParams, { t, now }: View): ReadWhen {
  const typed: TypedWhen = {
    day: cleanLine(form.get('dag') ?? '', 40),
    time: cleanLine(form.get('tijd') ?? '', 20),
    minutes: form.get('duur') ?? '',
    place: cleanLine(form.get('plek') ?? '', 80),
  };
  const again = form.get('fout') === '1';
  const minutes = lengths.find((length) => String(length) === typed.minutes) ?? usualLength;
  const read = momentOf(readDay(typed.day), readTime(typed.time), now);
  if ('at' in read) return { typed, minutes, place: typed.place, issues: [], starts: read.at };
  const { field, words } = troubles[read.trouble];
  const issue = {
    field,
    words: t(again && read.trouble === 'time-shape' ? 'talks.time-shape-again' : words),
  };
  return { typed, minutes, place: typed.place, issues: [issue], starts: undefined };
}

const troubles = {
  'day-shape': { field: 'dag', words: 'talks.day-shape' },
  'time-shape': { field: 'tijd', words: 'talks.time-shape' },
  'no-such-time': { field: 'tijd', words: 'talks.no-such-time' },
  over: { field: 'dag', words: 'talks.day-over' },
  'too-far': { field: 'dag', words: 'talks.day-too-far' },
} as const satisfies Record<WhenTrouble, { field: string; words: string }>;

/** No picker: text that is read as people write it, which every keyboard and reader can (P16). */
export function WhenFields(props: { view: View; typed: TypedWhen; issues: readonly Issue[] }) {
  const { view, typed, issues } = props;
  const { t } = view;
  return (
    <>
      {issues.length === 0 ? null : <input type="hidden" name="fout" value="1" />}
      <TextField
        view={view}
        name="dag"
        label={t('talks.day')}
        hint={t('common.date-example')}
        issue={issueOf(issues, 'dag')}
        value={typed.day}
        size="short"
      />
      <TextField
        view={view}
        name="tijd"
        label={t('talks.time')}
        hint={t('talks.time-example')}
        issue={issueOf(issues, 'tijd')}
        value={typed.time}
        size="short"
      />
      <SelectField
        view={view}
        name="duur"
        label={t('talks.length')}
        value={typed.minutes}
        options={lengths.map((length) => ({
          value: String(length),
          words: t('talks.minutes', { minutes: length }),
        }))}
      />
      <TextField
        view={view}
        name="plek"
        label={t('talks.place')}
        hint={t('talks.place-hint')}
        optional
        maxlength={80}
        value={typed.place}
      />
    </>
  );
}
