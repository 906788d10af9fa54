import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import { idFrom, type TalkId } from '../../base/id.ts';
import { listMentors, type NamedMentor } from '../../look/mentors.ts';
import { cleanLine } from '../../questions/clean.ts';
import { typedDay } from '../../questions/day.ts';
import { planTalk } from '../../talks/plan.ts';
import type { Key } from '../../words/catalogs.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { nothingTyped, readWhen, type TypedWhen, WhenFields } from '../parts/when-fields.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { readIntake } from './intake.ts';

const someoneElse = 'ander';

/** Plan a talk, the first step: with whom, when and where. What to talk about comes after, and need not (F38, F121). */
export const planTalkRoute = ownerRoute(paths.planTalk(), {
  alone: true,
  async get(asked) {
    const mentors = await listMentors(asked.actor, asked.house);
    if (asked.query.get('soort') !== 'intake') return page(asked, mentors, empty(mentors));
    const intake = await readIntake(asked.actor, asked.house);
    const when = { ...nothingTyped, day: typedDay(intake?.day ?? ''), place: intake?.place ?? '' };
    return page(asked, mentors, {
      ...empty(mentors),
      intake: true,
      when,
      name: asked.view.t('talks.intaker'),
    });
  },
  async post(asked) {
    const { actor, house, form, view } = asked;
    const mentors = await listMentors(actor, house);
    const intake = form.get('soort') === 'intake';
    const chosen = form.get('wie') ?? (intake ? someoneElse : '');
    const mentor = mentors.find(({ person }) => person === chosen);
    const name = cleanLine(form.get('naam') ?? '', 80);
    const when = readWhen(form, view);
    const issues = [...checkWho(asked, mentor, chosen, name), ...when.issues];
    if (issues.length > 0 || when.starts === undefined)
      return page(asked, mentors, { intake, chosen, name, when: when.typed }, issues);
    const id = idFrom<TalkId>(`talk ${actor.owner} ${form.get('eens')}`);
    const plan = {
      kind: intake ? ('intake' as const) : ('talk' as const),
      starts: when.starts,
      minutes: when.minutes,
      chapters: intake ? (['stap'] as const) : [],
      remind: false,
      words: { who: mentor?.name ?? name, place: when.place, bring: '', agenda: [] },
    };
    await planTalk(actor, house, id, plan, mentor);
    return asked.go(`${paths.talkAgenda(id)}?nieuw`);
  },
});

type Typed = { intake: boolean; chosen: string; name: string; when: TypedWhen };

const empty = (mentors: readonly NamedMentor[]): Typed => ({
  intake: false,
  chosen: mentors.length === 0 ? someoneElse : '',
  name: '',
  when: nothingTyped,
});

function checkWho(
  { view: { t } }: Asked<OwnerActor>,
  mentor: NamedMentor | undefined,
  chosen: string,
  name: string,
): Issue[] {
  if (mentor !== undefined) return [];
  if (chosen !== someoneElse) return [{ field: 'wie', words: t('talks.who-choose') }];
  return name === '' ? [{ field: 'naam', words: t('talks.name-empty') }] : [];
}

function page(
  asked: Asked<OwnerActor>,
  mentors: readonly NamedMentor[],
  typed: Typed,
  issues: readonly Issue[] = [],
): Response {
  const { view, form } = asked;
  const { t } = view;
  const title: Key = typed.intake ? 'talks.intake-title' : 'talks.plan-title';
  return asked.show(
    <Page
      view={view}
      title={t(title)}
      heading={t(title)}
      lead={t('talks.plan-lead')}
      back={paths.talks()}
      here="talks"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.planTalk()} once={form.get('eens') ?? randomUUID()}>
        {typed.intake ? <input type="hidden" name="soort" value="intake" /> : null}
        <div class="fields">
          <Who asked={asked} mentors={typed.intake ? [] : mentors} typed={typed} issues={issues} />
          <WhenFields view={view} typed={typed.when} issues={issues} />
        </div>
        <Actions>
          <Button kind="main" noCheck>
            {t('common.go-on')}
          </Button>
        </Actions>
      </Form>
    </Page>,
    issues.length > 0 ? 422 : 200,
  );
}

type WhoProps = {
  asked: Asked<OwnerActor>;
  mentors: readonly NamedMentor[];
  typed: Typed;
  issues: readonly Issue[];
};

/** The own mentors by name, or anybody else by a name of one's own. Without a mentor there is nothing to choose. */
function Who({ asked, mentors, typed, issues }: WhoProps) {
  const { view } = asked;
  const { t } = view;
  const name = (
    <TextField
      view={view}
      name="naam"
      label={t(mentors.length === 0 ? 'talks.who' : 'talks.name')}
      hint={t('talks.name-hint')}
      issue={issueOf(issues, 'naam')}
      value={typed.name}
      maxlength={80}
      autocapitalize="words"
    />
  );
  if (mentors.length === 0) return name;
  const options = mentors.map((mentor) => ({
    value: mentor.person,
    words: mentor.name,
    note: t('talks.mentor-of', { group: mentor.groupName }),
  }));
  return (
    <Radios
      name="wie"
      legend={t('talks.who')}
      issue={issueOf(issues, 'wie')}
      options={[...options, { value: someoneElse, words: t('talks.someone-else'), apart: true, more: name }]}
      chosen={[typed.chosen]}
    />
  );
}
