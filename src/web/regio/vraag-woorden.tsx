import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { questionOfDeck } from '../../method/compare.ts';
import type { Draft } from '../../method/draft.ts';
import { decksToAddTo, hasOwnWords, type OwnWords } from '../../questions/addition.ts';
import { catalog } from '../../questions/catalog.ts';
import type { Question, Words } from '../../questions/model.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { BothLines, BothWords } from './both-fields.tsx';
import { keepDraft, ownDraft, seenField } from './own-draft.ts';
import { cardsFrom, linesFrom, wordsFrom } from './question-form.ts';

/** Own words for a question of the method (F26): how it is asked, its help and its examples. What it asks, stays. */
export const setWordsRoute = staffRoute(pattern.setWords, {
  get: async (asked) => showWords(asked, (await ownDraft(asked)).draft, questionOf(asked), []),
  async post(asked) {
    const { form, view } = asked;
    const { draft } = await ownDraft(asked);
    const question = questionOf(asked);
    const again = async () =>
      showWords(asked, (await ownDraft(asked)).draft, question, [
        { field: 'vraag-nl', words: view.t('sets.other-again') },
      ]);
    const without = ({ [question.id]: _, ...rest }: Draft['content']['words']) => rest;
    if (form.get('doe') === 'weg')
      return keepDraft(asked, (content) => ({ ...content, words: without(content.words) }), again);
    const issues: Issue[] = [];
    const mind = (field: string, words: string): unknown => issues.push({ field, words });
    const own = differing(question, {
      title: whole(wordsFrom(form, 'vraag'), 'vraag', mind, view.t('sets.title-empty')),
      help: whole(wordsFrom(form, 'hulp'), 'hulp', mind, view.t('sets.both-languages')),
      examples: linesFrom(form, 'voorbeelden', mind, view.t('sets.lines-uneven')),
    });
    if (issues.length > 0) return showWords(asked, draft, question, issues);
    return keepDraft(
      asked,
      (content) => ({
        ...content,
        words:
          Object.keys(own).length === 0 ? without(content.words) : { ...content.words, [question.id]: own },
      }),
      again,
    );
  },
});

function questionOf({ params }: Asked<StaffActor>): Question {
  const question = catalog.question(params.question ?? '');
  if (question === undefined || !hasOwnWords(question)) throw new Fault('not-there', 'no own words for this');
  return question;
}

function whole(
  words: Words,
  field: string,
  mind: (field: string, words: string) => unknown,
  empty: string,
): Words {
  if (words.nl === '') mind(`${field}-nl`, empty);
  if (words.en === '') mind(`${field}-en`, empty);
  return words;
}

/** Only what is other than the method's. */
function differing(question: Question, own: Required<OwnWords>): OwnWords {
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  return {
    ...(!same(own.title, question.title) && { title: own.title }),
    ...(!same(own.help, question.help) && { help: own.help }),
    ...(!same(own.examples, question.examples) && { examples: own.examples }),
  };
}

function showWords(
  asked: Asked<StaffActor>,
  draft: Draft,
  question: Question,
  issues: readonly Issue[],
): Response {
  const { view, posted, form, show } = asked;
  const { t, language } = view;
  const own = draft.content.words[question.id];
  const common = { view, issues, form: posted ? form : undefined };
  const page = (
    <Page
      view={view}
      title={t('sets.own-words')}
      heading={question.title[language]}
      lead={t('sets.words-lead')}
      back={paths.sets()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.setWords(question.id)}>
        <input type="hidden" name={seenField} value={String(draft.revision)} />
        <div class="fields">
          <BothWords
            {...common}
            name="vraag"
            label={t('sets.question')}
            words={own?.title ?? question.title}
          />
          <BothWords {...common} name="hulp" label={t('sets.help')} words={own?.help ?? question.help} />
          <BothLines
            {...common}
            name="voorbeelden"
            label={t('sets.examples')}
            hint={t('sets.examples-hint')}
            lines={own?.examples ?? question.examples}
            optional
          />
        </div>
        <Actions>
          <Button kind="main">{t('sets.keep')}</Button>
          <LinkButton href={paths.setLook(question.id)}>{t('sets.look-first')}</LinkButton>
          {own === undefined ? null : (
            <Button kind="stop" name="doe" value="weg" noCheck>
              {t('sets.words-back')}
            </Button>
          )}
        </Actions>
      </Form>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

/** Own cards beside those of a deck of the method. The cards of the method stay. */
export const setCardsRoute = staffRoute(pattern.setCards, {
  get: async (asked) => showCards(asked, (await ownDraft(asked)).draft, deckOf(asked), []),
  async post(asked) {
    const { form, view } = asked;
    const { draft, versions } = await ownDraft(asked);
    const deck = deckOf(asked);
    const issues: Issue[] = [];
    const published = versions.flatMap(({ content }) => content.cards[deck] ?? []);
    const known = [...(draft.content.cards[deck] ?? []), ...published];
    const cards = cardsFrom(form, known, (field, words) => issues.push({ field, words }), view.t);
    const taken = new Set(catalog.deck(deck).cards.map(({ words }) => words.nl.toLowerCase()));
    if (cards.some(({ words }) => taken.has(words.nl.toLowerCase())))
      issues.push({ field: 'kaarten-nl', words: view.t('sets.cards-taken') });
    if (issues.length > 0) return showCards(asked, draft, deck, issues);
    return keepDraft(
      asked,
      (content) => ({ ...content, cards: { ...content.cards, [deck]: cards } }),
      async () =>
        showCards(asked, (await ownDraft(asked)).draft, deck, [
          { field: 'kaarten-nl', words: view.t('sets.other-again') },
        ]),
    );
  },
});

function deckOf({ params }: Asked<StaffActor>): string {
  const deck = decksToAddTo.find((one) => one === params.deck);
  if (deck === undefined) throw new Fault('not-there', 'no deck to add to');
  return deck;
}

function showCards(asked: Asked<StaffActor>, draft: Draft, deck: string, issues: readonly Issue[]): Response {
  const { view, posted, form, show } = asked;
  const { t, language } = view;
  const question = questionOfDeck(deck);
  const page = (
    <Page
      view={view}
      title={t('sets.own-cards')}
      heading={question?.title[language] ?? t('sets.own-cards')}
      lead={t('sets.cards-lead')}
      back={paths.sets()}
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Notice>
        <p>
          {catalog
            .deck(deck)
            .cards.map(({ words }) => words[language])
            .join(', ')}
        </p>
      </Notice>
      <Form view={view} action={paths.setCards(deck)}>
        <input type="hidden" name={seenField} value={String(draft.revision)} />
        <div class="fields">
          <BothLines
            view={view}
            issues={issues}
            form={posted ? form : undefined}
            name="kaarten"
            label={t('sets.cards')}
            hint={t('sets.cards-hint')}
            lines={(draft.content.cards[deck] ?? []).map(({ words }) => words)}
            optional
          />
        </div>
        <Actions>
          <Button kind="main">{t('sets.keep')}</Button>
          {question === undefined ? null : (
            <LinkButton href={paths.setLook(question.id)}>{t('sets.look-first')}</LinkButton>
          )}
        </Actions>
      </Form>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}
