import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import type { Draft } from '../../method/draft.ts';
import type { AddedQuestion } from '../../questions/addition.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { isPublished, keepDraft, ownDraft, seenField } from './own-draft.ts';
import { readQuestionForm } from './question-form.ts';
import { Besides, Place, Texts } from './vraag-velden.tsx';

/** An own question of the region (F53): a plain form, in both languages, and nothing that a question of the method could not have. */
export const setQuestionRoute = staffRoute(pattern.setQuestion, {
  get: async (asked) => showForm(asked, await questionOf(asked), []),
  async post(asked) {
    const { form, view } = asked;
    const { draft, before, published } = await questionOf(asked);
    const again = async () =>
      showForm(asked, await questionOf(asked), [{ field: 'vraag-nl', words: view.t('sets.other-again') }]);
    if (form.get('doe') === 'weg')
      return keepDraft(
        asked,
        (content) => ({ ...content, questions: content.questions.filter(({ id }) => id !== before?.id) }),
        again,
      );
    const { question, issues } = readQuestionForm(view, form, draft.content, before, published);
    if (question === undefined) return showForm(asked, { draft, before, published }, issues);
    return keepDraft(
      asked,
      (content) => ({
        ...content,
        questions:
          before === undefined
            ? [...content.questions, question]
            : content.questions.map((one) => (one.id === before.id ? question : one)),
      }),
      again,
    );
  },
});

type Found = { draft: Draft; before: AddedQuestion | undefined; published: boolean };

async function questionOf(asked: Asked<StaffActor>): Promise<Found> {
  const { draft, versions } = await ownDraft(asked);
  const { question: id = '' } = asked.params;
  const before = draft.content.questions.find((one) => one.id === id);
  if (before === undefined && id !== 'nieuw') throw new Fault('not-there', 'no such question in the draft');
  return { draft, before, published: isPublished(versions, id) };
}

function showForm(asked: Asked<StaffActor>, found: Found, issues: readonly Issue[]): Response {
  const { view, show } = asked;
  const { t, language } = view;
  const { before } = found;
  const title = t(before === undefined ? 'sets.add-question' : 'sets.change-question');
  const page = (
    <Page
      view={view}
      title={title}
      heading={title}
      lead={before?.title[language] ?? t('sets.add-lead')}
      back={paths.sets()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.setQuestion(before?.id ?? 'nieuw')}>
        <input type="hidden" name={seenField} value={String(found.draft.revision)} />
        <div class="fields">
          <Place asked={asked} found={found} issues={issues} />
          <Texts asked={asked} found={found} issues={issues} />
          <Besides asked={asked} found={found} issues={issues} />
        </div>
        <Actions>
          <Button kind="main">{t('sets.keep')}</Button>
          {before === undefined ? null : (
            <LinkButton href={paths.setLook(before.id)}>{t('sets.look-first')}</LinkButton>
          )}
          {before === undefined ? null : (
            <Button kind="stop" name="doe" value="weg" noCheck>
              {t('sets.take-out')}
            </Button>
          )}
        </Actions>
        {found.published ? <p class="soft">{t('sets.take-out-stays')}</p> : null}
      </Form>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}
