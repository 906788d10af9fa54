import type { Actor, OwnerActor } from '../../access/actor.ts';
import type { House } from '../../access/perform.ts';
import { saveAnswer } from '../../passport/answer.ts';
import { actionFromForm, applyAction } from '../../questions/action.ts';
import { catalog } from '../../questions/catalog.ts';
import { checkAnswer } from '../../questions/check.ts';
import { answerFromForm } from '../../questions/form.ts';
import type { Answer, Question } from '../../questions/model.ts';
import { readLanguage } from '../../words/language.ts';
import { speak } from '../../words/text.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { QuestionParts } from '../parts/question/parts.tsx';
import { paths } from '../paths.ts';
import { type Asked, openRoute } from '../route.ts';
import { beginPage } from './beginning.tsx';

/** The fields of the question that was tried, along with what is asked to begin. Nothing of it is stored before somebody begins. */
export const triedField = 'probeer';

/** The first question that is asked after the name. */
const question = firstQuestion();

function firstQuestion(): Question {
  const [first] = catalog
    .questionsIn('wie', undefined)
    .core.filter(({ id }) => !catalog.askedAtStart.has(id));
  if (first === undefined) throw new Error('the set has no first question');
  return first;
}

/** Try the first question before there is a passport (F11); what was filled in comes along when somebody begins. */
export const tryRoute = openRoute(paths.tryOut(), {
  get: (asked) => showTry(asked, undefined, []),
  post(asked) {
    const { form, setLanguage } = asked;
    const typed = answerFromForm(question, form);
    const pressed = actionFromForm(form);
    if (pressed !== undefined) return showTry(asked, applyAction(question, typed, pressed, []), []);
    const language = readLanguage(form.get('taal'));
    if (language !== undefined) {
      const view = { ...asked.view, language, t: speak(language) };
      return setLanguage(showTry({ ...asked, view }, typed, []), language);
    }
    const issues = checkAnswer(question, typed).map(({ field, key, name, values }) => ({
      field,
      words: asked.view.t(key, { name: name[asked.view.language], ...values }),
    }));
    if (issues.length > 0) return showTry(asked, typed, issues);
    return beginPage({ ...asked, form: new URLSearchParams({ [triedField]: String(form) }) }, undefined);
  },
});

function showTry(asked: Asked<Actor>, answer: Answer | undefined, issues: readonly Issue[]): Response {
  const { view, show } = asked;
  const { t } = view;
  return show(
    <Page
      view={view}
      title={t('start.try')}
      back={paths.start()}
      typing={{ form: 'antwoord', action: paths.tryOut() }}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Notice>
        <p>{t('start.try-lead')}</p>
      </Notice>
      <Form view={{ ...view, mark: '' }} action={paths.tryOut()} id="antwoord">
        <QuestionParts view={view} question={question} answer={answer} issues={issues} sourcesOf={() => []} />
        <Actions>
          <Button kind="main">{t('start.try-begin')}</Button>
        </Actions>
        <p class="soft">{t('start.try-code')}</p>
      </Form>
    </Page>,
    issues.length > 0 ? 422 : 200,
  );
}

/** What was tried becomes the first answer of the passport that was just begun. */
export async function keepTried(house: House, actor: OwnerActor, form: URLSearchParams): Promise<void> {
  const fields = form.get(triedField);
  if (fields === null) return;
  const answer = answerFromForm(question, new URLSearchParams(fields));
  if (Object.keys(answer.parts).length > 0) await saveAnswer(actor, house, question.id, answer, 0);
}
