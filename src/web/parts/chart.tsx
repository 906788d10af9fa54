import type { View } from '../view.ts';

/** One bar: what it is, how many, and `null` for what is not told. */
export type Bar = { words: string; many: number | null };

/**
 * Bars as SVG, with the same in words for who does not see them, and a table beside it for everybody. Measures are of the letter and of the room there is, so
 * that it grows with the text and fits a phone; what is not told has no bar, and says so.
 */
export function Chart({
  view,
  id,
  title,
  bars,
}: {
  view: View;
  id: string;
  title: string;
  bars: readonly Bar[];
}) {
  const { t } = view;
  const most = Math.max(10, ...bars.map(({ many }) => many ?? 0));
  const told = (many: number | null): string => (many === null ? t('figures.few') : String(many));
  return (
    <svg
      class="chart"
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
      width="100%"
      height={`${bars.length * rowHeight}em`}
      focusable="false"
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{bars.map(({ words, many }) => `${words}: ${told(many)}`).join('. ')}.</desc>
      {bars.map(({ words, many }, n) => (
        <g>
          <text x="0" y={`${n * rowHeight + 1.1}em`}>
            {words}
          </text>
          <text x="100%" y={`${n * rowHeight + 1.1}em`} text-anchor="end">
            {told(many)}
          </text>
          <rect class="chart-room" x="0" y={`${n * rowHeight + 1.5}em`} width="100%" height="0.8em" />
          {many === null ? null : (
            <rect
              class="chart-bar"
              x="0"
              y={`${n * rowHeight + 1.5}em`}
              width={`${Math.round((many / most) * 1000) / 10}%`}
              height="0.8em"
            />
          )}
        </g>
      ))}
    </svg>
  );
}

const rowHeight = 3;

/** The bar of one row of a table: the figure stands beside it, so it is only to be seen. */
export function RowBar({ many, most }: { many: number; most: number }) {
  return (
    <svg class="row-bar" aria-hidden="true" focusable="false" width="100%" height="0.6em">
      <rect class="chart-bar" x="0" y="0" width={`${Math.round((many / most) * 1000) / 10}%`} height="100%" />
    </svg>
  );
}
