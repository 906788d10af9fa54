import type { ChapterId } from '../../questions/model.ts';
import { drawStamp, type Mark } from '../../signs/stamp.ts';
import { showDay, showShortDay } from '../../words/text.ts';
import type { View } from '../view.ts';

/**
 * The stamp that the young person set: "jij vond dit klaar", never an approval by somebody else. `title` are the chapter's words, `at` the
 * day, `seed` what decides how it was pressed (passport and chapter). `lands` lets it come down once, after the own tap (U25).
 */
export function Stamp(props: {
  view: View;
  chapter: ChapterId;
  title: string;
  at: Date;
  seed: string;
  large?: boolean;
  lands?: boolean;
}) {
  const { view, chapter, title, at } = props;
  const { ink, turn, marks } = drawStamp(chapter, title, showShortDay(view.language, at), props.seed);
  const classes = ['stamp', ink, props.large === true ? 'large' : '', props.lands === true ? 'lands' : ''];
  return (
    <svg
      class={classes.filter(Boolean).join(' ')}
      viewBox="0 0 100 100"
      role="img"
      aria-label={view.t('common.stamp-of', { chapter: title, day: showDay(view.language, at) })}
    >
      <g transform={`rotate(${turn} 50 50)`}>{marks.map(Strokes)}</g>
    </svg>
  );
}

function Strokes({ width, dash, transform, paths }: Mark) {
  return (
    <g transform={transform} stroke-width={width} stroke-dasharray={dash}>
      {paths.map((path) => (
        <path d={path.d} transform={path.transform} />
      ))}
    </g>
  );
}

/** Where a stamp will come. */
export function StampPlace({ view }: { view: View }) {
  return <span class="stamp-place">{view.t('common.no-stamp')}</span>;
}
