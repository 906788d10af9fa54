import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type ContributionId, type GroupId, type PersonId, type RequestId, readId } from '../../base/id.ts';
import { askMentor, stopAsking } from '../../guidance/ask.ts';
import {
  type Contribution,
  dropContribution,
  type MyGuidance,
  openContribution,
  readGuidance,
  replyTo,
} from '../../guidance/read.ts';
import { listMentors, type MyMentor } from '../../look/watchers.ts';
import { cleanText } from '../../questions/clean.ts';
import { languageOf } from '../../words/script.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { LongField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

const longestReply = 400;

/**
 * What the own mentor writes (F36, U37): only when the young person asks; read first by the young person, before anybody else; with own
 * words beside it (F37); and thrown away at will.
 */
export const guidanceRoute = ownerRoute(paths.guidance(), {
  async get({ actor, house, view, show }) {
    const [mine, mentors] = [await readGuidance(actor, house), await listMentors(actor, house)];
    return show(<GuidancePage view={view} mine={mine} mentors={mentors} />);
  },
  async post(asked) {
    await act(asked);
    return asked.go(paths.guidance());
  },
});

async function act({ actor, house, form }: Asked<OwnerActor>): Promise<void> {
  const id = <Kind extends ContributionId | GroupId | PersonId | RequestId>(name: string): Kind => {
    const found = readId<Kind>(form.get(name) ?? undefined);
    if (found === undefined) throw new Fault('not-there', 'no such id');
    return found;
  };
  switch (form.get('doe')) {
    case 'vraag':
      return askMentor(actor, house, { group: id<GroupId>('groep'), person: id<PersonId>('mentor') });
    case 'stop':
      return stopAsking(actor, house, id<RequestId>('vraag'));
    case 'lees':
      return openContribution(actor, house, id<ContributionId>('deel'));
    case 'anders': {
      const words = cleanText(form.get('woorden') ?? '', longestReply);
      return replyTo(actor, house, id<ContributionId>('deel'), words);
    }
    case 'weg':
      return dropContribution(actor, house, id<ContributionId>('deel'));
    default:
      throw new Fault('malformed', 'no such thing to do');
  }
}

type Props = { view: View; mine: MyGuidance; mentors: readonly MyMentor[] };

function GuidancePage({ view, mine, mentors }: Props) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('guidance.title')}
      heading={t('guidance.title')}
      lead={t('guidance.lead')}
      back={paths.settings()}
      here="settings"
    >
      <div class="stack">
        {mine.contributions.map((one) => (
          <Part view={view} one={one} />
        ))}
        <section class="flow" aria-labelledby="vragen">
          <h2 id="vragen">{t('guidance.ask-title')}</h2>
          <p>{t(mentors.length === 0 ? 'guidance.no-mentor' : 'guidance.ask-lead')}</p>
          {mentors.map((mentor) => (
            <Ask
              view={view}
              mentor={mentor}
              asked={mine.asked.find(({ person }) => person === mentor.person)}
            />
          ))}
        </section>
      </div>
    </Page>
  );
}

/** Not read yet: who, and the press to read it. Read: the words, who signed, and what is the young person's to add. */
function Part({ view, one }: { view: View; one: Contribution }) {
  const { t } = view;
  return (
    <Sheet as="section" tone={one.read ? 'white' : 'sky'} labelledBy={`van-${one.id}`}>
      <h2 id={`van-${one.id}`}>{t('guidance.from', { name: one.name })}</h2>
      {one.text === undefined ? (
        <>
          <p>{t('guidance.unread')}</p>
          <Form view={view} action={paths.guidance()}>
            <input type="hidden" name="deel" value={one.id} />
            <Actions>
              <Button kind="main" name="doe" value="lees">
                {t('guidance.read-it')}
              </Button>
            </Actions>
          </Form>
        </>
      ) : (
        <>
          <SignedPart view={view} one={one} />
          <OwnWords view={view} one={one} />
        </>
      )}
    </Sheet>
  );
}

/** The words with their signature, as everybody who may sees them. */
export function SignedPart({ view: { t, language }, one }: { view: View; one: Contribution }) {
  return (
    <>
      <p class="own-text" dir="auto">
        {one.text}
      </p>
      <p class="soft">
        {t('guidance.signed', { name: one.name, school: one.school, day: showDay(language, one.written) })}
      </p>
      {one.reply === undefined ? null : (
        <div class="differs">
          <p>
            <b>{t('guidance.differs')}</b>
          </p>
          <p class="own-text" lang={languageOf(one.reply)} dir="auto">
            {one.reply}
          </p>
        </div>
      )}
    </>
  );
}

function OwnWords({ view, one }: { view: View; one: Contribution }) {
  const { t } = view;
  return (
    <>
      <Notice>
        <p>{t('guidance.only-you')}</p>
      </Notice>
      <Disclosure words={t('guidance.reply')}>
        <Form view={view} action={paths.guidance()}>
          <input type="hidden" name="deel" value={one.id} />
          <LongField
            view={view}
            name="woorden"
            id={`woorden-${one.id}`}
            label={t('guidance.reply-label')}
            hint={t('guidance.reply-hint')}
            value={one.reply ?? ''}
            maxlength={longestReply}
          />
          <Button name="doe" value="anders">
            {t('guidance.reply-keep')}
          </Button>
        </Form>
      </Disclosure>
      <Disclosure words={t('guidance.drop')}>
        <p>{t('guidance.drop-what')}</p>
        <Form view={view} action={paths.guidance()}>
          <input type="hidden" name="deel" value={one.id} />
          <Button kind="stop" name="doe" value="weg">
            {t('guidance.drop-now')}
          </Button>
        </Form>
      </Disclosure>
    </>
  );
}

type AskProps = { view: View; mentor: MyMentor; asked: MyGuidance['asked'][number] | undefined };

function Ask({ view, mentor, asked }: AskProps) {
  const { t } = view;
  const { name, groupName, group, person } = mentor;
  return (
    <Sheet>
      <Form view={view} action={paths.guidance()}>
        <p>
          <b>{t('guidance.mentor-of', { name, group: groupName })}</b>
        </p>
        {asked === undefined ? (
          <>
            <input type="hidden" name="groep" value={group} />
            <input type="hidden" name="mentor" value={person} />
            <Button name="doe" value="vraag">
              {t('guidance.ask', { name })}
            </Button>
          </>
        ) : (
          <>
            <p>{t('guidance.asked', { name })}</p>
            <input type="hidden" name="vraag" value={asked.id} />
            <Button kind="quiet" name="doe" value="stop">
              {t('guidance.ask-stop', { name })}
            </Button>
          </>
        )}
      </Form>
    </Sheet>
  );
}
