import type { Together } from '../../organisations/lead.ts';
import type { Place } from '../../questions/flow.ts';
import { cardOf, pieceOf, stepAt } from '../../questions/lessons.ts';
import type { Question } from '../../questions/model.ts';
import { stepInWords } from '../begeleider/step-words.ts';
import { Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/**
 * "Nu samen: Wat kan ik, vraag 1 tot en met 4." Stands still on the page, with a way to go there; who is in the middle of something
 * goes on with that. Nothing where the class is already, and nothing when no lesson is on.
 */
export function TogetherLine({
  view,
  together,
  at,
}: {
  view: View;
  together: Together | undefined;
  /** `place`: among the questions of the method. */
  at?: { question: Question; place: Place | undefined };
}) {
  if (together === undefined) return null;
  const { t, language } = view;
  const { groupName: group, plan, step, present } = together;
  const now = stepAt(plan, step);
  const piece = pieceOf(now);
  const there =
    at?.place?.run === 'core' &&
    piece?.chapter === at.question.chapter &&
    at.place.number >= piece.from &&
    at.place.number <= piece.to;
  if (present && (there || (at !== undefined && now === undefined))) return null;
  const card = cardOf(now)?.words[language];
  return (
    <div class="together">
      <div>
        <p>
          <b>{now === undefined ? t('together.lesson-on', { group }) : t('together.now', { group })}</b>{' '}
          {now === undefined ? null : `${stepInWords(view, now)}.`}
        </p>
        {card === undefined ? null : <p>{card}</p>}
      </div>
      {present && piece === undefined ? null : (
        <Form view={view} action={paths.together()}>
          <Button compact>{t(present ? 'together.go' : 'together.join')}</Button>
        </Form>
      )}
    </div>
  );
}
