import type { Actor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type ChapterId, chapterIds } from '../../questions/model.ts';
import { languageNames } from '../../words/language.ts';
import { Actions } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import type { FrameView } from '../view.ts';
import { companionView } from './in-tongue.tsx';
import { CompanionPage } from './page.tsx';

/**
 * The home assignment (F45): three questions for at the kitchen table, with room to write, to open by a link or to print on one page. For
 * anybody, without an account: it knows nothing of any passport, and keeps nothing.
 */
export const homeAssignmentRoute = openRoute(pattern.homeAssignment, {
  get(asked) {
    const chapter = chapterOf(asked);
    const view = companionView(asked.view);
    return asked.show(<HomePage view={view} chapter={chapter} />);
  },
});

function chapterOf({ params }: Asked<Actor>): ChapterId {
  const chapter = chapterIds.find((id) => id === params.chapter);
  if (chapter === undefined) throw new Fault('not-there', 'no such chapter');
  return chapter;
}

const numbers = [1, 2, 3] as const;

/** How it goes, and three questions with room to write. */
export function HomeQuestions({ view: { t }, chapter }: { view: FrameView; chapter: ChapterId }) {
  return (
    <>
      <p>{t('companion.home-how')}</p>
      <ol class="at-home">
        {numbers.map((number) => (
          <li>
            <Sheet>
              <p>
                <strong>{t(`companion.home-${chapter}-${number}`)}</strong>
              </p>
              <p class="soft small">{t('companion.home-room')}</p>
              <div class="room-to-write" aria-hidden="true" />
            </Sheet>
          </li>
        ))}
      </ol>
    </>
  );
}

function HomePage({ view, chapter }: { view: FrameView; chapter: ChapterId }) {
  const { t } = view;
  return (
    <CompanionPage
      view={view}
      title={t('companion.home-title')}
      heading={t('companion.home-title')}
      lead={t('companion.home-lead', { chapter: t(`companion.chapter-${chapter}`) })}
      spoken={`thuis-${chapter}`}
    >
      <HomeQuestions view={view} chapter={chapter} />
      <p class="soft">{t('companion.home-nothing')}</p>
      <div class="screen-only flow">
        <Actions>
          <PrintButton view={view} words={t('common.print')} />
        </Actions>
        <h2>{t('companion.home-others')}</h2>
        <ul class="links" dir={languageNames[view.language].direction}>
          {chapterIds
            .filter((id) => id !== chapter)
            .map((id) => (
              <li>
                <a href={paths.homeAssignment(id)}>{t(`companion.chapter-${id}`)}</a>
              </li>
            ))}
        </ul>
      </div>
    </CompanionPage>
  );
}
