import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { idFrom, type PointId, readId } from '../../base/id.ts';
import { cleanLine } from '../../questions/clean.ts';
import {
  addPoint,
  dropPoint,
  type OpenQuestion,
  type OwnPoint,
  readPoints,
  tickAsked,
  tickOwn,
} from '../../talks/points.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { withWords } from '../parts/talk-words.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import type { View } from '../view.ts';

/**
 * What there is to talk about: questions that were kept for a talk or are not known yet, gathered by themselves, and own points (F24).
 * For the young person alone, until something is put on the agenda of a talk.
 */
export const talkPointsRoute = ownerRoute(paths.talkPoints(), {
  async get({ actor, house, view, query, show }) {
    const points = await readPoints(actor, house);
    return show(<PointsPage view={view} {...points} saved={query.has('bewaard')} />);
  },
  async post(asked) {
    const at = await change(asked);
    return asked.go(`${paths.talkPoints()}?bewaard${at}`);
  },
});

/** Does what was pressed, and says where on the page that was. */
async function change({ actor, house, form }: Asked<OwnerActor>): Promise<string> {
  const point = readId<PointId>(form.get('punt') ?? undefined);
  const question = form.get('vraag');
  switch (form.get('doe')) {
    case 'erbij': {
      const text = cleanLine(form.get('eigen') ?? '', 200);
      const id = idFrom<PointId>(`point ${actor.owner} ${form.get('eens')}`);
      if (text !== '') await addPoint(actor, house, id, text);
      return '#eigen';
    }
    case 'besproken':
    case 'nog-niet': {
      const discussed = form.get('doe') === 'besproken';
      if (question !== null) await tickAsked(actor, house, question, discussed);
      else if (point !== undefined) await tickOwn(actor, house, point, discussed);
      return discussed ? '#besproken' : '';
    }
    case 'weg':
      if (point !== undefined) await dropPoint(actor, house, point);
      return '#eigen';
    default:
      throw new Fault('malformed', 'no such thing to do with a point');
  }
}

type Props = {
  view: View;
  questions: readonly OpenQuestion[];
  own: readonly OwnPoint[];
  saved: boolean;
};

function PointsPage({ view, questions, own, saved }: Props) {
  const { t } = view;
  const open = questions.filter((one) => !one.discussed);
  const mine = own.filter((one) => !one.discussed);
  const done = questions.length + own.length - open.length - mine.length;
  return (
    <Page
      view={view}
      title={t('talks.points')}
      heading={t('talks.points')}
      lead={t('talks.points-lead')}
      back={paths.talks()}
      here="talks"
      quickExit={questions.some(({ question }) => question.sensitiveTopic || question.chapter === 'nodig')}
    >
      {saved ? (
        <Notice kind="done" status>
          <p>{t('common.saved')}</p>
        </Notice>
      ) : null}
      <section aria-labelledby="vragen" class="flow">
        <h2 id="vragen">{t('talks.from-passport')}</h2>
        {open.length === 0 ? <p>{t('talks.points-none')}</p> : null}
        <ul class="grid">
          {open.map((one) => (
            <QuestionPoint view={view} one={one} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="eigen" class="flow">
        <h2 id="eigen">{t('talks.own-points')}</h2>
        <ul class="grid">
          {mine.map((one) => (
            <OwnPointSheet view={view} one={one} />
          ))}
        </ul>
        <Form view={view} action={paths.talkPoints()} once={randomUUID()}>
          <TextField
            view={view}
            name="eigen"
            label={t('talks.own-add')}
            hint={t('talks.own-hint')}
            maxlength={200}
            spellcheck
          />
          <Actions>
            <Button name="doe" value="erbij" icon="plus">
              {t('talks.own-keep')}
            </Button>
          </Actions>
        </Form>
      </section>
      {done === 0 ? null : <Done view={view} questions={questions} own={own} />}
      <Actions>
        <LinkButton kind="main" href={paths.planTalk()}>
          {t('talks.plan')}
        </LinkButton>
      </Actions>
    </Page>
  );
}

/** A question, with whom it is good to talk about it, and the way to it. */
function QuestionPoint({ view, one }: { view: View; one: OpenQuestion }) {
  const { t, language } = view;
  const { question, state } = one;
  const title = question.title[language];
  return (
    <Sheet as="li" id={`v-${question.id}`}>
      <h3>{title}</h3>
      <p class="soft">{t(state === 'talk' ? 'fill.kept-for-talk' : 'fill.not-known-yet')}</p>
      {question.with.length === 0 ? null : (
        <p>{t('talks.good-with', { who: withWords(view, question.with) })}</p>
      )}
      <Form view={view} action={paths.talkPoints()}>
        <input type="hidden" name="vraag" value={question.id} />
        <div class="row">
          <Button
            compact
            name="doe"
            value="besproken"
            icon="check"
            spoken={`${t('talks.discussed')}: ${title}`}
          >
            {t('talks.discussed')}
          </Button>
          <LinkButton
            kind="quiet"
            compact
            href={paths.question(question.chapter, question.id)}
            spoken={`${t('talks.to-question')}: ${title}`}
          >
            {t('talks.to-question')}
          </LinkButton>
        </div>
      </Form>
    </Sheet>
  );
}

function OwnPointSheet({ view, one }: { view: View; one: OwnPoint }) {
  const { t } = view;
  return (
    <Sheet as="li">
      <h3>
        <bdi>{one.text}</bdi>
      </h3>
      <Form view={view} action={paths.talkPoints()}>
        <input type="hidden" name="punt" value={one.id} />
        <div class="row">
          <Button
            compact
            name="doe"
            value="besproken"
            icon="check"
            spoken={`${t('talks.discussed')}: ${one.text}`}
          >
            {t('talks.discussed')}
          </Button>
          <Button
            kind="quiet"
            compact
            name="doe"
            value="weg"
            spoken={`${t('common.take-away')}: ${one.text}`}
          >
            {t('common.take-away')}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}

/** What was talked about: put back, or filled in after all. */
function Done({ view, questions, own }: Omit<Props, 'saved'>) {
  const { t, language } = view;
  const lines = [
    ...questions
      .filter(({ discussed }) => discussed)
      .map(({ question }) => ({ name: 'vraag', value: question.id, words: question.title[language] })),
    ...own
      .filter(({ discussed }) => discussed)
      .map(({ id, text }) => ({ name: 'punt', value: id, words: text })),
  ];
  return (
    <section aria-labelledby="besproken" class="flow">
      <h2 id="besproken">{t('talks.discussed')}</h2>
      <p>{t('talks.discussed-what')}</p>
      <ul class="grid">
        {lines.map(({ name, value, words }) => (
          <Sheet as="li" tone="mint">
            <Form view={view} action={paths.talkPoints()}>
              <input type="hidden" name={name} value={value} />
              <p>
                <bdi>{words}</bdi>
              </p>
              <Button
                kind="quiet"
                compact
                name="doe"
                value="nog-niet"
                spoken={`${t('talks.not-yet')}: ${words}`}
              >
                {t('talks.not-yet')}
              </Button>
            </Form>
          </Sheet>
        ))}
      </ul>
    </section>
  );
}
