import type { CompanionKey } from '../../words/companion.ts';
import { speakCompanion } from '../../words/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { FrameView } from '../view.ts';
import { withNames } from './in-tongue.tsx';
import { isMachineMade } from './origin.ts';

/** Words that bind: who reads it, and what it is for. Nobody may lean on a translation of these that was not checked (L7). */
export const binding = [
  'companion.reads-first',
  'companion.reads-then',
  'companion.reads-not',
  'companion.purpose',
] as const satisfies readonly CompanionKey[];

/** Who will see the answer, plainly, before it is sent (F87, P81); in a language that was not checked with the Dutch text beside it. */
export function Readers({ view, called }: { view: FrameView; called: string }) {
  const dutch = { ...view, language: 'nl', t: speakCompanion('nl') } as const;
  return (
    <Sheet as="section" labelledBy="lezers">
      <h2 id="lezers">{view.t('companion.readers')}</h2>
      <Lines view={view} called={called} />
      {isMachineMade(view.language) ? (
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
      {binding.map((key) => (
        <li>{withNames(view, key, { name: called })}</li>
      ))}
    </ul>
  );
}
