import type { Board, BoardMember } from '../../insight/board.ts';
import { showDay } from '../../words/text.ts';
import { Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Rows } from '../parts/rows.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { chapterRows, countWords, Dots, hasBegun } from './dots.tsx';

/** Who is on the list: how far and since when, never what (U31, F32). */
export function MemberList({ view, board }: { view: View; board: Board }) {
  const { t } = view;
  const { members, group, lesson } = board;
  return (
    <section class="flow" aria-labelledby="lijst">
      <h2 id="lijst">{t('lesson.list-title')}</h2>
      <p>{t(members.length === 0 ? 'lesson.nobody' : 'lesson.list-lead')}</p>
      {members.some(({ twice }) => twice) ? (
        <Notice>
          <p>{t('lesson.same-name')}</p>
          <p>
            <a href={paths.lessonDouble(group.id)}>{t('lesson.double')}</a>
          </p>
        </Notice>
      ) : null}
      <ul class="members">
        {members.map((member) => (
          <Member view={view} board={board} member={member} on={lesson !== undefined} />
        ))}
      </ul>
    </section>
  );
}

type MemberProps = { view: View; board: Board; member: BoardMember; on: boolean };

/** One on the list: a line, that folds out. While a lesson is on, taking off somebody who is not of this class is one press (U28). */
function Member({ view, board: { group }, member, on }: MemberProps) {
  const { t, language } = view;
  const { called: name, owner, moved, present } = member;
  const takeOff = (
    <Form view={view} action={paths.lesson(group.id)}>
      <input type="hidden" name="wie" value={owner} />
      <Button name="doe" value="weg" compact spoken={t('lesson.remove-who', { name })}>
        {t('lesson.remove-now')}
      </Button>
    </Form>
  );
  return (
    <li class="member">
      <details>
        <summary>
          <bdi>{name}</bdi>
          <Dots chapters={member.chapters} />
          <span class="small">
            {countWords(view, member)}
            {on ? `, ${t(present ? 'lesson.present' : 'lesson.not-present')}` : null}
          </span>
        </summary>
        <div class="disclosed">
          {moved === undefined || !hasBegun(member) ? null : (
            <p class="small soft">
              {t('lesson.moved', { day: showDay(language, new Date(`${moved}T12:00:00Z`)) })}
            </p>
          )}
          <Rows rows={chapterRows(view, member)} />
          <p>
            <a class="link" href={paths.proposeTalk(group.id, owner)}>
              {t('guide.propose-to', { name })}
            </a>
          </p>
          <p>
            <a class="link" href={paths.askPupil(group.id, owner)}>
              {t('requests.ask-who', { name })}
            </a>
          </p>
          {on ? null : takeOff}
        </div>
      </details>
      {on ? takeOff : null}
    </li>
  );
}
