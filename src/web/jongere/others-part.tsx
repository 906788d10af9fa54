import type { TakenInvitation, TakenOthers } from '../../export/take-others.ts';
import { languageNames } from '../../words/language.ts';
import { showDay } from '../../words/text.ts';
import { skillWords } from '../gesprekspartner/card.tsx';
import { companionView } from '../gesprekspartner/in-tongue.tsx';
import { ReplyLines } from '../gesprekspartner/reply-lines.tsx';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { Rows } from '../parts/rows.tsx';
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
          <p class="soft">{t('keep.others-taken-line', { day: showDay(language, words.at) })}</p>
        </Sheet>
      ))}
      {heard.length === 0 ? null : <h3>{t('keep.others-heard')}</h3>}
      {heard.map((reply) => (
        <Sheet>
          <ReplyLines view={companionView(view, language)} reply={reply} />
          <p class="soft">
            {t('keep.others-heard-line', {
              given: showDay(language, reply.given),
              day: showDay(language, reply.heard),
            })}
          </p>
        </Sheet>
      ))}
      {asked.length === 0 ? null : <h3>{t('keep.others-asked')}</h3>}
      {asked.map((one) => (
        <AskedSheet view={view} asked={one} />
      ))}
    </section>
  );
}

/** One question to somebody: what was asked in which words, and how it stands. */
function AskedSheet({ view, asked: one }: { view: View; asked: TakenInvitation }) {
  const { t, language } = view;
  const { to, asked, made, opened, ends, stopped } = one;
  const day = (at: Date | null) => at && showDay(language, at);
  return (
    <Sheet>
      <h4>
        <bdi>{t('keep.others-asked-line', { who: to.name, day: showDay(language, made) })}</bdi>
      </h4>
      <Rows
        rows={[
          [t('keep.others-role'), t(`mirror.role-${to.role}`)],
          [t('keep.share-mail'), to.mail],
          [t('common.language'), languageNames[to.language].name],
          [t('keep.others-question'), t(`mirror.kind-${asked.kind}`)],
          [t('keep.others-skill'), asked.skill && skillWords(view, asked.skill).words],
          [t('keep.others-example'), asked.example && <bdi>{asked.example}</bdi>],
          [t('keep.others-called'), <bdi>{asked.called}</bdi>],
          [t('keep.share-opened'), day(opened)],
          [t('share.until'), lastDayOf(view, ends)],
          [t('keep.share-stopped'), day(stopped)],
        ]}
      />
    </Sheet>
  );
}
