import type { OwnerActor } from '../../access/actor.ts';
import { catalog } from '../../questions/catalog.ts';
import { cleanLine } from '../../questions/clean.ts';
import { chapterIds } from '../../questions/model.ts';
import { moveTalk } from '../../talks/plan.ts';
import { type Points, readPoints } from '../../talks/points.ts';
import type { Talk } from '../../talks/read.ts';
import type { AgendaItem } from '../../talks/seal.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Checks, type Choice } from '../parts/choice.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SeenRevision, seenRevision } from '../parts/seen-revision.tsx';
import { AgendaWords } from '../parts/talk-words.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { ownTalk } from './own-talk.ts';

/**
 * What to talk about, what to bring, and a reminder or not. Nothing is chosen beforehand (U41), and the page says who sees what is chosen:
 * only the mentor who takes part, and nobody when it is somebody without an account.
 */
export const talkAgendaRoute = ownerRoute(pattern.talkAgenda, {
  get: async (asked) => page(asked, (await ownTalk(asked)).talk, false),
  async post(asked) {
    const { actor, house, form, go } = asked;
    const { talk } = await ownTalk(asked);
    const offered = offer(talk, await readPoints(actor, house));
    const extra = cleanLine(form.get('eigen') ?? '', 200);
    const chosen = new Set(form.getAll('punt'));
    const agenda = offered.filter(({ value }) => chosen.has(value)).map(({ item }) => item);
    if (extra !== '') agenda.push({ text: extra });
    const { starts, minutes, words } = talk;
    const changed = await moveTalk(
      actor,
      house,
      { id: talk.id, revision: seenRevision(form) },
      {
        starts,
        minutes,
        chapters: chapterIds.filter((id) => form.getAll('stuk').includes(id)),
        remind: form.get('herinner') === 'ja',
        words: { ...words, agenda, bring: cleanLine(form.get('mee') ?? '', 200) },
      },
    );
    return changed === 'other' ? page(asked, talk, true) : go(`${paths.talk(talk.id)}?na=bewaard`);
  },
});

type Offered = { value: string; item: AgendaItem; chosen: boolean };

/** What can stand on the agenda: questions that are open, own points, and what stands there already. Never what nobody else may see. */
function offer(talk: Talk, points: Points): Offered[] {
  const { agenda } = talk.words;
  const has = (item: AgendaItem): boolean => agenda.some((one) => keyOf(one) === keyOf(item));
  const gathered: Offered[] = [
    ...points.questions
      .filter(({ question, discussed }) => question.shareable && !discussed)
      .map(({ question }) => ({ value: `v-${question.id}`, item: { question: question.id } })),
    ...points.own
      .filter(({ discussed }) => !discussed)
      .map(({ id, text }) => ({ value: `p-${id}`, item: { text } })),
  ].map((one) => ({ ...one, chosen: has(one.item) }));
  const known = new Set(gathered.map(({ item }) => keyOf(item)));
  const stands = agenda.map((item, n) => ({ value: `a-${n}`, item, chosen: true }));
  return [...gathered, ...stands.filter(({ item }) => !known.has(keyOf(item)))];
}

const keyOf = (item: AgendaItem): string =>
  'question' in item ? `question ${item.question}` : `text ${item.text}`;

async function page(asked: Asked<OwnerActor>, talk: Talk, other: boolean): Promise<Response> {
  const { actor, house, view, query, form, posted } = asked;
  const { t, language } = view;
  const offered = offer(talk, await readPoints(actor, house));
  const who = talk.words.who;
  const typed = (name: string, now: string): string => (posted ? (form.get(name) ?? '') : now);
  const points: Choice[] = offered.map(({ value, item }) => ({
    value,
    words: <AgendaWords view={view} item={item} />,
  }));
  const chapters = catalog.chapters.map(({ id, title }) => ({ value: id, words: title[language] }));
  return asked.show(
    <Page
      view={view}
      title={t('talks.agenda-title')}
      heading={t('talks.agenda-title')}
      lead={t(talk.mentor === null ? 'talks.agenda-lead-alone' : 'talks.agenda-lead', { who })}
      back={query.has('nieuw') ? paths.talks() : paths.talk(talk.id)}
      here="talks"
    >
      {query.has('nieuw') ? (
        <Notice kind="done" status>
          <p>{t(talk.mentor === null ? 'talks.planned-alone' : 'talks.planned-told', { who })}</p>
        </Notice>
      ) : null}
      {other ? (
        <Notice kind="mind">
          <p>{t('talks.other-version')}</p>
        </Notice>
      ) : null}
      <Form view={view} action={paths.talkAgenda(talk.id)}>
        <SeenRevision revision={talk.revision} />
        <div class="fields">
          {points.length === 0 ? null : (
            <Checks
              name="punt"
              legend={t('talks.agenda-points')}
              options={points}
              chosen={
                posted
                  ? form.getAll('punt')
                  : offered.filter(({ chosen }) => chosen).map(({ value }) => value)
              }
            />
          )}
          <TextField
            view={view}
            name="eigen"
            label={t('talks.agenda-own')}
            optional
            maxlength={200}
            spellcheck
            value={typed('eigen', '')}
          />
          <Checks
            name="stuk"
            legend={t('talks.agenda-chapters')}
            options={chapters}
            chosen={posted ? form.getAll('stuk') : talk.chapters}
            lay="pair"
          />
          <TextField
            view={view}
            name="mee"
            label={t('talks.bring')}
            hint={t('talks.bring-hint')}
            optional
            maxlength={200}
            value={typed('mee', talk.words.bring)}
          />
          <Checks
            name="herinner"
            legend={t('talks.remind')}
            options={[{ value: 'ja', words: t('talks.remind-yes') }]}
            chosen={(posted ? form.get('herinner') === 'ja' : talk.remind) ? ['ja'] : []}
          />
        </div>
        <Actions>
          <Button kind="main">{t('talks.keep')}</Button>
          <LinkButton href={paths.talk(talk.id)}>{t('talks.without')}</LinkButton>
        </Actions>
      </Form>
    </Page>,
    other ? 409 : 200,
  );
}
