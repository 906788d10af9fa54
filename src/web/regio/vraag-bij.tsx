import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import type { Draft } from '../../method/draft.ts';
import { type AddedQuestion, addedKinds } from '../../questions/addition.ts';
import { catalog } from '../../questions/catalog.ts';
import { chapterIds, routeIds } from '../../questions/model.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Checks, Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { BothLines, BothWords } from './both-fields.tsx';
import { isPublished, keepDraft, ownDraft, seenField } from './own-draft.ts';
import { companions, competencies, hasOptions, kindOf, readQuestionForm } from './question-form.ts';

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

type PartProps = { asked: Asked<StaffActor>; found: Found; issues: readonly Issue[] };

/** What was typed, when the form comes back; else what stands. */
const shownIn = ({ posted, form }: Asked<StaffActor>, field: string, stands: string): string =>
  posted ? (form.get(field) ?? '') : stands;

/** Where it stands and how it is answered. Of a question that was published, chapter and kind stay. */
function Place({ asked, found: { before, published }, issues }: PartProps) {
  const { view } = asked;
  const { t, language } = view;
  const kind = before && kindOf(before);
  if (before !== undefined && kind !== undefined && published)
    return (
      <>
        <p>
          {t('sets.stays', {
            chapter: catalog.chapter(before.chapter).title[language],
            kind: t(`sets.kind-${kind}`),
          })}
        </p>
        <After asked={asked} published={published} before={before} issues={issues} />
      </>
    );
  return (
    <>
      <Radios
        name="hoofdstuk"
        legend={t('sets.chapter')}
        hint={t('sets.chapter-hint')}
        issue={issueOf(issues, 'hoofdstuk')}
        options={chapterIds.map((id) => ({ value: id, words: catalog.chapter(id).title[language] }))}
        chosen={[shownIn(asked, 'hoofdstuk', before?.chapter ?? '')]}
        lay="pair"
      />
      <After asked={asked} published={published} before={before} issues={issues} />
      <Radios
        name="soort"
        legend={t('sets.kind')}
        issue={issueOf(issues, 'soort')}
        options={addedKinds.map((one) => ({ value: one, words: t(`sets.kind-${one}`) }))}
        chosen={[shownIn(asked, 'soort', kind ?? '')]}
        lay="pair"
      />
    </>
  );
}

type AfterProps = Pick<PartProps, 'asked' | 'issues'> & Pick<Found, 'before' | 'published'>;

function After({ asked, published, before, issues }: AfterProps) {
  const { view } = asked;
  const { t, language } = view;
  const fits = catalog.questions.filter(({ chapter }) => !published || chapter === before?.chapter);
  return (
    <>
      <SelectField
        view={view}
        name="na"
        label={t('sets.after')}
        hint={t('sets.after-hint')}
        issue={issueOf(issues, 'na')}
        value={shownIn(asked, 'na', before?.after ?? '')}
        options={[
          { value: '', words: t('sets.after-none') },
          ...fits.map(({ id, chapter, title }) => ({
            value: id,
            words: `${catalog.chapter(chapter).title[language]}: ${title[language]}`,
          })),
        ]}
      />
      <Radios
        name="route"
        legend={t('sets.route')}
        options={(['both', ...routeIds] as const).map((value) => ({
          value,
          words: t(`sets.route-${value}`),
        }))}
        chosen={[shownIn(asked, 'route', before?.route ?? 'both')]}
        lay="wrap"
      />
    </>
  );
}

function Texts({ asked, found: { before }, issues }: PartProps) {
  const { view, posted, form } = asked;
  const { t } = view;
  const common = { view, issues, form: posted ? form : undefined };
  const [part] = before?.parts ?? [];
  const options = part?.kind === 'choice' ? part.options : part?.kind === 'scale' ? part.steps : [];
  return (
    <>
      <BothWords
        {...common}
        name="vraag"
        label={t('sets.question')}
        hint={t('sets.question-hint')}
        words={before?.title}
      />
      <BothWords {...common} name="hulp" label={t('sets.help')} words={before?.help} optional />
      <BothWords
        {...common}
        name="waarom"
        label={t('sets.why')}
        hint={t('sets.why-hint')}
        words={before?.why}
      />
      {before !== undefined && !hasOptions(kindOf(before)) ? null : (
        <BothLines
          {...common}
          name="keuzes"
          label={t('sets.options')}
          hint={t('sets.options-hint')}
          lines={options.map(({ words }) => words)}
          optional
        />
      )}
    </>
  );
}

function Besides({ asked, found: { before }, issues }: PartProps) {
  const { view, posted, form } = asked;
  const { t } = view;
  return (
    <Disclosure words={t('sets.more')} open={issues.some(({ field }) => field.startsWith('voorbeelden'))}>
      <div class="fields">
        <BothLines
          view={view}
          issues={issues}
          form={posted ? form : undefined}
          name="voorbeelden"
          label={t('sets.examples')}
          hint={t('sets.examples-hint')}
          lines={before?.examples}
          optional
        />
        <Checks
          name="met"
          legend={t('sets.with')}
          options={companions.map((value) => ({ value, words: t(`fill.with-${value}`) }))}
          chosen={posted ? form.getAll('met') : (before?.with ?? [])}
          lay="pair"
        />
        <Radios
          name="lob"
          legend={t('sets.lob')}
          options={[
            ...competencies.map((value) => ({ value, words: t(`paper.${value}`) })),
            { value: 'geen', words: t('sets.lob-none'), apart: true },
          ]}
          chosen={[shownIn(asked, 'lob', before?.lob[0] ?? 'geen')]}
          lay="pair"
        />
      </div>
    </Disclosure>
  );
}
