import type { TakenOthers } from '../../export/take-others.ts';
import { showDay } from '../../words/text.ts';
import { companionView } from '../gesprekspartner/in-tongue.tsx';
import { ReplyLines } from '../gesprekspartner/reply-lines.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { OthersWords } from './others-words.tsx';

/** In "Alles uit mijn paspoort": what others wrote and was taken over, what was only read, and who was asked (F35, F91). */
export function OthersPart({ view, others }: { view: View; others: TakenOthers }) {
  const { t, language } = view;
  const { asked, replies, taken } = others;
  const kept = new Set<string>(taken.map(({ id }) => id));
  const heard = replies.filter(({ id }) => !kept.has(id));
  if (asked.length === 0 && taken.length === 0 && heard.length === 0) return null;
  return (
    <section aria-labelledby="van-anderen" class="flow">
      <h2 id="van-anderen">{t('mirror.title')}</h2>
      {taken.map((words) => (
        <Sheet>
          <OthersWords view={view} words={words} />
        </Sheet>
      ))}
      {heard.length === 0 ? null : <h3>{t('keep.others-heard')}</h3>}
      {heard.map((reply) => (
        <Sheet>
          <ReplyLines view={companionView(view, language)} reply={reply} />
        </Sheet>
      ))}
      {asked.length === 0 ? null : <h3>{t('keep.others-asked')}</h3>}
      <ul>
        {asked.map(({ to, made }) => (
          <li>
            <bdi>{t('keep.others-asked-line', { who: to.name, day: showDay(language, made) })}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
