import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type Group, readGroups } from '../../organisations/groups.ts';
import { cardOf, type LessonStep, type ReadyLesson, readyLesson, series } from '../../questions/lessons.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { stepInWords } from './step-words.ts';

/** The ready lessons (F40): four hours with a plan by the minute. They hold nothing of anybody. */
export const readyLessonsRoute = staffRoute(paths.readyLessons(), {
  get({ view, show }) {
    const { t, language } = view;
    return show(
      <Page
        view={view}
        title={series.title[language]}
        heading={series.title[language]}
        lead={t('lesson.series-lead')}
        back={paths.staffHome()}
      >
        <ul class="grid">
          {series.lessons.map(({ id, title, goal, steps }, n) => (
            <Sheet as="li">
              <h2>
                <a class="sheet-link" href={paths.readyLesson(id)}>
                  {t('lesson.nth', { number: n + 1, title: title[language] })}
                </a>
              </h2>
              <p>{goal[language]}</p>
              <p class="soft">{t('lesson.minutes', { minutes: minutesOf(steps) })}</p>
            </Sheet>
          ))}
        </ul>
      </Page>,
    );
  },
});

/** One lesson on one sheet of paper, and the press that starts it with a class. */
export const readyLessonRoute = staffRoute(pattern.readyLesson, {
  async get(asked) {
    const lesson = readyLesson(asked.params.lesson);
    if (lesson === undefined) throw new Fault('not-there', 'no such lesson');
    const groups = asked.actor.role === 'mentor' ? await readGroups(asked.actor, asked.house) : [];
    return asked.show(<LessonPaper asked={asked} lesson={lesson} groups={groups} />);
  },
});

const minutesOf = (steps: readonly LessonStep[]): number =>
  steps.reduce((sum, { minutes = 0 }) => sum + minutes, 0);

type PaperProps = { asked: Asked<StaffActor>; lesson: ReadyLesson; groups: readonly Group[] };

function LessonPaper({ asked, lesson, groups }: PaperProps) {
  const { view } = asked;
  const { t, language } = view;
  const number = series.lessons.indexOf(lesson) + 1;
  return (
    <Page
      view={view}
      title={lesson.title[language]}
      heading={t('lesson.nth', { number, title: lesson.title[language] })}
      lead={lesson.goal[language]}
      back={paths.readyLessons()}
    >
      <div class="stack">
        <Rows
          rows={[
            [t('lesson.bring'), lesson.bring[language]],
            [t('lesson.time'), t('lesson.minutes', { minutes: minutesOf(lesson.steps) })],
          ]}
        />
        <ol class="plan">
          {lesson.steps.map((step, n) => (
            <PlanStep view={view} step={step} from={minutesOf(lesson.steps.slice(0, n))} />
          ))}
        </ol>
        <Rows
          rows={[
            [t('lesson.who-ready'), lesson.ready[language]],
            [t('lesson.who-absent'), lesson.absent[language]],
          ]}
        />
        <Start asked={asked} lesson={lesson} groups={groups} />
      </div>
    </Page>
  );
}

function PlanStep({ view, step, from }: { view: View; step: LessonStep; from: number }) {
  const { t, language } = view;
  const card = cardOf(step);
  return (
    <Sheet as="li">
      <p class="plan-time">{t('lesson.from-to', { from, to: from + (step.minutes ?? 0) })}</p>
      <h2>{stepInWords(view, step)}</h2>
      {card === undefined ? null : <p class="plan-card">{card.words[language]}</p>}
      <p>{step.do?.[language]}</p>
    </Sheet>
  );
}

function Start({ asked: { view }, lesson, groups }: PaperProps) {
  const { t } = view;
  const [only] = groups;
  const free = groups.filter(({ lessonEnds }) => lessonEnds === undefined);
  return (
    <Form view={view} action={paths.staffHome()}>
      <input type="hidden" name="plan" value={lesson.id} />
      {groups.length === 1 && only !== undefined ? (
        <input type="hidden" name="groep" value={only.id} />
      ) : groups.length === 0 ? null : (
        <Radios
          name="groep"
          legend={t('staff.which-group')}
          options={groups.map(({ id, name, organisationName }) => ({
            value: id,
            words: name,
            note: organisationName,
          }))}
          chosen={[]}
          lay="pair"
        />
      )}
      <Actions>
        {groups.length === 0 ? null : (
          <Button kind="main">
            {groups.length === 1 && only !== undefined
              ? t('lesson.start-this-with', { group: only.name })
              : t('lesson.start-this')}
          </Button>
        )}
        <PrintButton view={view} />
      </Actions>
      {free.length < groups.length ? <p class="soft">{t('lesson.start-live')}</p> : null}
    </Form>
  );
}
