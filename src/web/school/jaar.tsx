import type { StaffActor } from '../../access/actor.ts';
import { readTurn, type Turn, type TurnClass, turnYear } from '../../organisations/turn.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { schoolOf } from './lijst.tsx';

/** A new school year (F50): the classes of the year before get their next name, with or without mentor and list, and others come out of none (F49). What has no name goes on no further. */
export const newYearRoute = staffRoute(pattern.newYear, {
  get: async (asked) => showYear(asked, await readTurn(asked.actor, asked.house, schoolOf(asked)), []),
  async post(asked) {
    const { actor, house, form, view } = asked;
    const organisation = schoolOf(asked);
    const turn = await readTurn(actor, house, organisation);
    const names = turn.classes.map(({ id }) => (form.get(`naam-${id}`) ?? '').trim().replace(/\s+/g, ' '));
    const more = namesIn(form.get('klassen') ?? '');
    const issues = issuesWith(view, turn, names, more);
    if (issues.length > 0) return showYear(asked, turn, issues);
    const choices = turn.classes.map(({ id }, at) => ({
      from: id,
      name: names[at] || undefined,
      mentor: form.getAll(`mee-${id}`).includes('mentor'),
      list: form.getAll(`mee-${id}`).includes('lijst'),
    }));
    await turnYear(actor, house, organisation, choices, more);
    return asked.go(`${paths.newYear(organisation)}?klaar`);
  },
});

const longest = 30;
const mostAtOnce = 100;

/** A name a line, each once. */
const namesIn = (typed: string): string[] => [
  ...new Set(typed.split('\n').flatMap((line) => line.trim().replace(/\s+/g, ' ') || [])),
];

function issuesWith({ t }: View, turn: Turn, names: readonly string[], more: readonly string[]): Issue[] {
  const issues = turn.classes.flatMap(({ id }, at): Issue[] => {
    const name = names[at] ?? '';
    if (name.length > longest) return [{ field: `naam-${id}`, words: t('school.year-long') }];
    const twice = name !== '' && names.indexOf(name) < at;
    return twice ? [{ field: `naam-${id}`, words: t('school.year-twice', { group: name }) }] : [];
  });
  const about = (words: string): number => issues.push({ field: 'klassen', words });
  if (turn.classes.length + more.length === 0) about(t('school.year-more-empty'));
  if (more.some((name) => name.length > longest)) about(t('school.year-long'));
  if (more.length > mostAtOnce) about(t('school.year-more-many', { most: mostAtOnce }));
  return issues;
}

function showYear(asked: Asked<StaffActor>, turn: Turn, issues: readonly Issue[]): Response {
  const { view, query, form, posted } = asked;
  const { t } = view;
  const { year, before, classes, made } = turn;
  const page = (
    <Page
      view={view}
      title={t('school.year')}
      heading={t('school.year-of', { year })}
      lead={t(classes.length === 0 ? 'school.year-fresh' : 'school.year-lead', { year, before })}
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
        <Form view={view} action={paths.newYear(schoolOf(asked))}>
          {classes.length === 0 ? null : (
            <>
              <ul class="grid">
                {classes.map((one) => (
                  <NextClass asked={asked} one={one} issues={issues} />
                ))}
              </ul>
              <p>{t('school.year-what')}</p>
            </>
          )}
          <LongField
            view={view}
            name="klassen"
            label={t(classes.length === 0 ? 'school.year-names' : 'school.year-more')}
            hint={t('school.year-more-hint')}
            optional={classes.length > 0}
            issue={issueOf(issues, 'klassen')}
            value={posted ? (form.get('klassen') ?? '') : ''}
            maxlength={4000}
          />
          <Actions>
            <Button kind="main">{t('school.year-make')}</Button>
          </Actions>
        </Form>
        {classes.length === 0 ? (
          <p>
            <Link href={paths.roster(schoolOf(asked))}>{t('school.year-by-list')}</Link>
          </p>
        ) : null}
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
