import type { OwnerActor } from '../../access/actor.ts';
import { beginPair, endPair, longestName } from '../../identity/pair.ts';
import { listMentors, type NamedMentor } from '../../look/mentors.ts';
import { cleanLine } from '../../questions/clean.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Checks, Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { ownAddress } from '../start/frame.tsx';

const someoneElse = 'ander';
const parent = 'ouder';

/** "Samen invullen" (F34): the young person says who sits beside, and says yes; and stops it, from any page. */
export const pairRoute = ownerRoute(paths.pair(), {
  async get(asked) {
    if (asked.actor.pair !== undefined) return asked.show(<PairIsOn asked={asked} />);
    return page(asked, await listMentors(asked.actor, asked.house));
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    if (form.get('doe') === 'stop') {
      await endPair(actor, house);
      const back = ownAddress(form.get('terug'));
      return go(back === paths.start() ? paths.home() : back);
    }
    const mentors = await listMentors(actor, house);
    const { name, issues } = readTyped(asked, mentors);
    if (issues.length > 0) return page(asked, mentors, issues);
    await beginPair(actor, house, name);
    return go(paths.home());
  },
});

function readTyped({ form, view: { t } }: Asked<OwnerActor>, mentors: readonly NamedMentor[]) {
  const chosen = form.get('wie') ?? '';
  const typed = cleanLine(form.get('naam') ?? '', longestName);
  const mentor = mentors.find(({ person }) => person === chosen);
  const issues: Issue[] = [];
  if (mentor === undefined && chosen !== parent && chosen !== someoneElse)
    issues.push({ field: 'wie', words: t('pair.who-choose') });
  if (chosen === someoneElse && typed === '') issues.push({ field: 'naam', words: t('pair.name-empty') });
  if (form.get('ja') !== 'ja') issues.push({ field: 'ja', words: t('pair.sure-choose') });
  return { name: mentor?.name ?? (chosen === parent ? t('pair.parent-name') : typed), issues };
}

function page(
  asked: Asked<OwnerActor>,
  mentors: readonly NamedMentor[],
  issues: readonly Issue[] = [],
): Response {
  const { view, form } = asked;
  const { t } = view;
  return asked.show(
    <Page
      view={view}
      title={t('pair.title')}
      heading={t('pair.title')}
      lead={t('pair.lead')}
      back={paths.home()}
      here="passport"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.pair()}>
        <div class="fields">
          <Who asked={asked} mentors={mentors} issues={issues} />
          <Notice>
            <p>
              <b>{t('pair.how')}</b>
            </p>
            <p>{t('pair.how-log')}</p>
            <p>{t('pair.how-ends')}</p>
            <p>{t('pair.how-alone')}</p>
          </Notice>
          <Checks
            name="ja"
            legend={t('pair.sure')}
            issue={issueOf(issues, 'ja')}
            options={[{ value: 'ja', words: t('pair.sure-yes') }]}
            chosen={form.getAll('ja')}
          />
        </div>
        <Actions>
          <Button kind="main" noCheck>
            {t('pair.begin')}
          </Button>
        </Actions>
      </Form>
    </Page>,
    issues.length > 0 ? 422 : 200,
  );
}

type WhoProps = { asked: Asked<OwnerActor>; mentors: readonly NamedMentor[]; issues: readonly Issue[] };

/** The own mentors by name, a parent, or anybody else by a name of one's own. Nobody is chosen beforehand. */
function Who({ asked: { view, form }, mentors, issues }: WhoProps) {
  const { t } = view;
  const name = (
    <TextField
      view={view}
      name="naam"
      label={t('pair.name')}
      hint={t('pair.name-hint')}
      issue={issueOf(issues, 'naam')}
      value={cleanLine(form.get('naam') ?? '', longestName)}
      maxlength={longestName}
      autocapitalize="words"
    />
  );
  const options = mentors.map((mentor) => ({
    value: mentor.person,
    words: mentor.name,
    note: t('pair.mentor-of', { group: mentor.groupName }),
  }));
  return (
    <Radios
      name="wie"
      legend={t('pair.who')}
      issue={issueOf(issues, 'wie')}
      options={[
        ...options,
        { value: parent, words: t('pair.parent') },
        { value: someoneElse, words: t('pair.someone-else'), apart: true, more: name },
      ]}
      chosen={form.getAll('wie')}
    />
  );
}

/** It is on already: the line above says with whom. */
function PairIsOn({ asked: { view } }: { asked: Asked<OwnerActor> }) {
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('pair.title')}
      heading={t('pair.title')}
      lead={t('pair.on-lead')}
      back={paths.home()}
      here="passport"
    >
      <Actions>
        <LinkButton kind="main" href={paths.home()}>
          {t('pair.go-on')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
