import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type InvitationId, readId } from '../../base/id.ts';
import { isConfirmed } from '../../mirror/endorse.ts';
import { dropReply, type Heard, hearReply, readHeard, takeReply } from '../../mirror/hear.ts';
import { longestSentence } from '../../mirror/model.ts';
import { cleanText } from '../../questions/clean.ts';
import { companionView } from '../gesprekspartner/in-tongue.tsx';
import { ReplyLines } from '../gesprekspartner/reply-lines.tsx';
import { SkillSheet } from '../gesprekspartner/skill-sheet.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { intoAnswer, intoQuestion } from './into-answer.ts';
import { OthersWords } from './others-words.tsx';
import { ownInvitation } from './own-invitation.ts';
import { SafetyLine } from './safety-line.tsx';

/**
 * What somebody wrote, for the young person alone. The first reading is a press of a button, because from then on its writer cannot change
 * it. Then: into the passport, into the own answer, beside own words, or away (F35, F37). Before that nobody else can see it.
 */
export const otherReadRoute = ownerRoute(pattern.otherRead, {
  async get(asked) {
    const heard = await heardOf(asked);
    return heard === undefined ? askToRead(asked) : asked.show(<HeardPage asked={asked} heard={heard} />);
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    const id = idOf(asked);
    const here = paths.otherRead(id);
    switch (form.get('doe')) {
      case 'lees':
        await hearReply(actor, house, id);
        return go(here);
      case 'neem':
        await takeReply(actor, house, id, cleanText(form.get('anders') ?? '', longestSentence));
        return go(here);
      case 'antwoord':
        return go(`${here}?erbij=${await intoAnswer(asked, id)}`);
      case 'eruit':
        await dropReply(actor, house, id, false);
        return go(here);
      case 'weg':
        await dropReply(actor, house, id, true);
        return go(`${paths.others()}?weg`);
      default:
        throw new Fault('malformed', 'no such thing to do with an answer');
    }
  },
});

function idOf({ params }: Asked<OwnerActor>): InvitationId {
  const id = readId<InvitationId>(params.invitation);
  if (id === undefined) throw new Fault('not-there', 'no such invitation');
  return id;
}

const heardOf = (asked: Asked<OwnerActor>): Promise<Heard | undefined> =>
  readHeard(asked.actor, asked.house, idOf(asked));

/** There is an answer that was not read yet; with none, the page of the question itself. */
async function askToRead(asked: Asked<OwnerActor>): Promise<Response> {
  const { view, show, go } = asked;
  const { t } = view;
  const { id, who, answered } = await ownInvitation(asked);
  if (answered === undefined) return go(paths.other(id));
  const name = { who: who.name };
  return show(
    <Page
      view={view}
      title={t('mirror.title')}
      heading={t('mirror.to-read-title', name)}
      lead={t('mirror.to-read-lead', name)}
      back={paths.others()}
      here="passport"
    >
      <Form view={view} action={paths.otherRead(id)}>
        <Actions>
          <Button kind="main" name="doe" value="lees">
            {t('mirror.to-read')}
          </Button>
          <LinkButton href={paths.other(id)}>{t('mirror.state')}</LinkButton>
        </Actions>
      </Form>
    </Page>,
  );
}

type Props = { asked: Asked<OwnerActor>; heard: Heard };

function HeardPage({ asked, heard }: Props) {
  const { view, query } = asked;
  const { t } = view;
  const { reply, taken } = heard;
  const added = query.get('erbij');
  const throwing = query.has('weggooien');
  return (
    <Page
      view={view}
      title={t('mirror.title')}
      heading={t('mirror.heard-title', { who: heard.asked.name })}
      lead={t(taken === undefined ? 'mirror.heard-lead' : 'mirror.heard-kept')}
      back={paths.others()}
      here="passport"
    >
      <div class="stack">
        {added === null ? null : <Added asked={asked} heard={heard} whole={added === 'ja'} />}
        {taken === undefined ? (
          <>
            <SkillSheet view={companionView(view, view.language)} asked={heard.asked} />
            <Sheet>
              <ReplyLines view={companionView(view, view.language)} reply={reply} />
            </Sheet>
          </>
        ) : (
          <Sheet>
            <OthersWords view={view} words={taken} />
          </Sheet>
        )}
        {taken !== undefined && isConfirmed(taken) ? (
          <p>
            <Link href={paths.otherBadge(heard.id)}>{t('badge.title')}</Link>
          </p>
        ) : null}
        {throwing ? <Throw asked={asked} heard={heard} /> : <Choices asked={asked} heard={heard} />}
      </div>
      <section class="flow" aria-labelledby="niet-fijn">
        <h2 id="niet-fijn">{t('mirror.not-nice')}</h2>
        <p>{t('mirror.not-nice-what')}</p>
        <Link href={paths.askTalk()}>{t('talks.ask')}</Link>
      </section>
      <SafetyLine view={view} />
    </Page>
  );
}

function Choices({ asked: { view }, heard }: Props) {
  const { t } = view;
  const { id, kind, reply, taken } = heard;
  const seen = reply.sight !== 'no';
  const into = kind === 'skill' || (kind === 'cards' && reply.cards.length === 0) ? undefined : kind;
  return (
    <Form view={view} action={paths.otherRead(id)}>
      {seen ? null : <p>{t('mirror.not-seen', { who: heard.asked.name })}</p>}
      {seen ? (
        <LongField
          view={view}
          name="anders"
          label={t('mirror.differs')}
          hint={t('mirror.differs-hint')}
          optional
          value={taken?.differs ?? ''}
          maxlength={longestSentence}
          rows={2}
        />
      ) : null}
      <Actions>
        {seen ? (
          <Button kind="main" name="doe" value="neem">
            {t(taken === undefined ? 'mirror.take' : 'mirror.keep-so')}
          </Button>
        ) : null}
        {into === undefined ? null : (
          <Button name="doe" value="antwoord">
            {t(into === 'cards' ? 'mirror.into-cards' : 'mirror.into-words')}
          </Button>
        )}
        {taken === undefined ? null : (
          <Button name="doe" value="eruit">
            {t('mirror.leave-out')}
          </Button>
        )}
        <LinkButton href={`${paths.otherRead(id)}?weggooien`}>{t('mirror.throw')}</LinkButton>
      </Actions>
    </Form>
  );
}

/** Asked once more, because it cannot come back. */
function Throw({ asked: { view }, heard }: Props) {
  const { t } = view;
  return (
    <Form view={view} action={paths.otherRead(heard.id)}>
      <h2>{t('mirror.throw-title', { who: heard.asked.name })}</h2>
      <p>{t('mirror.throw-what')}</p>
      <Actions>
        <Button kind="main" name="doe" value="weg">
          {t('mirror.throw-sure')}
        </Button>
        <LinkButton href={paths.otherRead(heard.id)}>{t('mirror.stop-not')}</LinkButton>
      </Actions>
    </Form>
  );
}

function Added({ asked: { view }, heard, whole }: Props & { whole: boolean }) {
  const { t } = view;
  const { chapter, id } = intoQuestion(view, heard.kind);
  return (
    <Notice kind={whole ? 'done' : 'mind'} status>
      <p>{t(whole ? 'mirror.into-done' : 'mirror.into-full')}</p>
      <p>
        <a class="link" href={paths.question(chapter, id)}>
          {t('mirror.into-look')}
        </a>
      </p>
    </Notice>
  );
}
