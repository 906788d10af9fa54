import type { Everything } from '../../export/take.ts';
import { catalog } from '../../questions/catalog.ts';
import { readableDay } from '../../questions/day.ts';
import { showDay } from '../../words/text.ts';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { AgendaWords, whenInWords } from '../parts/talk-words.tsx';
import type { View } from '../view.ts';

type Talks = Everything['talks'];

/** In "Alles uit mijn paspoort": talks, what was agreed, and what there is to talk about, as the file has them (F91). */
export function TalksPart({ view, talks: all }: { view: View; talks: Talks }) {
  const { t, language } = view;
  const { talks, agreements, points, asks } = all;
  if ([talks, agreements, points, asks].every((some) => some.length === 0)) return null;
  return (
    <section aria-labelledby="gesprekken" class="flow">
      <h2 id="gesprekken">{t('talks.menu')}</h2>
      {talks.map((talk) => (
        <TalkSheet view={view} talk={talk} />
      ))}
      {asks.map(({ at, done }) => (
        <p>
          {t('keep.talk-asked', { day: showDay(language, new Date(at)) })}{' '}
          {done === null ? '' : t('keep.talk-asked-done', { day: showDay(language, new Date(done)) })}
        </p>
      ))}
      {agreements.length === 0 ? null : <h3>{t('talks.agreements')}</h3>}
      {agreements.map((agreement) => (
        <AgreementSheet view={view} agreement={agreement} />
      ))}
      {points.length === 0 ? null : <h3>{t('talks.points')}</h3>}
      <ul>
        {points.map(({ text, question, discussed }) => (
          <li>
            <AgendaWords view={view} item={text === null ? { question: question ?? '' } : { text }} />
            {discussed === null
              ? ''
              : ` (${t('talks.discussed')}: ${showDay(language, new Date(discussed))})`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TalkSheet({ view, talk }: { view: View; talk: Talks['talks'][number] }) {
  const { t, language } = view;
  const { who, place, bring, note, agenda, state, kind, withMentor } = talk;
  const chapters = catalog.chapters.filter(({ id }) => talk.chapters.includes(id));
  return (
    <Sheet>
      <h3>{t(state === 'proposed' ? 'talks.proposed-by' : 'talks.with', { who })}</h3>
      <p>{whenInWords(view, { starts: new Date(talk.starts), minutes: talk.minutes })}</p>
      {state === 'cancelled' ? <p>{t('keep.talk-off')}</p> : null}
      {kind === 'intake' ? <p>{t('keep.talk-intake')}</p> : null}
      {withMentor ? <p>{t('keep.talk-mentor')}</p> : null}
      <Rows
        rows={[
          [t('talks.place'), place && <bdi>{place}</bdi>],
          [t('talks.about'), chapters.map(({ title }) => title[language]).join(', ')],
          [t('talks.bring'), bring && <bdi>{bring}</bdi>],
        ]}
      />
      {note === '' ? null : <p class="own-text">{note}</p>}
      {agenda.length === 0 ? null : (
        <>
          <p>{t('talks.agenda')}</p>
          <ul>
            {agenda.map((item) => (
              <li>
                <AgendaWords view={view} item={item} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

function AgreementSheet({ view, agreement }: { view: View; agreement: Talks['agreements'][number] }) {
  const { t, language } = view;
  const { what, who, when, due, evaluate, by, done, otherDone, kind } = agreement;
  const ticked = (at: string | null) =>
    at === null ? t('talks.not-done') : `${t('talks.done')}, ${showDay(language, new Date(at))}`;
  return (
    <Sheet>
      <h4>
        <bdi>{what}</bdi>
      </h4>
      <Rows
        rows={[
          [t('talks.agreement-who'), who && <bdi>{who}</bdi>],
          [t('talks.agreement-when'), due === null ? when : readableDay(due, language)],
          [t('talks.agreement-by'), by === 'owner' ? undefined : t('fill.with-mentor')],
          [t('talks.agreement-evaluate'), evaluate === null ? undefined : readableDay(evaluate, language)],
          [t('talks.agreement-state'), ticked(done)],
          [t('keep.agreement-other'), otherDone && ticked(otherDone)],
          [t('keep.agreement-kind'), kind === 'support' ? t('keep.agreement-support') : undefined],
        ]}
      />
    </Sheet>
  );
}
