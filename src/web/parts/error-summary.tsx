import type { FrameView } from '../view.ts';
import { fieldId } from './field.tsx';

/** One thing to look at again: the field's name in the form and the words that stand there too. */
export type Issue = { field: string; words: string; id?: string };

/**
 * Above a form that could not be taken: takes the focus, and each line leads to its field (U9, P27, P80). Nothing when there is nothing.
 */
export function ErrorSummary({ view, issues }: { view: FrameView; issues: readonly Issue[] }) {
  if (issues.length === 0) return null;
  return (
    <section class="summary" id="fouten" tabindex={-1} autofocus={true} aria-labelledby="fouten-titel">
      <h2 id="fouten-titel">{view.t('common.summary-title', { count: issues.length })}</h2>
      <ul>
        {issues.map((issue) => (
          <li>
            <a href={`#${issue.id ?? fieldId(issue.field)}`}>{issue.words}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The words for one field among the issues. */
export function issueOf(issues: readonly Issue[], field: string): string | undefined {
  return issues.find((issue) => issue.field === field)?.words;
}
