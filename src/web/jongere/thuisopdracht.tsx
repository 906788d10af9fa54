import type { OwnerActor } from '../../access/actor.ts';
import { readAnswers } from '../../passport/answer.ts';
import { catalog } from '../../questions/catalog.ts';
import { type Answers, type ChapterId, chapterIds, type Question } from '../../questions/model.ts';
import { readAnswer } from '../../questions/show.ts';
import { makeAssignment } from '../../talks/assign.ts';
import {
  type CompanionLanguage,
  companionLanguages,
  languageNames,
  offeredOf,
  readCompanionLanguage,
} from '../../words/language.ts';
import { companionView } from '../gesprekspartner/in-tongue.tsx';
import { HomeQuestions } from '../gesprekspartner/thuis.tsx';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { CopyButton, PrintButton } from '../parts/copy.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { AnswerLines } from './answer-lines.tsx';

type Owner = Asked<OwnerActor>;
type Chosen = { chapter: ChapterId; tongue: CompanionLanguage };

/**
 * The home assignment (F45): the one place where it is made. A part and a language give a sheet that anybody opens by its link, with nothing of
 * any passport on it. Own answers come on it only when the young person ticks them: then it is made here, to print, and that is written down.
 */
export const assignmentRoute = ownerRoute(paths.assignment(), {
  alone: true,
  async get(asked) {
    const chosen = chosenIn(asked.query, asked);
    return asked.show(
      <MakePage asked={asked} chosen={chosen} given={await givenIn(asked, chosen.chapter)} />,
    );
  },
  async post(asked) {
    const { actor, house, form, go } = asked;
    const chosen = chosenIn(form, asked);
    const ticked = form.getAll('antwoord');
    const given = (await givenIn(asked, chosen.chapter)).filter(({ question }) =>
      ticked.includes(question.id),
    );
    if (given.length === 0) return go(`${paths.assignment()}?deel=${chosen.chapter}&in=${chosen.tongue}`);
    await makeAssignment(actor, house, chosen.chapter);
    return asked.show(<SheetPage asked={asked} chosen={chosen} given={given} />);
  },
});

function chosenIn(typed: URLSearchParams, { view }: Owner): Chosen {
  return {
    chapter: chapterIds.find((id) => id === typed.get('deel')) ?? 'wie',
    tongue: readCompanionLanguage(typed.get('in')) ?? view.language,
  };
}

type Given = { question: Question; answer: Answers[string] & object };

/** What there is to tick: answers in words, of this chapter, and never what nobody else may see. */
async function givenIn({ actor, house }: Owner, chapter: ChapterId): Promise<Given[]> {
  const { answers, told } = await readAnswers(actor, house, chapter);
  return told.questions.flatMap((question) => {
    const answer = answers[question.id];
    const fits = question.chapter === chapter && question.shareable && answer?.state === 'given';
    return fits && readAnswer(question, answer, 'nl').length > 0 ? [{ question, answer }] : [];
  });
}

type Props = { asked: Owner; chosen: Chosen; given: readonly Given[] };

function MakePage({ asked, chosen: { chapter, tongue }, given }: Props) {
  const { view, desk } = asked;
  const { t } = view;
  const path = `${paths.homeAssignment(chapter)}?taal=${tongue}`;
  const address = desk.origin() + path;
  return (
    <Page
      view={view}
      title={t('talks.assignment')}
      heading={t('talks.assignment')}
      lead={t('talks.assignment-lead')}
      back={paths.talks()}
      here="talks"
      quickExit={chapter === 'nodig'}
    >
      <div class="stack">
        <ChooseForm asked={asked} chosen={{ chapter, tongue }} />
        <Sheet as="section" labelledBy="blad">
          <h2 id="blad">{t('talks.assignment-sheet')}</h2>
          <p>{t('talks.assignment-nothing')}</p>
          <Actions>
            <LinkButton kind="main" href={path}>
              {t('talks.assignment-open')}
            </LinkButton>
            <CopyButton view={view} text={address} words={t('mirror.copy-link')} />
          </Actions>
          <p class="address">{address}</p>
          <Qr address={address} name={t('mirror.card-qr')} />
        </Sheet>
        {given.length === 0 ? null : (
          <Form view={view} action={paths.assignment()}>
            <input type="hidden" name="deel" value={chapter} />
            <input type="hidden" name="in" value={tongue} />
            <Checks
              name="antwoord"
              legend={t('talks.assignment-choose')}
              hint={t('talks.assignment-choose-hint')}
              options={given.map(({ question }) => ({
                value: question.id,
                words: question.title[view.language],
              }))}
              chosen={[]}
            />
            <Actions>
              <Button>{t('talks.assignment-put')}</Button>
            </Actions>
          </Form>
        )}
      </div>
    </Page>
  );
}

function ChooseForm({ asked: { view }, chosen }: Omit<Props, 'given'>) {
  const { t, language } = view;
  return (
    <form method="get" action={paths.assignment()}>
      <SelectField
        view={view}
        name="deel"
        label={t('talks.assignment-part')}
        value={chosen.chapter}
        options={chapterIds.map((id) => ({ value: id, words: catalog.chapter(id).title[language] }))}
      />
      <SelectField
        view={view}
        name="in"
        label={t('mirror.language')}
        value={chosen.tongue}
        options={offeredOf(companionLanguages, view.theme?.tongues, chosen.tongue).map((one) => ({
          value: one,
          words: languageNames[one].name,
          lang: one,
        }))}
      />
      <Actions>
        <Button>{t('talks.assignment-make')}</Button>
      </Actions>
    </form>
  );
}

/** The same sheet with own answers under it. It is kept nowhere: print it, or it is gone. */
function SheetPage({ asked: { view }, chosen: { chapter, tongue }, given }: Props) {
  const { t, language } = view;
  return (
    <Page
      view={view}
      title={t('talks.assignment')}
      heading={t('talks.assignment')}
      lead={t('talks.assignment-print')}
      back={`${paths.assignment()}?deel=${chapter}&in=${tongue}`}
      beside={<PrintButton view={view} />}
      here="talks"
      quickExit={chapter === 'nodig'}
    >
      <div lang={tongue} dir={languageNames[tongue].direction}>
        <HomeQuestions view={companionView(view, tongue)} chapter={chapter} />
      </div>
      {tongue === language ? null : (
        <Disclosure words={t('talks.assignment-own')}>
          <HomeQuestions view={companionView(view, language)} chapter={chapter} />
        </Disclosure>
      )}
      <section aria-labelledby="van-mij" class="flow">
        <h2 id="van-mij">{t('talks.assignment-mine')}</h2>
        {given.map(({ question, answer }) => (
          <div class="asked-answered">
            <h3 class="asked">{question.title[language]}</h3>
            <AnswerLines lines={readAnswer(question, answer, language)} />
          </div>
        ))}
      </section>
    </Page>
  );
}
