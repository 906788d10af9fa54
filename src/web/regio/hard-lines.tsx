import type { Hard } from '../../reading/hard.ts';
import type { View } from '../view.ts';

/** What would make a Dutch text easier to read, for who wrote it (A9). */
export function HardLines({ view: { t }, hard }: { view: View; hard: Hard }) {
  return (
    <>
      <p lang="nl">
        <q>{hard.text}</q>
      </p>
      <ul>
        {hard.long.map(({ cut }) => (
          <li>{cut === undefined ? t('sets.long') : t('sets.long-cut', { first: cut[0], rest: cut[1] })}</li>
        ))}
        {hard.strange.length === 0 ? null : <li>{t('sets.strange', { words: hard.strange.join(', ') })}</li>}
        {hard.heavy.length === 0 ? null : <li>{t('sets.heavy-words', { words: hard.heavy.join(', ') })}</li>}
      </ul>
    </>
  );
}
