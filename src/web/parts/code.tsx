import type { View } from '../view.ts';

/**
 * A code in blocks, as `showCode` gives it ("K7T4R 9WX2B"). For the ear each sign stands by itself, with a rest between blocks.
 */
export function Code({ view, code, large }: { view: View; code: string; large?: boolean }) {
  const blocks = code.split(' ').filter(Boolean);
  const spoken = blocks.map((block) => [...block].join(' ')).join(', ');
  return (
    <span class={large === true ? 'code-blocks large' : 'code-blocks'}>
      <span class="hear-only">{view.t('common.code-spoken', { code: spoken })}</span>
      {blocks.map((block) => (
        <span aria-hidden="true">{block}</span>
      ))}
    </span>
  );
}
