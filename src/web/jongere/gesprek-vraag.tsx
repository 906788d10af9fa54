import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type PersonId, readId } from '../../base/id.ts';
import { listMentors, type NamedMentor } from '../../look/mentors.ts';
import { askTalk, unaskTalk } from '../../talks/ask.ts';
import { readMyTalks } from '../../talks/read.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';

/** "Ik wil graag een gesprek": to a mentor by name. What the mentor gets to see stands on the page, and it can be taken back. */
export const askTalkRoute = ownerRoute(paths.askTalk(), {
  get: page,
  async post(asked) {
    const { actor, house, form, go } = asked;
    const id = readId<PersonId>(form.get('wie') ?? undefined);
    if (form.get('doe') === 'terug' && id !== undefined) {
      await unaskTalk(actor, house, id);
      return go(paths.askTalk());
    }
    const mentor = (await listMentors(actor, house)).find(({ person }) => person === id);
    if (mentor === undefined) throw new Fault('not-there', 'no mentor of this owner');
    await askTalk(actor, house, { person: mentor.person, group: mentor.group });
    return go(`${paths.askTalk()}?gevraagd`);
  },
});

async function page({ actor, house, view, query, show }: Asked<OwnerActor>): Promise<Response> {
  const { t } = view;
  const mentors = await listMentors(actor, house);
  const asked = new Set((await readMyTalks(actor, house)).asks.map(({ mentor }) => mentor));
  const fresh = query.has('gevraagd') && asked.size > 0;
  const main = mentors.find(({ person }) => !asked.has(person))?.person;
  return show(
    <Page
      view={view}
      title={t('talks.ask')}
      heading={t('talks.ask')}
      lead={t(mentors.length === 0 ? 'talks.ask-nobody' : 'talks.ask-lead')}
      back={paths.talks()}
      here="talks"
    >
      <div class="stack">
        {fresh ? (
          <Notice kind="done" status>
            <p>{t('talks.asked')}</p>
          </Notice>
        ) : null}
        {mentors.map((mentor) => (
          <MentorAsk
            view={view}
            mentor={mentor}
            asked={asked.has(mentor.person)}
            main={mentor.person === main}
          />
        ))}
        {mentors.length > 0 ? null : (
          <p>
            <LinkButton kind="main" href={paths.joinGroup()}>
              {t('fill.to-class')}
            </LinkButton>
          </p>
        )}
      </div>
    </Page>,
  );
}

type MentorProps = {
  view: Asked<OwnerActor>['view'];
  mentor: NamedMentor;
  asked: boolean;
  /** The first who can be asked is the yellow one. */
  main: boolean;
};

function MentorAsk({ view, mentor, asked, main }: MentorProps) {
  const { t } = view;
  const { name, person, groupName } = mentor;
  return (
    <Sheet as="section" labelledBy={`m-${person}`}>
      <h2 id={`m-${person}`}>{name}</h2>
      <p>{t('talks.mentor-of', { group: groupName })}</p>
      <Form view={view} action={paths.askTalk()}>
        <input type="hidden" name="wie" value={person} />
        {asked ? (
          <>
            <p>{t('talks.asked-one', { who: name })}</p>
            <Button kind="quiet" name="doe" value="terug">
              {t('talks.unask')}
            </Button>
          </>
        ) : (
          <Button kind={main ? 'main' : 'line'} name="doe" value="vraag">
            {t('talks.ask-one', { who: name })}
          </Button>
        )}
      </Form>
    </Sheet>
  );
}
