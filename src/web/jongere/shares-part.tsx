import type { TakenShare } from '../../export/shares.ts';
import type { Everything } from '../../export/take.ts';
import type { Shown } from '../../look/build.ts';
import type { Key } from '../../words/catalogs.ts';
import type { Language } from '../../words/language.ts';
import { showDay } from '../../words/text.ts';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { AnswerLines } from './answer-lines.tsx';
import { dayInWords, receiverInWords } from './in-words.ts';
import { OthersWords } from './others-words.tsx';

/** In "Alles uit mijn paspoort": with whom it was shared, what, from when to when, and what came back (F91). */
export function SharesPart({ view, shares }: { view: View; shares: Everything['shares'] }) {
  const { t } = view;
  if (shares.length === 0) return null;
  return (
    <section aria-labelledby="gedeeld-met" class="flow">
      <h2 id="gedeeld-met">{t('keep.shares')}</h2>
      {shares.map((share) => (
        <ShareSheet view={view} share={share} />
      ))}
    </section>
  );
}

const stateWords: Record<TakenShare['state'], Key> = {
  draft: 'keep.state-draft',
  offered: 'keep.state-offered',
  open: 'keep.state-open',
  ended: 'keep.state-ended',
  stopped: 'keep.state-stopped',
  unsigned: 'keep.state-stopped',
};

function ShareSheet({ view, share }: { view: View; share: TakenShare }) {
  const { t } = view;
  const { receiver, state, started, accepted, ends, stopped, asked, copy } = share;
  const day = (at: string | null) => at && showDay(view.language, new Date(at));
  return (
    <Sheet>
      <h3>
        <bdi>{receiverInWords(view, receiver)}</bdi>
      </h3>
      <Rows
        rows={[
          [t('keep.share-state'), t(stateWords[state])],
          [t('keep.share-mail'), receiver.mail],
          [t('share.sees'), scopeInWords(view, share).join(', ')],
          [t('keep.share-for'), t('keep.share-purpose')],
          [t('keep.share-from'), day(started)],
          [t('share.until'), ends && dayInWords(view, new Date(ends))],
          [t('keep.share-opened'), day(accepted)],
          [t('keep.share-readers'), readersInWords(view, share)],
          [t('keep.share-stopped'), day(stopped)],
          [t('keep.share-asked'), day(asked)],
          [t('news.kind'), started && t(copy === null ? 'news.live' : 'news.copy')],
        ]}
      />
      <Reply view={view} share={share} />
      <Copy view={view} share={share} />
    </Sheet>
  );
}

/** Every chapter and every answer by its own name: this page is the owner's alone. */
function scopeInWords({ language, catalog }: View, { chapters, questions, extra }: TakenShare): string[] {
  const titles = catalog.chapters
    .filter(({ id }) => chapters.includes(id))
    .map(({ title }) => title[language]);
  const single = [...questions, ...extra].map((id) => catalog.question(id)?.title[language] ?? id);
  return [...titles, ...single];
}

/** Who at work said yes to the purpose, and when. */
const readersInWords = ({ language }: View, { readers }: TakenShare): string =>
  readers.map(({ name, at }) => `${name} (${showDay(language, new Date(at))})`).join(', ');

const replyWords: Readonly<Record<string, Key>> = {
  read: 'news.replied-read',
  agreed: 'news.replied-agreed',
  cannot: 'news.replied-cannot',
};

function Reply({ view: { t, language }, share }: { view: View; share: TakenShare }) {
  const { reply, receiver } = share;
  const words = reply && replyWords[reply.kind];
  if (reply === null || words === null || words === undefined) return null;
  return (
    <>
      <p>{t(words, { who: receiver.name, day: showDay(language, new Date(reply.at)) })}</p>
      {reply.words === '' ? null : (
        <p class="own-words" dir="auto">
          {reply.words}
        </p>
      )}
    </>
  );
}

/** What a copy holds, as it was when it was given (F84). */
function Copy({ view, share }: { view: View; share: TakenShare }) {
  // The seal said that these are the very words that were copied.
  const words: unknown = share.copy;
  const kept = words as Partial<Record<Language, Shown>> | null;
  const shown = kept?.[view.language] ?? kept?.nl;
  if (shown === undefined) return null;
  const { t } = view;
  return (
    <>
      <h4>{t('keep.share-copy')}</h4>
      {shown.chapters.map(({ questions, mirrors }) => (
        <>
          {questions.map(({ title, lines, proofs }) => (
            <div class="asked-answered">
              <h5 class="asked">{title ?? t('receive.my-story')}</h5>
              {lines.length + proofs.length === 0 ? <p class="soft">{t('common.none')}</p> : null}
              <div class="answered">
                <AnswerLines lines={lines} />
                {proofs.map(({ caption }) => (
                  <p>{t('keep.share-proof', { caption })}</p>
                ))}
              </div>
            </div>
          ))}
          {mirrors.map((mirror) => (
            <OthersWords view={view} words={mirror} />
          ))}
        </>
      ))}
    </>
  );
}
