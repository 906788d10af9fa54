import { needsDutch } from '../../words/origins.ts';
import { speakCompanion } from '../../words/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { FrameView } from '../view.ts';
import { withNames } from './in-tongue.tsx';

/** Who reads it, and what it is for: the words that bind on these pages (L7). */
const lines = [
  'companion.reads-first',
  'companion.reads-then',
  'companion.reads-not',
  'companion.purpose',
] as const;

/** Who will see the answer, plainly, before it is sent (F87, P81); in a language that no person reviewed, with the Dutch text beside it. */
export function Readers({ view, called }: { view: FrameView; called: string }) {
  const dutch = { ...view, language: 'nl', t: speakCompanion('nl') } as const;
  return (
    <Sheet as="section" labelledBy="lezers">
      <h2 id="lezers">{view.t('companion.readers')}</h2>
      <Lines view={view} called={called} />
      {lines.some((key) => needsDutch(view.language, key)) ? (
        <details open>
          <summary>{view.t('companion.dutch')}</summary>
          <div class="disclosed" lang="nl" dir="ltr">
            <Lines view={dutch} called={called} />
          </div>
        </details>
      ) : null}
    </Sheet>
  );
}

function Lines({ view, called }: { view: FrameView; called: string }) {
  return (
    <ul>
      {lines.map((key) => (
        <li>{withNames(view, key, { name: called })}</li>
      ))}
    </ul>
  );
}
