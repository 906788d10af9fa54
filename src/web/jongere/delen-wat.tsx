import type { OwnerActor } from '../../access/actor.ts';
import { type Choices, readChoices } from '../../look/choices.ts';
import { catalog } from '../../questions/catalog.ts';
import { chooseWhat } from '../../sharing/draft.ts';
import type { Share } from '../../sharing/list.ts';
import { type Scope, wholeChapters } from '../../sharing/scope.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks, Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorSummary, type Issue } from '../parts/error-summary.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { stepAfterChoices } from './delen-erbij.tsx';
import { chosenEnd, EndChoice, type EndChosen, readEnd } from './end-choice.tsx';
import { ownDraft } from './own-share.ts';

/** What may this receiver see, and until when? Whole chapters or single answers; nothing is chosen beforehand (U36, U41). */
export const shareWhatRoute = ownerRoute(pattern.grantWhat, {
  async get(asked) {
    const draft = await ownDraft(asked);
    const choices = await readChoices(asked.actor, asked.house);
    const end = chosenEnd(draft, choices.intake, asked.view.now);
    return asked.show(
      <WhatPage
        view={asked.view}
        draft={draft}
        choices={choices}
        scope={draft.scope}
        end={end}
        issues={[]}
      />,
    );
  },
  post: keepWhat,
});

async function keepWhat(asked: Asked<OwnerActor>): Promise<Response> {
  const { actor, house, form, view, go, show } = asked;
  const draft = await ownDraft(asked);
  const choices = await readChoices(actor, house);
  const chapters = wholeChapters.filter((chapter) => form.getAll('hoofdstuk').includes(chapter));
  const offered = choices.chapters.flatMap(({ answered }) => answered.map((question) => question.id));
  const questions = offered.filter((id) => form.getAll('vraag').includes(id));
  const end = readEnd(view, form, choices.intake);
  if (end.issue !== undefined) {
    const scope = { ...draft.scope, chapters, questions };
    const page = (
      <WhatPage
        view={view}
        draft={draft}
        choices={choices}
        scope={scope}
        end={end.chosen}
        issues={[end.issue]}
      />
    );
    return show(page, 422);
  }
  await chooseWhat(actor, house, draft.id, {
    chapters,
    questions,
    ...(end.ends && { ends: end.ends }),
    ...(choices.intake && { intake: choices.intake }),
    copy: form.get('soort') === 'vast',
  });
  return go(choices.extra.length > 0 ? paths.grantNeeds(draft.id) : await stepAfterChoices(asked, draft.id));
}

type Props = {
  view: View;
  draft: Share;
  choices: Choices;
  scope: Scope;
  end: EndChosen;
  issues: readonly Issue[];
};

function WhatPage({ view, draft, choices, scope, end, issues }: Props) {
  const { t, language } = view;
  const who = draft.receiver.name;
  return (
    <Page
      view={view}
      title={t('share.sees')}
      heading={t('share.what-title', { who })}
      lead={t('share.what-lead')}
      back={`${draft.to === undefined ? paths.share() : paths.chooseReceiver()}?deling=${draft.id}`}
      here="sharing"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.grantWhat(draft.id)}>
        <Checks
          name="hoofdstuk"
          legend={t('share.whole')}
          hint={t('share.whole-hint')}
          options={choices.chapters.map(({ id, answered }) => ({
            value: id,
            words: catalog.chapter(id).title[language],
            note: t('share.answered', { count: answered.length }),
          }))}
          chosen={scope.chapters}
        />
        <SingleAnswers view={view} choices={choices} scope={scope} />
        <EndChoice view={view} intake={choices.intake} chosen={end} issues={issues} />
        <Radios
          name="soort"
          legend={t('news.copy-or-live')}
          hint={t('news.copy-hint', { who })}
          options={[
            { value: 'nieuwste', words: t('news.live'), note: t('news.live-note', { who }) },
            { value: 'vast', words: t('news.copy'), note: t('news.copy-note', { who }) },
          ]}
          chosen={draft.copy ? ['vast'] : []}
        />
        <Actions>
          <Button kind="main" noCheck>
            {t('common.go-on')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** Behind a fold for each chapter, open where something was chosen already. */
function SingleAnswers({ view, choices, scope }: { view: View; choices: Choices; scope: Scope }) {
  const { t, language } = view;
  const withAnswers = choices.chapters.filter(({ answered }) => answered.length > 0);
  if (withAnswers.length === 0) return null;
  return (
    <section aria-labelledby="losse" class="flow">
      <h2 id="losse">{t('share.single')}</h2>
      <p>{t('share.single-lead')}</p>
      {withAnswers.map(({ id, answered }) => {
        const chapter = catalog.chapter(id).title[language];
        const legend = t('share.single-of', { chapter });
        return (
          <Disclosure
            words={legend}
            open={answered.some((question) => scope.questions.includes(question.id))}
          >
            <Checks
              name="vraag"
              id={`vraag-${id}`}
              legend={legend}
              quietLegend
              options={answered.map((question) => ({ value: question.id, words: question.title[language] }))}
              chosen={scope.questions}
            />
          </Disclosure>
        );
      })}
    </section>
  );
}
