import type { Actor } from '../../access/actor.ts';
import { showDay } from '../../words/text.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';

/** What there is to say to somebody who could look, and cannot any more. */
export type Over = { kind: 'ended'; on: Date } | { kind: 'stopped' } | { kind: 'unknown' };

/** A plain page: what is so, and what to do next (C3). Says no name: this may be anybody's screen. */
export function overPage<A extends Actor>(
  { view, show }: Pick<Asked<A>, 'view' | 'show'>,
  over: Over,
): Response {
  const { t, language } = view;
  const lead =
    over.kind === 'ended'
      ? t('receive.ended-what', { day: showDay(language, over.on) })
      : t(over.kind === 'stopped' ? 'receive.stopped-what' : 'receive.not-shared');
  const page = (
    <Page view={view} title={t('receive.ended')} heading={t('receive.ended')} lead={lead}>
      <Actions>
        <LinkButton href={paths.receive()}>{t('receive.again')}</LinkButton>
      </Actions>
    </Page>
  );
  return show(page, 404);
}
