import type { Closed } from '../../look/addressed.ts';
import type { Share } from '../../sharing/list.ts';
import { showDay, showMoment } from '../../words/text.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Rows } from '../parts/rows.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { dayInWords, hiddenInWords, receiverInWords, seesInWords, tailOf, untilInWords } from './in-words.ts';

/** One receiver who can look: wie, wat wel, wat niet, tot wanneer, hoe vaak en wanneer gekeken (U38). */
export function ShareSheet(props: {
  view: View;
  share: Share;
  all: readonly Share[];
  /** Addressed to somebody who cannot look now, and why. */
  closed: Closed | undefined;
  /** It opens nothing now: the consent that it needs is not there. */
  still: boolean;
}) {
  const { view, share, all, closed, still } = props;
  const { t } = view;
  const { id, receiver, scope, ends } = share;
  const who = receiver.name;
  const tail = tailOf(share, all);
  return (
    <Sheet as="section" labelledBy={`deel-${id}`}>
      <SheetHead>
        <div>
          <h2 id={`deel-${id}`}>
            <bdi>{who}</bdi>
          </h2>
          <p>{[receiver.role, receiver.organisation].filter(Boolean).join(', ')}</p>
          {tail === undefined ? null : <p class="soft">{t('share.code-ends', { tail })}</p>}
        </div>
        <LinkButton kind="stop" compact href={paths.grantStop(id)} spoken={t('share.stop-with', { who })}>
          {t('share.stop')}
        </LinkButton>
      </SheetHead>
      {closed === undefined ? null : (
        <Notice kind="mind">
          <p>{t(`inbox.closed-${closed}`, { who })}</p>
        </Notice>
      )}
      <Rows
        rows={[
          [t('consent.still'), still ? t('consent.still-what', { who }) : undefined],
          [t('share.sees'), seesInWords(view, scope)],
          [t('share.sees-not'), hiddenInWords(view, scope)],
          [t('share.until'), ends === undefined ? undefined : untilInWords(view, ends)],
          [t('share.looked'), lookedInWords(view, share)],
          [
            t('news.answered'),
            share.reply &&
              t(`news.replied-${share.reply.kind}`, { who, day: showDay(view.language, share.reply.at) }),
          ],
        ]}
      />
      <Actions>
        <LinkButton
          compact
          href={paths.grant(id)}
          spoken={t(share.to === undefined ? 'share.link-code-of' : 'inbox.how-of', { who })}
        >
          {t(share.to === undefined ? 'share.link-code' : 'inbox.how')}
        </LinkButton>
        <LinkButton compact href={paths.grantPreview(id)} icon="eye" spoken={t('share.look-of', { who })}>
          {t('share.look')}
        </LinkButton>
      </Actions>
    </Sheet>
  );
}

function lookedInWords({ t, language }: View, { looks, opened, to }: Share): string {
  if (looks !== undefined)
    return t('share.looked-times', { times: looks.times, at: showMoment(language, looks.last) });
  if (to !== undefined) return t('share.not-looked');
  return opened === undefined ? t('share.not-opened') : t('share.not-looked');
}

/** What was begun and not given. */
export function DraftShares({ view, shares }: { view: View; shares: readonly Share[] }) {
  const { t } = view;
  if (shares.length === 0) return null;
  return (
    <section aria-labelledby="klaargezet" class="stack">
      <h2 id="klaargezet">{t('share.drafts')}</h2>
      <p>{t('share.drafts-what')}</p>
      {shares.map(({ id, receiver }) => (
        <Sheet>
          <p>
            <b>{receiverInWords(view, receiver)}</b>
          </p>
          <Actions>
            <LinkButton
              compact
              href={paths.grantWhat(id)}
              spoken={t('share.go-on-with', { who: receiverInWords(view, receiver) })}
            >
              {t('share.go-on')}
            </LinkButton>
            <LinkButton
              kind="quiet"
              compact
              href={paths.grantStop(id)}
              spoken={t('share.drop-of', { who: receiver.name })}
            >
              {t('share.drop')}
            </LinkButton>
          </Actions>
        </Sheet>
      ))}
    </section>
  );
}

/** Who could look before. */
export function ClosedShares({ view, shares }: { view: View; shares: readonly Share[] }) {
  const { t, language } = view;
  if (shares.length === 0) return null;
  return (
    <section aria-labelledby="voorbij" class="stack">
      <h2 id="voorbij">{t('share.over')}</h2>
      <ul class="links">
        {shares.map(({ id, receiver, stopped, ends }) => {
          const who = receiverInWords(view, receiver);
          const words =
            stopped !== undefined
              ? t('share.over-stopped', { who, day: showDay(language, stopped) })
              : t('share.over-ended', { who, day: ends === undefined ? '' : dayInWords(view, ends) });
          return (
            <li>
              <a href={paths.grant(id)}>{words}</a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
