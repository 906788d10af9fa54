import type { Child } from '#jsx/jsx-runtime';
import type { Aftercare } from '../../aftercare/landing.ts';
import type { MyLanding } from '../../aftercare/open-landing.ts';
import { wallOf } from '../../base/wall.ts';
import { readableDay } from '../../questions/day.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { PlaceCounts } from './plek-form.tsx';

/** Where it is, since when, and what is asked. */
export function Landing({ view, care, landing }: { view: View; care: Aftercare; landing: MyLanding }) {
  const { t, language } = view;
  const { stopped, follow } = landing;
  const next = care.checkins.find(
    (one) => one.landing === landing.id && one.answered === null && one.due > wallOf(view.now).day,
  );
  return (
    <Sheet as="section" labelledBy="plek">
      <h2 id="plek">{t('aftercare.place-now')}</h2>
      <Rows
        rows={[
          ...whereOf(view, landing),
          [
            t('aftercare.asks-short'),
            stopped
              ? t('aftercare.asks-not')
              : next === undefined
                ? t('aftercare.asks-over')
                : t('aftercare.asks-next', { day: readableDay(next.due, language) }),
          ],
          [
            t('aftercare.follow-short'),
            follow && care.help.now?.helper !== undefined ? care.help.now.helper : undefined,
          ],
        ]}
      />
      <Form view={view} action={paths.landing()}>
        <Actions>
          <LinkButton href={`${paths.landing()}?anders`}>{t('aftercare.change')}</LinkButton>
          <LinkButton href={`${paths.landing()}?nieuw`}>{t('aftercare.anew')}</LinkButton>
          {stopped || care.due !== undefined ? null : (
            <Button kind="quiet" name="doe" value="stop">
              {t('aftercare.no-more')}
            </Button>
          )}
        </Actions>
      </Form>
    </Sheet>
  );
}

type Waiting = { view: View; place: MyLanding; before: MyLanding | undefined; first: boolean };

/** What somebody wrote down and waits for a yes. `before`: what it would come in the place of. `first`: nothing else is asked on this page. */
export function Proposed({ view, place, before, first }: Waiting) {
  const { t } = view;
  const name = place.proposedBy ?? '';
  return (
    <Sheet as="section" labelledBy="voorstel" tone="sky">
      <h2 id="voorstel">{t('aftercare.proposed', { name })}</h2>
      <Rows rows={whereOf(view, place)} />
      <p>{t('aftercare.proposed-what', { name })}</p>
      {before === undefined ? null : <p>{t('aftercare.proposed-anew')}</p>}
      <PlaceCounts view={view} />
      <Form view={view} action={paths.landing()}>
        <input type="hidden" name="welke" value={place.id} />
        <Actions>
          <Button kind={first ? 'main' : 'line'} name="doe" value="ja">
            {t('aftercare.proposed-yes')}
          </Button>
          <Button kind="quiet" name="doe" value="nee">
            {t('aftercare.proposed-no')}
          </Button>
        </Actions>
      </Form>
    </Sheet>
  );
}

const whereOf = ({ t, language }: View, { kind, where, starts }: MyLanding): (readonly [string, Child])[] => [
  [t('aftercare.kind'), t(`aftercare.kind-${kind}`)],
  [t('aftercare.place-where'), <bdi>{where}</bdi>],
  [t('aftercare.starts'), readableDay(starts, language)],
];
