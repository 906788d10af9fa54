import type { View } from '../view.ts';

/**
 * How long until `until`, in whole minutes without JavaScript and by the second with it. Quiet for the ear. The words stand there from the
 * start: a line that only a script draws, would be the last large thing to come.
 */
export function Countdown({ view: { t, now }, until }: { view: View; until: Date }) {
  const minutes = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return (
    <span class="countdown" role="timer">
      <pvs-countdown
        until={until.toISOString()}
        data-now={now.toISOString()}
        data-words={t('common.still', { time: '{time}' })}
      >
        {t('common.still-minutes', { minutes })}
      </pvs-countdown>
    </span>
  );
}
