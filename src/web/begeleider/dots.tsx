import type { BoardMember, ChapterState } from '../../insight/board.ts';
import { catalog } from '../../questions/catalog.ts';
import { chapterIds } from '../../questions/model.ts';
import type { Key } from '../../words/catalogs.ts';
import type { View } from '../view.ts';

/** One sign a chapter: empty, half or full, told apart by shape. The words beside it say the same. */
export function Dots({ chapters }: Pick<BoardMember, 'chapters'>) {
  return (
    <svg class="dots" viewBox="0 0 118 22" aria-hidden="true" focusable="false">
      {chapterIds.map((chapter, n) => (
        <g transform={`translate(${11 + n * 24} 11)`}>
          <circle r="8.5" />
          {chapters[chapter] === 'busy' ? <path d="M0-8.5a8.5 8.5 0 0 0 0 17z" /> : null}
          {chapters[chapter] === 'stamped' ? <circle r="8.5" class="full" /> : null}
        </g>
      ))}
    </svg>
  );
}

export const hasBegun = ({ chapters }: Pick<BoardMember, 'chapters'>): boolean =>
  chapterIds.some((chapter) => chapters[chapter] !== 'nothing');

/** "2 klaar, 1 bezig". */
export function countWords({ t }: View, { chapters }: Pick<BoardMember, 'chapters'>): string {
  const count = (state: ChapterState) => chapterIds.filter((chapter) => chapters[chapter] === state).length;
  const [done, busy] = [count('stamped'), count('busy')];
  if (done === 0 && busy === 0) return t('lesson.nothing');
  return t('lesson.progress', { done, busy });
}

const stateWords: Record<ChapterState, Key> = {
  nothing: 'lesson.chapter-nothing',
  busy: 'lesson.chapter-busy',
  stamped: 'lesson.chapter-stamped',
};

/** Each chapter's name and how far it is. */
export function chapterRows(
  { t, language }: View,
  { chapters }: Pick<BoardMember, 'chapters'>,
): readonly (readonly [string, string])[] {
  return chapterIds.map((chapter) => [
    catalog.chapter(chapter).title[language],
    t(stateWords[chapters[chapter]]),
  ]);
}
