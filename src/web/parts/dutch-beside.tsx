import { type Binding, needsDutch } from '../../words/origins.ts';
import { text, type Values } from '../../words/text.ts';
import type { View } from '../view.ts';

/** The Dutch of words that bind, beside a translation of them that no person reviewed: it is what counts (L7). Nothing else. */
export function DutchBeside(props: { view: View; keys: readonly Binding[]; values?: Values }) {
  const { view, keys, values } = props;
  const needed = keys.filter((key) => needsDutch(view.language, key));
  if (needed.length === 0) return null;
  return (
    <details open>
      <summary>{view.t('companion.dutch')}</summary>
      <div class="disclosed" lang="nl" dir="ltr">
        {needed.map((key) => (
          <p>{text('nl', key, values)}</p>
        ))}
      </div>
    </details>
  );
}
