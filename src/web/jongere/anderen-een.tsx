import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { stands } from '../../mirror/life.ts';
import type { Invitation } from '../../mirror/list.ts';
import { type Sent, sendInvitation } from '../../mirror/send.ts';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { stateWords } from './anderen.tsx';
import { InvitationKeysView } from './invitation-keys.tsx';
import { LetterCopy } from './letter-copy.tsx';
import { letterIn, MailNotice, MailSheet, sentIn } from './mail-sheet.tsx';
import { ownInvitation } from './own-invitation.ts';

/** One question to somebody: five ways to hand it over (C5), how it stands, what it looks like there (C17), and stop. A classmate has it on the own screen (F115). */
export const otherRoute = ownerRoute(pattern.other, {
  async get(asked) {
    const invitation = await ownInvitation(asked);
    return asked.show(<OtherPage asked={asked} invitation={invitation} sent={sentIn(asked.query)} />);
  },
  async post(asked) {
    const { actor, house, desk, form } = asked;
    const { id } = await ownInvitation(asked);
    if (form.get('doe') !== 'mail') throw new Fault('malformed', 'no such thing to do with a question');
    await desk.limits.take('invitation-letter', actor.owner);
    const sent = await sendInvitation(
      actor,
      house,
      id,
      letterIn(form),
      (link, language) => `${desk.origin()}${paths.askedLink(link)}?taal=${language}`,
    );
    return asked.go(`${paths.other(id)}?mail=${sent}`);
  },
});

type Props = { asked: Asked<OwnerActor>; invitation: Invitation; sent: Sent | undefined };

function OtherPage({ asked, invitation, sent }: Props) {
  const { view, desk } = asked;
  const { t } = view;
  const { id, who, state, answered } = invitation;
  const name = { who: who.name };
  const standing = stands(state) && answered === undefined;
  const classmate = who.role === 'classmate';
  const fresh = standing && !classmate && invitation.opened === undefined;
  return (
    <Page
      view={view}
      title={t('mirror.title')}
      heading={t(fresh ? 'mirror.made' : 'mirror.question-to', name)}
      lead={fresh ? t('mirror.made-lead') : standing && classmate ? t('classmates.asked-now') : undefined}
      back={paths.others()}
      here="passport"
    >
      <div class="stack">
        <MailNotice view={view} sent={sent} />
        {standing && !classmate ? (
          <InvitationKeysView view={view} invitation={invitation} origin={desk.origin()}>
            <QuestionMail view={view} invitation={invitation} origin={desk.origin()} />
          </InvitationKeysView>
        ) : null}
        <section aria-labelledby="staat" class="flow screen-only">
          <h2 id="staat">{t('mirror.state')}</h2>
          <p>{stateWords(view, invitation)}</p>
          {standing ? <p>{t('mirror.until', { day: lastDayOf(view, invitation.ends) })}</p> : null}
          <Actions>
            {answered === undefined ? null : (
              <LinkButton kind="main" href={paths.otherRead(id)}>
                {t('mirror.read', name)}
              </LinkButton>
            )}
            <LinkButton href={paths.otherPreview(id)} icon="eye">
              {t('mirror.look', name)}
            </LinkButton>
            {stands(state) ? (
              <LinkButton kind="stop" href={paths.otherStop(id)}>
                {t('mirror.stop')}
              </LinkButton>
            ) : null}
          </Actions>
        </section>
      </div>
    </Page>
  );
}

/** Only when an address was given. */
function QuestionMail({ view, invitation, origin }: { view: View; invitation: Invitation; origin: string }) {
  const { id, who, keys, letters, sent, returned, ends } = invitation;
  if (who.mail === undefined) return null;
  const address = `${origin}${paths.askedLink(keys.link)}?taal=${who.language}`;
  const letter = { kind: 'question', address, reminder: letters > 1 } as const;
  return (
    <MailSheet view={view} action={paths.other(id)} to={who.mail} {...{ letters, sent, returned }}>
      <LetterCopy view={view} letter={letter} until={ends} tongue={who.language} origin={origin} />
    </MailSheet>
  );
}
