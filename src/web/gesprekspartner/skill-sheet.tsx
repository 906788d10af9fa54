import type { AskedOf } from '../../mirror/model.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { FrameView } from '../view.ts';
import { skillWords } from './card.tsx';
import { withNames } from './in-tongue.tsx';

/** The one skill that is asked about, with the example that the young person chose to show. Nothing for other questions. */
export function SkillSheet({ view, asked }: { view: FrameView; asked: AskedOf }) {
  if (asked.skill === undefined) return null;
  const { words, meaning } = skillWords(view, asked.skill);
  return (
    <Sheet tone="sky">
      <p>
        <strong>{words}</strong>
      </p>
      {meaning === undefined ? null : <p>{meaning}</p>}
      {asked.example === undefined ? null : (
        <>
          <p class="soft">{withNames(view, 'companion.example', { name: asked.called })}</p>
          <p class="own-words" dir="auto">
            {asked.example}
          </p>
        </>
      )}
    </Sheet>
  );
}
