import { showNearDay } from '../../words/text.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Stamp, StampPlace } from '../parts/stamp.tsx';
import type { View } from '../view.ts';
import type { Stage } from './way.ts';

/** One chapter on the first page: its name leads to it, its stamp or the place for it, and one of three states (U5). */
export function ChapterSheet(props: {
  view: View;
  stage: Stage;
  href: string;
  seed: string;
  stamps: boolean;
}) {
  const { view, stage, href, seed, stamps } = props;
  return (
    <Sheet as="li" withStamp>
      <div>
        <h3>
          <a class="sheet-link" href={href}>
            {stage.title}
          </a>
        </h3>
        <p>
          <StateWords view={view} stage={stage} />
        </p>
      </div>
      {stamps ? <StampOrPlace view={view} stage={stage} seed={seed} /> : null}
    </Sheet>
  );
}

export function StampOrPlace(props: {
  view: View;
  stage: Stage;
  seed: string;
  large?: boolean;
  lands?: boolean;
}) {
  const { view, stage, seed, large = false, lands = false } = props;
  if (stage.stamped === undefined) return <StampPlace view={view} />;
  return (
    <Stamp
      view={view}
      chapter={stage.id}
      title={stage.title}
      at={stage.stamped}
      seed={seed}
      large={large}
      lands={lands}
    />
  );
}

/** "Mee bezig. 4 van 8 vragen. Nog ongeveer 5 minuten." Never a count of days or of others (U24). */
export function StateWords({ view: { t, language, now }, stage }: { view: View; stage: Stage }) {
  const { state, answered, of, minutesLeft } = stage.progress;
  if (stage.stamped !== undefined) {
    return (
      <>
        <strong>{t('fill.done')}</strong> {showNearDay(language, stage.stamped, now)}.
      </>
    );
  }
  if (state === 'not-begun') {
    return (
      <>
        <strong>{t('fill.not-begun')}</strong>{' '}
        {of === 0 ? null : <span class="counter">{t('fill.questions', { of })}</span>}
      </>
    );
  }
  return (
    <>
      <strong>{t('fill.busy')}</strong> <span class="counter">{t('fill.answered-of', { answered, of })}</span>{' '}
      {minutesLeft === 0 ? (
        t('fill.ready-for-stamp')
      ) : (
        <span class="counter">{t('fill.minutes-left', { minutes: minutesLeft })}</span>
      )}
    </>
  );
}
