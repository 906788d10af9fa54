import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import { readToday } from '../../look/today.ts';
import { askCompanion } from '../../mirror/ask.ts';
import { longestName } from '../../mirror/model.ts';
import { readHome } from '../../passport/home.ts';
import { cleanLine } from '../../questions/clean.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';

type Owner = Asked<OwnerActor>;

/**
 * "Vraag een klasgenoot" (F115, decision 0022): in a lesson, until its end as planned. The young person chooses whom, and hands over the code; who gets it can
 * say no by doing nothing. What comes back goes the way of every answer of somebody else: read first, then kept or not.
 */
export const askClassmateRoute = ownerRoute(paths.askClassmate(), {
  alone: true,
  get: async (asked) => page(asked, await lessonEnds(asked), []),
  async post(asked) {
    const { actor, house, form, go, view } = asked;
    const until = await lessonEnds(asked);
    const name = cleanLine(form.get('naam') ?? '', longestName);
    const issues = name === '' ? [{ field: 'naam', words: view.t('mirror.classmate-name-empty') }] : [];
    if (until === undefined || issues.length > 0) return page(asked, until, issues);
    const { called } = await readHome(actor, house);
    const who = { name, role: 'classmate', language: 'nl' } as const;
    const mark = `klasgenoot ${form.get('eens')} ${name}`;
    const id = await askCompanion(actor, house, { who, question: { kind: 'cards' }, called, mark, until });
    return go(paths.other(id));
  },
});

/** When the lesson is over that this young person takes part in; nothing outside one. */
async function lessonEnds({ actor, house }: Owner): Promise<Date | undefined> {
  const { together } = await readToday(actor, house);
  return together?.present ? together.ends : undefined;
}

function page(asked: Owner, until: Date | undefined, issues: readonly Issue[]): Response {
  const { view, show } = asked;
  const { t } = view;
  return show(
    <Page
      view={view}
      title={t('mirror.classmate-ask')}
      heading={t('mirror.classmate-title')}
      lead={t('mirror.classmate-lead')}
      back={paths.others()}
      here="passport"
      fault={issues.length > 0}
    >
      {until === undefined ? <NoLesson asked={asked} /> : <AskForm asked={asked} issues={issues} />}
    </Page>,
    issues.length > 0 && until !== undefined ? 422 : 200,
  );
}

function NoLesson({ asked: { view } }: { asked: Owner }) {
  const { t } = view;
  return (
    <section class="flow">
      <p>{t('mirror.classmate-no-lesson')}</p>
      <p>{t('mirror.classmate-no-lesson-what')}</p>
      <Actions>
        <LinkButton kind="main" href={paths.home()}>
          {t('mirror.classmate-to-home')}
        </LinkButton>
        <LinkButton href={paths.joinGroup()}>{t('mirror.classmate-to-class')}</LinkButton>
      </Actions>
    </section>
  );
}

const steps = ['code', 'first', 'name', 'no', 'end', 'back'] as const;

function AskForm({ asked: { view, form }, issues }: { asked: Owner; issues: readonly Issue[] }) {
  const { t } = view;
  return (
    <>
      <ErrorSummary view={view} issues={issues} />
      <section class="flow" aria-labelledby="hoe">
        <h2 id="hoe">{t('mirror.classmate-how')}</h2>
        <ul>
          {steps.map((step) => (
            <li>{t(`mirror.classmate-how-${step}`)}</li>
          ))}
        </ul>
      </section>
      <Form view={view} action={paths.askClassmate()} once={form.get('eens') ?? randomUUID()}>
        <TextField
          view={view}
          name="naam"
          label={t('mirror.classmate-name')}
          hint={t('mirror.classmate-name-hint')}
          issue={issueOf(issues, 'naam')}
          value={form.get('naam') ?? ''}
          maxlength={longestName}
          autocapitalize="words"
        />
        <Actions>
          <Button kind="main" noCheck>
            {t('mirror.classmate-make')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}
