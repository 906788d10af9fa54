import { seeGlass } from '../../emergency/glass.ts';
import type { Opened } from '../../emergency/rows.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** "Ik heb het gelezen." */
export const glassSeenRoute = ownerRoute(paths.glassSeen(), {
  async post({ actor, house, go }) {
    await seeGlass(actor, house);
    return go(paths.home());
  },
});

const Lines = ({ view, opened }: { view: View; opened: readonly Opened[] }) =>
  opened.map(({ reason, names, at }) => (
    <>
      <p>{view.t('glass.opened', { names, day: showDay(view.language, at) })}</p>
      <blockquote dir="auto">{reason}</blockquote>
    </>
  ));

/** On the first page until it was read: two keyholders had this passport opened (F96). */
export function GlassNotice({ view, opened }: { view: View; opened: readonly Opened[] }) {
  const { t } = view;
  if (opened.length === 0) return null;
  return (
    <Notice kind="mind">
      <h2>{t('glass.title')}</h2>
      <Lines view={view} opened={opened} />
      <p>{t('glass.talk')}</p>
      <Form view={view} action={paths.glassSeen()}>
        <Actions>
          <Button>{t('glass.seen')}</Button>
        </Actions>
      </Form>
    </Notice>
  );
}

/** The same in "Alles uit mijn paspoort". */
export function GlassPart({ view, opened }: { view: View; opened: readonly Opened[] }) {
  if (opened.length === 0) return null;
  return (
    <section aria-labelledby="nood" class="flow">
      <h2 id="nood">{view.t('glass.title')}</h2>
      <Sheet>
        <Lines view={view} opened={opened} />
      </Sheet>
    </section>
  );
}
