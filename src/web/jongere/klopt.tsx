import { readStill, type StillToSee, sayStill } from '../../passport/still.ts';
import type { Question } from '../../questions/model.ts';
import { readAnswer } from '../../questions/show.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';

/** "Klopt dit nog?" (U32, P76): last year's answers, one a screen: yes, change it, or not sure. Never an empty form, and nothing expires (U24). */
export const stillRoute = ownerRoute(paths.still(), {
  async get({ actor, house, view, show }) {
    const still = await readStill(actor, house);
    const question = view.catalog.question(still.ids[0] ?? '');
    return show(
      question === undefined ? (
        <SeenPage view={view} still={still} />
      ) : (
        <StillPage view={view} still={still} question={question} />
      ),
    );
  },
  async post({ actor, house, form, go, view }) {
    const question = view.catalog.question(form.get('vraag') ?? '');
    const holds = form.get('nog') === 'ja' ? 'yes' : 'unsure';
    if (question !== undefined) await sayStill(actor, house, question, holds);
    return go(paths.still());
  },
});

function StillPage({ view, still, question }: { view: View; still: StillToSee; question: Question }) {
  const { t, language } = view;
  const answer = still.answers[question.id];
  const change = `${paths.question(question.chapter, question.id)}?terug=klopt`;
  return (
    <Page
      view={view}
      title={t('memory.still')}
      heading={t('memory.still')}
      lead={t('memory.still-lead')}
      back={paths.home()}
      here="passport"
      quickExit={question.sensitiveTopic || question.chapter === 'nodig'}
    >
      <Sheet as="section" labelledBy="vraag">
        <p class="soft">{view.catalog.chapter(question.chapter).title[language]}</p>
        <h2 id="vraag">{question.title[language]}</h2>
        {answer === undefined ? null : <AnswerLines lines={readAnswer(question, answer, language)} />}
      </Sheet>
      <Form view={view} action={paths.still()}>
        <input type="hidden" name="vraag" value={question.id} />
        <Actions>
          <Button kind="main" name="nog" value="ja">
            {t('memory.holds')}
          </Button>
          <LinkButton href={change}>{t('memory.change')}</LinkButton>
          <Button name="nog" value="twijfel">
            {t('memory.unsure')}
          </Button>
        </Actions>
      </Form>
      <p class="soft">{t('memory.still-left', { left: still.ids.length })}</p>
    </Page>
  );
}

/** All seen: what somebody is not sure about stands here, to talk about or to change. */
function SeenPage({ view, still }: { view: View; still: StillToSee }) {
  const { t, language } = view;
  const unsure = still.unsure.flatMap((id) => view.catalog.question(id) ?? []);
  return (
    <Page
      view={view}
      title={t('memory.still-done')}
      heading={t('memory.still-done')}
      lead={unsure.length === 0 ? t('memory.still-done-lead') : undefined}
      back={paths.home()}
      here="passport"
    >
      {unsure.length === 0 ? null : (
        <section aria-labelledby="twijfel">
          <h2 id="twijfel">{t('memory.still-unsure')}</h2>
          <p>{t('memory.still-unsure-lead')}</p>
          <ul class="question-list">
            {unsure.map(({ chapter, id, title }) => (
              <li>
                <a href={`${paths.question(chapter, id)}?terug=klopt`}>{title[language]}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Actions>
        <LinkButton kind="main" href={paths.home()}>
          {t('fill.to-passport')}
        </LinkButton>
        <LinkButton href={paths.years()}>{t('memory.years')}</LinkButton>
      </Actions>
    </Page>
  );
}
