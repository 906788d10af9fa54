import type { Child } from '#jsx/jsx-runtime';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { Button } from './button.tsx';
import { Form } from './form.tsx';

/** "Jullie doen dit samen: jij en mevrouw Visser · Stop", on every page while somebody sits beside (F34). */
export function PairLine({ view }: { view: View }) {
  const { visitor, t } = view;
  if (visitor.kind !== 'owner' || visitor.pair === undefined) return null;
  return (
    <aside class="pair-line" aria-label={t('pair.label')}>
      <div class="column">
        <p>{t('pair.now', { name: visitor.pair })}</p>
        <PairStop view={view} back={view.address} />
      </div>
    </aside>
  );
}

/** Alone again. `back`: the page to go on with. With another way beside it, it is the main one of its page. */
export function PairStop({ view, back, children }: { view: View; back: string; children?: Child }) {
  const { t } = view;
  return (
    <Form view={view} action={paths.pair()}>
      <input type="hidden" name="doe" value="stop" />
      <input type="hidden" name="terug" value={back} />
      {children === undefined ? (
        <Button compact spoken={t('pair.stop-spoken')}>
          {t('pair.stop')}
        </Button>
      ) : (
        <div class="row">
          <Button kind="main">{t('pair.stop-alone')}</Button>
          {children}
        </div>
      )}
    </Form>
  );
}
