import { Fault } from '../../base/fault.ts';
import { type Closed, closedWhy } from '../../look/addressed.ts';
import { readShareMail, type ShareMail, sendShare } from '../../look/mail-share.ts';
import type { Sent } from '../../mirror/send.ts';
import { readHome } from '../../passport/home.ts';
import { stands } from '../../sharing/life.ts';
import type { Share } from '../../sharing/list.ts';
import { showDay, showMoment } from '../../words/text.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { DutchBeside } from '../parts/dutch-beside.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Rows } from '../parts/rows.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { dayInWords, hiddenInWords, receiverInWords, seesInWords, untilInWords } from './in-words.ts';
import { LetterCopy } from './letter-copy.tsx';
import { letterIn, MailNotice, MailSheet, sentIn } from './mail-sheet.tsx';
import { ownShare } from './own-share.ts';
import { ShareKeysView } from './share-keys.tsx';

/** One share: how to give it (five ways, C5), how it stands, and what cannot be undone (F89). */
export const grantRoute = ownerRoute(pattern.grant, {
  async get(asked) {
    const { actor, house, view, query, desk, show, go } = asked;
    const share = await ownShare(asked);
    if (share.state === 'draft') return go(paths.grantWhat(share.id));
    const { called } = await readHome(actor, house);
    const closed = await closedWhy(actor, house, share.id);
    const mail = share.receiver.mail === undefined ? undefined : await readShareMail(actor, house, share.id);
    const sent = sentIn(query);
    return show(<GrantPage {...{ view, share, called, closed, mail, sent }} origin={desk.origin()} />);
  },
  async post(asked) {
    const { actor, house, view, desk, form, go } = asked;
    const { id } = await ownShare(asked);
    if (form.get('doe') !== 'mail') throw new Fault('malformed', 'no such thing to do with a share');
    await desk.limits.take('invitation-letter', actor.owner);
    const sent = await sendShare(
      actor,
      house,
      id,
      letterIn(form),
      view.language,
      (link) => desk.origin() + paths.receiveLink(link),
    );
    return go(`${paths.grant(id)}?mail=${sent}`);
  },
});

type Props = {
  view: View;
  share: Share;
  called: string;
  origin: string;
  closed: Closed | undefined;
  mail: ShareMail | undefined;
  sent: Sent | undefined;
};

function GrantPage({ view, share, called, origin, closed, mail, sent }: Props) {
  const { t } = view;
  const who = share.receiver.name;
  const standing = stands(share.state);
  const fresh = share.state === 'offered';
  return (
    <Page
      view={view}
      title={t(share.to === undefined ? 'share.link-code' : 'inbox.how')}
      heading={
        fresh ? t(share.to === undefined ? 'share.given' : 'inbox.given') : t('share.given-to', { who })
      }
      lead={
        fresh && closed === undefined
          ? t(share.to === undefined ? 'share.given-lead' : 'inbox.given-lead', { who })
          : undefined
      }
      back={paths.sharing()}
      here="sharing"
    >
      <div class="stack">
        {standing && closed !== undefined ? (
          <Notice kind="mind">
            <p>{t(`inbox.closed-${closed}`, { who })}</p>
          </Notice>
        ) : null}
        <MailNotice view={view} sent={sent} />
        {standing ? (
          <ShareKeysView view={view} share={share} called={called} origin={origin}>
            {mail === undefined ? null : <LinkByMail view={view} share={share} mail={mail} origin={origin} />}
          </ShareKeysView>
        ) : null}
        <section aria-labelledby="staat" class="flow screen-only">
          <h2 id="staat">{t('share.state')}</h2>
          <StateWords view={view} share={share} />
          <ReplyWords view={view} share={share} />
          <Rows
            rows={[
              [t('receive.shared-with'), receiverInWords(view, share.receiver)],
              [t('share.sees'), seesInWords(view, share.scope)],
              [t('share.sees-not'), hiddenInWords(view, share.scope)],
              [t('share.until'), standing && share.ends ? untilInWords(view, share.ends) : undefined],
              [t('news.kind'), share.copy ? t('news.copy') : t('news.live')],
            ]}
          />
          <Actions>
            {standing ? (
              <>
                <LinkButton href={paths.grantPreview(share.id)} icon="eye">
                  {t('share.look')}
                </LinkButton>
                <LinkButton href={paths.grantLonger(share.id)}>{t('news.longer')}</LinkButton>
                <LinkButton kind="stop" href={paths.grantStop(share.id)}>
                  {t('share.stop-with', { who })}
                </LinkButton>
              </>
            ) : (
              <LinkButton kind="main" href={paths.chooseReceiver()}>
                {t('share.again')}
              </LinkButton>
            )}
          </Actions>
        </section>
        {standing ? (
          <section aria-labelledby="eerlijk" class="flow screen-only">
            <h2 id="eerlijk">{t('share.honest')}</h2>
            <p>{t('share.honest-what')}</p>
            <DutchBeside view={view} keys={['share.honest-what']} />
          </section>
        ) : null}
      </div>
    </Page>
  );
}

/** The link by a letter of ours, and never the code: to be read beforehand, and how it went. */
function LinkByMail({
  view,
  share,
  mail,
  origin,
}: Pick<Props, 'view' | 'share' | 'origin'> & { mail: ShareMail }) {
  const { keys, ends, id } = share;
  if (keys === undefined || ends === undefined) return null;
  const letter = { kind: 'share', address: origin + paths.receiveLink(keys.link) } as const;
  return (
    <MailSheet view={view} action={paths.grant(id)} {...mail}>
      <LetterCopy view={view} letter={letter} until={ends} tongue={view.language} origin={origin} />
    </MailSheet>
  );
}

/** Made, opened, ended or stopped, with the moment (C5). */
function StateWords({ view, share }: { view: View; share: Share }) {
  const { t, language } = view;
  const who = share.receiver.name;
  if (share.stopped !== undefined) {
    return <p>{t('share.state-stopped', { who, day: showDay(language, share.stopped) })}</p>;
  }
  if (share.state === 'ended' && share.ends !== undefined) {
    return <p>{t('share.state-ended', { who, day: dayInWords(view, share.ends) })}</p>;
  }
  const made =
    share.starts === undefined ? '' : t('share.made-at', { at: showMoment(language, share.starts) });
  const opened =
    share.opened === undefined
      ? t('share.not-opened-yet')
      : t('share.opened-at', { at: showMoment(language, share.opened) });
  return (
    <Notice kind={share.opened === undefined ? 'info' : 'done'}>
      <p>{made}</p>
      <p>{opened}</p>
    </Notice>
  );
}

/** What the receiver let know, in their own words (F70). */
function ReplyWords({ view, share }: { view: View; share: Share }) {
  const { reply, receiver } = share;
  if (reply === undefined) return null;
  const day = showDay(view.language, reply.at);
  return (
    <Notice>
      <p>{view.t(`news.replied-${reply.kind}`, { who: receiver.name, day })}</p>
      {reply.words === '' ? null : <blockquote dir="auto">{reply.words}</blockquote>}
    </Notice>
  );
}
