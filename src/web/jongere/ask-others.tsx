import { invitationKinds, placeOf } from '../../mirror/model.ts';
import type { ChapterId, QuestionId } from '../../questions/model.ts';
import { Link } from '../parts/link.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

const places = invitationKinds.map(placeOf);

/** The question whose answer somebody else can add to, and "Wie heeft dit gezien?". */
export const othersCanTell = (id: QuestionId): boolean =>
  id === 'kan3' || places.some(({ question }) => question === id);

export const othersCanAdd = (chapter: ChapterId): boolean =>
  places.some((place) => place.chapter === chapter);

/** "Vraag iemand hoe die jou ziet": beside what others can add to, and never in the way (F35). */
export function AskOthers({ view }: { view: View }) {
  return <Link href={paths.others()}>{view.t('mirror.ask-about')}</Link>;
}

/** On the first page: what others see, one tap away. */
export function OthersSheet({ view }: { view: View }) {
  const { t } = view;
  return (
    <Sheet as="section" tone="mint" labelledBy="anderen">
      <h2 id="anderen">{t('mirror.title')}</h2>
      <p>{t('mirror.lead')}</p>
      <AskOthers view={view} />
    </Sheet>
  );
}
