import type { View } from '../view.ts';

/** Where we are, in words and as a bar. Stands before the form in the document (U19). `step` counts from one. */
export function Steps(props: { view: View; where: string; step: number; of: number }) {
  const { view, where, step, of } = props;
  return (
    <div class="steps-here">
      <p class="steps-words">
        <strong>{where}</strong> <span>{view.t('common.step-of', { step, of })}</span>
      </p>
      <div class="steps" aria-hidden="true">
        {Array.from({ length: of }, (_, n) => (
          <span class={n + 1 < step ? 'done' : n + 1 === step ? 'here' : undefined} />
        ))}
      </div>
    </div>
  );
}
