import type { Standing } from '../../consent/life.ts';
import { isInside, type Outside } from '../../consent/read.ts';
import type { Share } from '../../sharing/list.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** Whether this share can be given now: inside school always, outside as far as the law lets. */
export const canGive = (standing: Standing, share?: Share): boolean =>
  standing === 'alone' || standing === 'consented' || (share?.to !== undefined && isInside(share.to));

/** In place of the button that shares: what comes first, and that what was made ready stays (UAVG art. 5). */
export function FirstThis({ view, share, standing }: { view: View; share: Share; standing: Standing }) {
  const { t } = view;
  const unknown = standing === 'unknown';
  const words = unknown ? 'need-birthday' : standing === 'objected' ? 'need-objected' : 'need-guardian';
  const href = unknown ? `${paths.birthday()}?deling=${share.id}` : paths.consent();
  return (
    <section id="deel" aria-labelledby="eerst" class="flow screen-only">
      <h2 id="eerst">{t('consent.first')}</h2>
      <p>{t(`consent.${words}`, { who: share.receiver.name })}</p>
      <Actions>
        <LinkButton kind="main" href={href}>
          {t(unknown ? 'consent.to-birthday' : 'consent.to-guardian')}
        </LinkButton>
        <LinkButton href={paths.grantWhat(share.id)}>{t('share.change')}</LinkButton>
      </Actions>
    </section>
  );
}

/** On the first page: a yes or a no that came since, until something was shared with it; then only what asks for a choice. */
export function ConsentNews({ view, outside }: { view: View; outside: Outside }) {
  const { t } = view;
  const { standing, given } = outside;
  const said = standing === 'objected' ? 'need-objected' : 'news-yes';
  if (standing !== 'objected' && (standing !== 'consented' || given))
    return <AgainLine view={view} outside={outside} />;
  return (
    <Notice kind={said === 'news-yes' ? 'done' : 'mind'}>
      <p>{t(`consent.${said}`)}</p>
      <Actions>
        <LinkButton href={paths.consent()}>{t('consent.sharing-link')}</LinkButton>
      </Actions>
    </Notice>
  );
}

/** On the page of who can look: that shares stand still or ask their owner again, in one line with the way to choose. */
export function AgainLine({ view, outside }: { view: View; outside: Outside }) {
  const { t } = view;
  const { standing, again } = outside;
  const count = again.size;
  if (count === 0) return null;
  const still = [...again.values()].includes('closed') && !canGive(standing);
  return (
    <Notice kind="mind">
      <p>{t(still ? 'consent.sharing-still' : 'consent.again-count', { count })}</p>
      <Actions>
        <LinkButton href={still ? paths.consent() : paths.shareAgain()}>
          {t(still ? 'consent.sharing-link' : 'consent.again-go')}
        </LinkButton>
      </Actions>
    </Notice>
  );
}
