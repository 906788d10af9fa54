import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { stands } from '../../mirror/life.ts';
import type { Invitation } from '../../mirror/list.ts';
import { lettersAtMost } from '../../mirror/model.ts';
import { type Sent, sendInvitation } from '../../mirror/send.ts';
import { showDay } from '../../words/text.ts';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { stateWords } from './anderen.tsx';
import { InvitationKeysView } from './invitation-keys.tsx';
import { LetterCopy } from './letter-copy.tsx';
import { ownInvitation } from './own-invitation.ts';

/** One question to somebody: five ways to hand it over (C5), how it stands, what it looks like there (C17), and stop. */
export const otherRoute = ownerRoute(pattern.other, {
  async get(asked) {
    const invitation = await ownInvitation(asked);
    return asked.show(<OtherPage asked={asked} invitation={invitation} sent={sentOf(asked)} />);
  },
  async post(asked) {
    const { actor, house, desk, form } = asked;
    const { id } = await ownInvitation(asked);
    if (form.get('doe') !== 'mail') throw new Fault('malformed', 'no such thing to do with a question');
    if (!(await desk.limits.take('invitation-letter', actor.owner)))
      throw new Fault('too-many', 'too many letters of one young person');
    const sent = await sendInvitation(
      actor,
      house,
      id,
      (link, language) => `${desk.origin()}${paths.askedLink(link)}?taal=${language}`,
    );
    return asked.go(`${paths.other(id)}?mail=${sent}`);
  },
});

const sentOf = ({ query }: Asked<OwnerActor>): Sent | undefined =>
  (['sent', 'enough', 'stopped', 'not-now'] as const).find((one) => one === query.get('mail'));

type Props = { asked: Asked<OwnerActor>; invitation: Invitation; sent: Sent | undefined };

function OtherPage({ asked, invitation, sent }: Props) {
  const { view, desk } = asked;
  const { t } = view;
  const { id, who, state, answered } = invitation;
  const name = { who: who.name };
  const standing = stands(state) && answered === undefined;
  const fresh = standing && invitation.opened === undefined;
  return (
    <Page
      view={view}
      title={t('mirror.title')}
      heading={t(fresh ? 'mirror.made' : 'mirror.question-to', name)}
      lead={fresh ? t('mirror.made-lead') : undefined}
      back={paths.others()}
      here="passport"
    >
      <div class="stack">
        {sent === undefined || sent === 'sent' ? null : (
          <Notice kind="mind" status>
            {t(`mirror.mail-${sent}`)}
          </Notice>
        )}
        {standing ? (
          <InvitationKeysView view={view} invitation={invitation} origin={desk.origin()}>
            <MailSheet view={view} invitation={invitation} origin={desk.origin()} />
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

/** Only when an address was given: a first letter, then two reminders at the most (P45). */
function MailSheet({ view, invitation, origin }: { view: View; invitation: Invitation; origin: string }) {
  const { t, language } = view;
  const { id, who, letters, sent, returned } = invitation;
  if (who.mail === undefined) return null;
  const left = lettersAtMost - letters;
  return (
    <Sheet as="section" labelledBy="per-mail">
      <h2 id="per-mail">{t('mirror.mail-title')}</h2>
      <p>{t('mirror.mail-what', { mail: who.mail })}</p>
      {sent === undefined ? null : (
        <p role="status">{t('mirror.mail-sent', { day: showDay(language, sent) })}</p>
      )}
      {returned === undefined ? null : (
        <Notice kind="mind">
          <p>
            {t('mirror.mail-back')} {t(`letters.why-${returned.why}`)}
          </p>
          <p>{t('mirror.mail-back-do')}</p>
        </Notice>
      )}
      {left === 0 ? <p>{t('mirror.mail-enough')}</p> : null}
      {letters > 0 && left > 0 ? <p class="soft">{t('mirror.mail-left', { count: left })}</p> : null}
      {left === 0 || returned?.stopped ? null : (
        <Form view={view} action={paths.other(id)}>
          <Button name="doe" value="mail" compact>
            {t(letters === 0 ? 'mirror.mail-send' : 'mirror.mail-again')}
          </Button>
        </Form>
      )}
      <LetterCopy view={view} invitation={invitation} origin={origin} />
    </Sheet>
  );
}
