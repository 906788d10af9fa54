import type { Answer, Answers, Question, QuestionId } from '../../questions/model.ts';
import { isAnswered } from '../../questions/value.ts';
import type { Key } from '../../words/catalogs.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** The questions of a chapter as links, each with how it stands in words and a sign. */
export function QuestionList(props: {
  view: View;
  questions: readonly Question[];
  answers: Answers;
  /** Answered, with words or with a proof. */
  filled: ReadonlySet<QuestionId>;
}) {
  const { view, questions, answers } = props;
  return (
    <ul class="question-list">
      {questions.map((question) => {
        const { sign, words } = standing(answers[question.id], props.filled.has(question.id));
        return (
          <li>
            <a href={paths.question(question.chapter, question.id)}>{question.title[view.language]}</a>
            <span class={sign === 'check' ? 'state filled' : 'state'}>
              <Icon name={sign} size={20} />
              <span>{view.t(words)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function standing(answer: Answer | undefined, filled: boolean): { sign: IconName; words: Key } {
  if (answer === undefined || !isAnswered(answer))
    return filled ? { sign: 'check', words: 'fill.filled-in' } : { sign: 'pen', words: 'common.none' };
  if (answer.state === 'talk') return { sign: 'talk', words: 'fill.kept-for-talk' };
  if (answer.state === 'unknown') return { sign: 'info', words: 'fill.not-known-yet' };
  return { sign: 'check', words: 'fill.filled-in' };
}
