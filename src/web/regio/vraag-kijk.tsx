import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { type Addition, withAddition } from '../../questions/addition.ts';
import type { catalog as method } from '../../questions/catalog.ts';
import { checkAnswer } from '../../questions/check.ts';
import { placeOf } from '../../questions/flow.ts';
import { answerFromForm } from '../../questions/form.ts';
import { readLanguage } from '../../words/language.ts';
import { speak } from '../../words/text.ts';
import { QuestionHelp } from '../jongere/question-page.tsx';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { OtherAnswers, QuestionParts } from '../parts/question/parts.tsx';
import { Steps } from '../parts/steps.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { ownDraft } from './own-draft.ts';

/** A question of the draft as a young person will see it, in either language. It can be tried; nothing of it is kept (F58). */
export const setLookRoute = staffRoute(pattern.setLook, { get: look, post: look });

async function look(asked: Asked<StaffActor>): Promise<Response> {
  const { view, params, query, form, posted, show } = asked;
  const { draft } = await ownDraft(asked);
  const catalog = catalogOf(draft.content);
  const question = catalog.question(params.question ?? '');
  if (question === undefined) throw new Fault('not-there', 'no such question');
  const language = readLanguage(query.get('taal')) ?? 'nl';
  const seen = { ...view, language, tongue: language, t: speak(language), catalog };
  const answer = posted ? answerFromForm(question, form) : undefined;
  const issues = (answer?.state === 'given' ? checkAnswer(question, answer) : []).map(
    ({ field, key, name, values }) => ({ field, words: seen.t(key, { name: name[language], ...values }) }),
  );
  const route = question.route === 'both' ? 'mbo' : question.route;
  const place = placeOf(catalog, question.id, route, new Set());
  const where = catalog.chapter(question.chapter).title[language];
  const page = (
    <Page view={view} title={view.t('sets.look')} back={paths.sets()} fault={issues.length > 0}>
      <Notice>
        <p>{view.t('sets.look-lead')}</p>
        <p>
          {(['nl', 'en'] as const).map((one) =>
            one === language ? null : (
              <Link href={`${paths.setLook(question.id)}?taal=${one}`}>{view.t(`sets.look-${one}`)}</Link>
            ),
          )}
        </p>
      </Notice>
      <div lang={language} class="flow">
        <ErrorSummary view={seen} issues={issues} />
        {place === undefined ? null : <Steps view={seen} where={where} step={place.number} of={place.of} />}
        <Form view={seen} action={`${paths.setLook(question.id)}?taal=${language}`}>
          <QuestionParts
            view={seen}
            question={question}
            answer={answer}
            issues={issues}
            sourcesOf={() => []}
          />
          <QuestionHelp view={seen} question={question} />
          <Actions>
            <Button kind="main">{seen.t('common.go-on')}</Button>
          </Actions>
          <div class="or">
            <OtherAnswers view={seen} />
          </div>
          <p class="soft">{seen.t('fill.why', { why: question.why[language] })}</p>
        </Form>
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

/** What young people would be asked if this were published. */
export const catalogOf = (addition: Addition): typeof method =>
  withAddition('concept', { ...addition, reviewed: [], kept: [], keptCards: {} });
