import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { Button } from './button.tsx';

/**
 * "Snel weg" (U14, F119): signs out and leads to a page that says nothing. Without JavaScript a plain form; with it the page also goes
 * out of sight at once and out of the history.
 */
export function QuickExit({ view }: { view: View }) {
  return (
    <pvs-quick-exit>
      <form method="post" action={paths.quickExit()}>
        <Button kind="line" compact icon="away">
          {view.t('common.quick-exit')}
        </Button>
      </form>
    </pvs-quick-exit>
  );
}
