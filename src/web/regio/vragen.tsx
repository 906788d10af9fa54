import type { StaffActor } from '../../access/actor.ts';
import { questionOfDeck } from '../../method/compare.ts';
import { beginDraft, type Draft, dropDraft, readSets, type Sets, type Version } from '../../method/draft.ts';
import { type AddedQuestion, decksToAddTo, hasOwnWords } from '../../questions/addition.ts';
import { catalog } from '../../questions/catalog.ts';
import { type ChapterId, chapterIds } from '../../questions/model.ts';
import { showDay, showMoment } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet, SheetHead } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { StaleNotice } from './stale-notice.tsx';

/** The questions of a region (F26, F53, F58): what is asked now, what is being made, and what was asked before. For its admin. */
export const setsRoute = staffRoute(paths.sets(), {
  get: async (asked) => showSets(asked, await readSets(asked.actor, asked.house)),
  async post({ actor, house, form, go }) {
    if (form.get('doe') === 'begin') await beginDraft(actor, house);
    if (form.get('doe') === 'weg') {
      const dropped = await dropDraft(actor, house, Number(form.get('versie')));
      return go(`${paths.sets()}?${dropped === 'kept' ? 'weg' : 'ander'}`);
    }
    const question = catalog.question(form.get('woorden') ?? '');
    return go(
      form.get('doe') === 'woorden' && question !== undefined ? paths.setWords(question.id) : paths.sets(),
    );
  },
});

const notes = { weg: 'sets.thrown', ander: 'sets.other', bewaard: 'sets.kept', uit: 'sets.out' } as const;

function showSets({ view, query, show }: Asked<StaffActor>, { versions, draft }: Sets): Response {
  const { t } = view;
  const note = Object.entries(notes).find(([name]) => query.has(name))?.[1];
  return show(
    <Page
      view={view}
      title={t('sets.title')}
      heading={t('sets.title')}
      lead={t('sets.lead')}
      back={paths.staffHome()}
    >
      <div class="stack">
        {note === undefined ? null : (
          <Notice kind={note === 'sets.other' ? 'mind' : 'done'} status>
            <p>{t(note)}</p>
          </Notice>
        )}
        {versions.map((version) => (
          <StaleNotice view={view} version={version} />
        ))}
        {draft === undefined ? <Begin view={view} first={versions.length === 0} /> : null}
        {draft === undefined ? null : <DraftPart view={view} draft={draft} />}
        <VersionsPart view={view} versions={versions} />
      </div>
    </Page>,
  );
}

function Begin({ view, first }: { view: View; first: boolean }) {
  const { t } = view;
  return (
    <Sheet tone="sky">
      <p>{t(first ? 'sets.begin-first' : 'sets.begin-next')}</p>
      <Form view={view} action={paths.sets()}>
        <Actions>
          <Button kind="main" name="doe" value="begin">
            {t('sets.begin')}
          </Button>
        </Actions>
      </Form>
    </Sheet>
  );
}

function DraftPart({ view, draft }: { view: View; draft: Draft }) {
  const { t, language } = view;
  return (
    <section class="flow" aria-labelledby="concept">
      <h2 id="concept">{t('sets.draft')}</h2>
      <p class="soft">{t('sets.draft-lead', { at: showMoment(language, draft.changed), by: draft.by })}</p>
      <Sheet>
        <SheetHead>
          <h3>{t('sets.own-questions')}</h3>
        </SheetHead>
        {draft.content.questions.length === 0 ? <p>{t('sets.no-questions')}</p> : null}
        {chapterIds.map((chapter) => (
          <ChapterPart view={view} chapter={chapter} questions={draft.content.questions} />
        ))}
        <Actions>
          <LinkButton href={paths.setQuestion('nieuw')}>{t('sets.add-question')}</LinkButton>
        </Actions>
      </Sheet>
      <WordsPart view={view} draft={draft} />
      <CardsPart view={view} draft={draft} />
      <Actions>
        <LinkButton kind="main" href={paths.setCheck()}>
          {t('sets.check')}
        </LinkButton>
      </Actions>
      <Disclosure words={t('sets.throw')}>
        <p>{t('sets.throw-sure')}</p>
        <Form view={view} action={paths.sets()}>
          <input type="hidden" name="versie" value={String(draft.revision)} />
          <Button kind="stop" name="doe" value="weg">
            {t('sets.throw-yes')}
          </Button>
        </Form>
      </Disclosure>
    </section>
  );
}

function ChapterPart(props: { view: View; chapter: ChapterId; questions: readonly AddedQuestion[] }) {
  const { view, chapter } = props;
  const { t, language } = view;
  const own = props.questions.filter((question) => question.chapter === chapter);
  if (own.length === 0) return null;
  return (
    <>
      <h4>{catalog.chapter(chapter).title[language]}</h4>
      <ul class="plain-list">
        {own.map(({ id, title }) => (
          <li class="row">
            <Link href={paths.setQuestion(id)}>{title[language]}</Link>
            <Link href={paths.setLook(id)} spoken={`${t('sets.look')}: ${title[language]}`}>
              {t('sets.look')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Own words of questions of the method: those that have them, and a way to each other one. */
function WordsPart({ view, draft }: { view: View; draft: Draft }) {
  const { t, language } = view;
  const { words } = draft.content;
  const own = catalog.questions.filter(({ id }) => words[id] !== undefined);
  return (
    <Sheet>
      <h3>{t('sets.own-words')}</h3>
      {own.length === 0 ? <p>{t('sets.no-words')}</p> : null}
      <ul class="plain-list">
        {own.map(({ id, title }) => (
          <li class="row">
            <Link href={paths.setWords(id)}>{(words[id]?.title ?? title)[language]}</Link>
          </li>
        ))}
      </ul>
      <Form view={view} action={paths.sets()}>
        <SelectField
          view={view}
          name="woorden"
          label={t('sets.choose-question')}
          options={catalog.questions.filter(hasOwnWords).map(({ id, chapter, title }) => ({
            value: id,
            words: `${catalog.chapter(chapter).title[language]}: ${title[language]}`,
          }))}
        />
        <Actions>
          <Button name="doe" value="woorden">
            {t('sets.change-words')}
          </Button>
        </Actions>
      </Form>
    </Sheet>
  );
}

function CardsPart({ view, draft }: { view: View; draft: Draft }) {
  const { t, language } = view;
  return (
    <Sheet>
      <h3>{t('sets.own-cards')}</h3>
      <ul class="plain-list">
        {decksToAddTo.map((deck) => (
          <li class="row">
            <Link href={paths.setCards(deck)}>{questionOfDeck(deck)?.title[language] ?? deck}</Link>
            <span class="small soft">
              {t('sets.cards-count', { count: draft.content.cards[deck]?.length ?? 0 })}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function VersionsPart({ view, versions }: { view: View; versions: readonly Version[] }) {
  const { t, language } = view;
  if (versions.length === 0) return null;
  return (
    <section class="flow" aria-labelledby="uitgegeven">
      <h2 id="uitgegeven">{t('sets.published')}</h2>
      <ul class="plain-list stack">
        {versions.map(({ id, n, state, begins, published, by }) => (
          <Sheet as="li" tone={state === 'now' ? 'mint' : 'white'}>
            <h3>
              <a class="sheet-link" href={paths.setVersion(id)}>
                {t('sets.version', { n })}
              </a>
            </h3>
            <p>{t(`sets.state-${state}`, { day: showDay(language, begins) })}</p>
            <p class="small soft">{t('sets.published-by', { at: showMoment(language, published), by })}</p>
          </Sheet>
        ))}
      </ul>
    </section>
  );
}
