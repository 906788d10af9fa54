import { randomUUID } from 'node:crypto';
import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type GroupId, idFrom, type OwnerId, readId, type TalkId } from '../../base/id.ts';
import { cleanLine } from '../../questions/clean.ts';
import { type ClassMember, lookTalk, readMember, type SeenTalk } from '../../talks/guide.ts';
import { type Proposal, proposeOther, proposeTalk } from '../../talks/propose.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SeenRevision, seenRevision } from '../parts/seen-revision.tsx';
import { nothingTyped, readWhen, type TypedWhen, typedWhen, WhenFields } from '../parts/when-fields.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { talkIdOf } from './gesprek.tsx';

/** A mentor proposes a talk to somebody of the own class. It stands when the young person says yes. */
export const proposeTalkRoute = staffRoute(pattern.proposeTalk, {
  async get(asked) {
    return page(asked, { member: await memberOf(asked), typed: nothingTyped, note: '', remind: false });
  },
  async post(asked) {
    const { actor, house, form, view, go } = asked;
    const member = await memberOf(asked);
    const read = readProposal(asked);
    if (read.proposal === undefined) return page(asked, { member, ...read.shown }, read.issues);
    const id = idFrom<TalkId>(`talk ${actor.person} ${form.get('eens')}`);
    const who = view.visitor.kind === 'staff' ? view.visitor.name : '';
    await proposeTalk(actor, house, id, { owner: member.owner, group: member.group, who }, read.proposal);
    return go(`${paths.staffTalk(id)}?na=voorstel`);
  },
});

/** Another time for a talk that stands, or for what was proposed before. */
export const proposeOtherRoute = staffRoute(pattern.staffTalkMove, {
  async get(asked) {
    const seen = await lookTalk(asked.actor, asked.house, talkIdOf(asked));
    const { starts, minutes, words, mentor_remind } = seen.talk;
    const typed = typedWhen(starts, minutes, words.place);
    return page(asked, { member: seen.member, seen, typed, note: '', remind: mentor_remind });
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    const seen = await lookTalk(actor, house, talkIdOf(asked));
    const read = readProposal(asked);
    const shown = { member: seen.member, seen, ...read.shown };
    const version = { id: seen.talk.id, revision: seenRevision(form) };
    // What has to be mended keeps the version that it was made of: another one that came meanwhile is still to be told.
    if (read.proposal === undefined) return page(asked, { ...shown, versie: version.revision }, read.issues);
    const changed = await proposeOther(actor, house, version, read.proposal);
    return changed === 'other'
      ? page(asked, { ...shown, other: true })
      : go(`${paths.staffTalk(seen.talk.id)}?na=voorstel`);
  },
});

async function memberOf({ actor, house, params }: Asked<StaffActor>): Promise<ClassMember> {
  const [group, owner] = [readId<GroupId>(params.group), readId<OwnerId>(params.owner)];
  if (group === undefined || owner === undefined) throw new Fault('not-there', 'nobody of this mentor');
  return readMember(actor, house, group, owner);
}

type Shown = { typed: TypedWhen; note: string; remind: boolean };

function readProposal({ form, view }: Asked<StaffActor>): {
  proposal: Proposal | undefined;
  shown: Shown;
  issues: readonly Issue[];
} {
  const { typed, starts, minutes, place, issues } = readWhen(form, view);
  const note = cleanLine(form.get('bericht') ?? '', 200);
  const remind = form.get('herinner') === 'ja';
  const proposal = starts === undefined ? undefined : { starts, minutes, place, note, remind };
  return { proposal, shown: { typed, note, remind }, issues };
}

type PageOf = Shown & { member: ClassMember; seen?: SeenTalk; versie?: number; other?: boolean };

function page(asked: Asked<StaffActor>, shown: PageOf, issues: readonly Issue[] = []): Response {
  const { view, form } = asked;
  const { t } = view;
  const { member, seen, versie = seen?.talk.revision, typed, note, remind, other } = shown;
  const name = member.called;
  const [action, back] =
    seen === undefined
      ? [paths.proposeTalk(member.group, member.owner), paths.lesson(member.group)]
      : [paths.staffTalkMove(seen.talk.id), paths.staffTalk(seen.talk.id)];
  return asked.show(
    <Page
      view={view}
      title={t('guide.propose')}
      heading={t('guide.propose-to', { name })}
      lead={t('guide.propose-lead')}
      back={back}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      {other === true ? (
        <Notice kind="mind">
          <p>{t('guide.other-version')}</p>
        </Notice>
      ) : null}
      <Form view={view} action={action} once={form.get('eens') ?? randomUUID()}>
        {versie === undefined ? null : <SeenRevision revision={versie} />}
        <div class="fields">
          <WhenFields view={view} typed={typed} issues={issues} />
          <TextField
            view={view}
            name="bericht"
            label={t('guide.note')}
            hint={t('guide.note-hint')}
            optional
            maxlength={200}
            value={note}
          />
          <Checks
            name="herinner"
            legend={t('guide.remind')}
            options={[{ value: 'ja', words: t('guide.remind-yes') }]}
            chosen={remind ? ['ja'] : []}
          />
        </div>
        <Actions>
          <Button kind="main" noCheck>
            {t('guide.send')}
          </Button>
          <LinkButton href={back}>{t('guide.not-now')}</LinkButton>
        </Actions>
      </Form>
    </Page>,
    issues.length > 0 ? 422 : other === true ? 409 : 200,
  );
}
