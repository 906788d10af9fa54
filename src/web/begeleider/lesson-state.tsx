import type { StaffActor } from '../../access/actor.ts';
import type { OwnerId } from '../../base/id.ts';
import type { Board } from '../../insight/board.ts';
import { stepAt } from '../../questions/lessons.ts';
import type { Key } from '../../words/catalogs.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { stepInWords } from './step-words.ts';
import { showTime } from './time.ts';

const acts: Readonly<Record<string, Key>> = {
  stop: 'lesson.stopped',
  terug: 'lesson.restored',
  samen: 'lesson.merged',
};

/** What was just done, and how to take it back. */
export function AfterAct({
  asked: { view, query },
  board,
  removed,
}: {
  asked: Asked<StaffActor>;
  board: Board;
  removed: OwnerId | undefined;
}) {
  const { t } = view;
  const { group } = board;
  if (removed !== undefined) {
    return (
      <Notice kind="done" status>
        <p>{t('lesson.removed')}</p>
        <Form view={view} action={paths.lesson(group.id)}>
          <input type="hidden" name="wie" value={removed} />
          <Button compact name="doe" value="terugzetten">
            {t('lesson.take-back')}
          </Button>
        </Form>
      </Notice>
    );
  }
  const after = query.get('na') ?? '';
  if (after === 'uit') {
    const count = Number(/^\d{1,3}$/.exec(query.get('aantal') ?? '')?.[0] ?? 0);
    return (
      <Notice kind="done" status>
        <p>{t('lesson.signed-out', { count })}</p>
      </Notice>
    );
  }
  const words = acts[after];
  if (words === undefined || (after === 'stop' && board.lesson !== undefined)) return null;
  return (
    <Notice kind="done" status>
      <p>{t(words)}</p>
      {after === 'stop' ? (
        <p>
          <a href={paths.lessonSignOut(group.id)}>{t('lesson.sign-out')}</a>
        </p>
      ) : null}
    </Notice>
  );
}

/** Whether there is a lesson, where it is, and the one thing to do next. */
export function LessonState({ view, board: { group, lesson } }: { view: View; board: Board }) {
  const { t, language } = view;
  if (lesson === undefined) {
    return (
      <Form view={view} action={paths.lesson(group.id)}>
        <p>{t('lesson.not-open-what')}</p>
        <Actions>
          <Button kind="main" name="doe" value="start">
            {t('staff.start-lesson')}
          </Button>
          <LinkButton href={paths.readyLessons()}>{t('lesson.choose-ready')}</LinkButton>
        </Actions>
      </Form>
    );
  }
  const step = stepAt(lesson.plan, lesson.step);
  return (
    <Form view={view} action={paths.lesson(group.id)}>
      <p>
        {t('lesson.until', { time: showTime(language, lesson.ends) })}{' '}
        {step === undefined ? null : t('lesson.now-is', { what: stepInWords(view, step) })}
      </p>
      <Actions>
        <LinkButton kind="main" href={paths.lessonBoard(group.id)}>
          {t('lesson.to-board')}
        </LinkButton>
        <Button kind="stop" name="doe" value="stop">
          {t('lesson.stop')}
        </Button>
      </Actions>
    </Form>
  );
}

/** What else a mentor does with a class. Other rooms put their one press here. */
export function LessonWays({ view: { t }, board: { group } }: { view: View; board: Board }) {
  const ways: readonly (readonly [string, Key])[] = [
    [`${paths.cards()}?groep=${group.id}`, 'lesson.talk-cards'],
    [paths.startCards(group.id), 'school.to-cards'],
    [paths.lessonSignOut(group.id), 'lesson.sign-out'],
    [paths.lessonDouble(group.id), 'lesson.double'],
  ];
  return (
    <section class="flow" aria-labelledby="meer-les">
      <h2 id="meer-les">{t('lesson.ways')}</h2>
      <ul class="links">
        {ways.map(([href, words]) => (
          <li>
            <a href={href}>{t(words)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
