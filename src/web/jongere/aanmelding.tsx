import { readApplied, sayApplied } from '../../passport/applied.ts';
import { type AppliedState, appliedStates } from '../../passport/applied-rows.ts';
import type { Home } from '../../passport/home.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/** "Heb je je aangemeld?" Said by the young person, or not; who sees it stands beside the question (F52). */
export const appliedRoute = ownerRoute(paths.applied(), {
  alone: true,
  async get({ actor, house, view, query, show }) {
    const state = await readApplied(actor, house);
    return show(<AppliedPage view={view} state={state} saved={query.has('klaar')} />);
  },
  async post({ actor, house, form, go }) {
    await sayApplied(
      actor,
      house,
      appliedStates.find((one) => one === form.get('aangemeld')),
    );
    return go(`${paths.applied()}?klaar`);
  },
});

function AppliedPage({
  view,
  state,
  saved,
}: {
  view: View;
  state: AppliedState | undefined;
  saved: boolean;
}) {
  const { t } = view;
  return (
    <Page view={view} title={t('places.applied')} back={paths.home()} here="passport">
      {saved ? (
        <Notice kind="done" status>
          {t('places.applied-saved')}
        </Notice>
      ) : null}
      {saved && state === 'help' ? (
        <Actions>
          <LinkButton href={paths.askTalk()}>{t('places.applied-ask')}</LinkButton>
        </Actions>
      ) : null}
      <Form view={view} action={paths.applied()}>
        <Radios
          name="aangemeld"
          legend={t('places.applied')}
          hint={t('places.applied-hint')}
          asHeading
          options={[
            ...appliedStates.map((value) => ({ value, words: t(`places.applied-${value}`) })),
            { value: '', words: t('places.applied-nothing'), apart: true },
          ]}
          chosen={[state ?? '']}
        />
        <p>{t('places.applied-who')}</p>
        <Actions>
          <Button kind="main">{t('places.applied-keep')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** From January to 1 April it stands on the first page of who goes to mbo; before and after there is a line that leads to it. */
export function AppliedLine({ view, home }: { view: View; home: Home }) {
  const { t, now } = view;
  if (home.route !== 'mbo') return null;
  const month = now.getUTCMonth();
  if (month > 2)
    return (
      <li>
        <Link href={paths.applied()}>{t('places.applied')}</Link>
      </li>
    );
  return (
    <li>
      <Sheet tone="mint">
        <p>{t('places.applied-before')}</p>
        <LinkButton compact href={paths.applied()}>
          {t('places.applied-say')}
        </LinkButton>
      </Sheet>
    </li>
  );
}
