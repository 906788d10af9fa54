import type { StaffActor } from '../../access/actor.ts';
import { readTurn, type Turn, type TurnClass, turnYear } from '../../organisations/turn.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { schoolOf } from './lijst.tsx';

/** A new school year (F50): the classes of the year before get their next name, with or without mentor and list. What has no name goes on no further. */
export const newYearRoute = staffRoute(pattern.newYear, {
  get: async (asked) => showYear(asked, await readTurn(asked.actor, asked.house, schoolOf(asked)), []),
  async post(asked) {
    const { actor, house, form, view } = asked;
    const organisation = schoolOf(asked);
    const turn = await readTurn(actor, house, organisation);
    const names = turn.classes.map(({ id }) => (form.get(`naam-${id}`) ?? '').trim().replace(/\s+/g, ' '));
    const issues = turn.classes.flatMap(({ id }, at): Issue[] => {
      const name = names[at] ?? '';
      if (name.length > 30) return [{ field: `naam-${id}`, words: view.t('school.year-long') }];
      const twice = name !== '' && names.indexOf(name) < at;
      return twice ? [{ field: `naam-${id}`, words: view.t('school.year-twice', { group: name }) }] : [];
    });
    if (issues.length > 0) return showYear(asked, turn, issues);
    const choices = turn.classes.map(({ id }, at) => ({
      from: id,
      name: names[at] || undefined,
      mentor: form.getAll(`mee-${id}`).includes('mentor'),
      list: form.getAll(`mee-${id}`).includes('lijst'),
    }));
    await turnYear(actor, house, organisation, choices);
    return asked.go(`${paths.newYear(organisation)}?klaar`);
  },
});

function showYear(asked: Asked<StaffActor>, turn: Turn, issues: readonly Issue[]): Response {
  const { view, query } = asked;
  const { t } = view;
  const { year, before, classes, made } = turn;
  const page = (
    <Page
      view={view}
      title={t('school.year')}
      heading={t('school.year-of', { year })}
      lead={t('school.year-lead', { before })}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <div class="stack">
        <ErrorSummary view={view} issues={issues} />
        {query.has('klaar') ? (
          <Notice kind="done" status>
            {t('school.year-done')}
          </Notice>
        ) : null}
        {made.length === 0 ? null : <p>{t('school.year-made', { year, groups: made.join(', ') })}</p>}
        {classes.length === 0 ? (
          <p>{t('school.year-none', { before })}</p>
        ) : (
          <Form view={view} action={paths.newYear(schoolOf(asked))}>
            <ul class="grid">
              {classes.map((one) => (
                <NextClass asked={asked} one={one} issues={issues} />
              ))}
            </ul>
            <p>{t('school.year-what')}</p>
            <Actions>
              <Button kind="main">{t('school.year-make')}</Button>
            </Actions>
          </Form>
        )}
      </div>
    </Page>
  );
  return asked.show(page, issues.length > 0 ? 422 : 200);
}

type Props = { asked: Asked<StaffActor>; one: TurnClass; issues: readonly Issue[] };

function NextClass({ asked: { view, form, posted }, one, issues }: Props) {
  const { t } = view;
  const { id, name, next, mentors } = one;
  const chosen = posted ? form.getAll(`mee-${id}`) : ['mentor'];
  return (
    <Sheet as="li">
      <h2>{name}</h2>
      <TextField
        view={view}
        name={`naam-${id}`}
        label={t('school.year-name')}
        hint={t('school.year-name-hint')}
        issue={issueOf(issues, `naam-${id}`)}
        value={posted ? (form.get(`naam-${id}`) ?? '') : next}
        size="short"
        maxlength={30}
      />
      <Checks
        name={`mee-${id}`}
        legend={t('school.year-along')}
        options={alongOptions(view, mentors)}
        chosen={chosen}
      />
    </Sheet>
  );
}

const alongOptions = ({ t }: View, mentors: number) => [
  ...(mentors === 0 ? [] : [{ value: 'mentor', words: t('school.year-mentor', { count: mentors }) }]),
  { value: 'lijst', words: t('school.year-list') },
];
