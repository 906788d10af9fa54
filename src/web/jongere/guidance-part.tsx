import type { Everything } from '../../export/take.ts';
import { showDay } from '../../words/text.ts';
import { Rows } from '../parts/rows.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';
import { receiverInWords } from './in-words.ts';

/** In "Alles uit mijn paspoort": what was asked of mentors, what they wrote, and the call cards that went with a share (F36, F39, F91). */
export function GuidancePart({ view, all }: { view: View; all: Everything }) {
  const { t, language } = view;
  const { asked, parts, calls } = all.guidance;
  if ([asked, parts, calls].every((some) => some.length === 0)) return null;
  const day = (at: string) => showDay(language, new Date(at));
  const sharedWith = (ids: readonly string[]): string =>
    all.shares
      .filter(({ id }) => ids.includes(id))
      .map(({ receiver }) => receiverInWords(view, receiver))
      .join('; ');
  return (
    <section aria-labelledby="van-mentor" class="flow">
      <h2 id="van-mentor">{t('guidance.title')}</h2>
      {asked.map(({ since }) => (
        <p>{t('keep.guidance-asked', { day: day(since) })}</p>
      ))}
      {parts.map(({ text, name, school, written, read, reply, shares }) => (
        <Sheet>
          <p class="own-text">{text}</p>
          <p class="soft">{t('guidance.signed', { name, school, day: day(written) })}</p>
          <p class="soft">
            {read === null ? t('keep.guidance-unread') : t('keep.guidance-read', { day: day(read) })}
          </p>
          {reply === null ? null : (
            <p>
              <b>{t('guidance.differs')}</b> {reply}
            </p>
          )}
          {shares.length === 0 ? null : <p>{t('keep.guidance-beside', { who: sharedWith(shares) })}</p>}
        </Sheet>
      ))}
      {calls.length === 0 ? null : <h3>{t('keep.calls')}</h3>}
      {calls.map(({ name, phone, hours, share, when, handover }) => (
        <Sheet>
          <Rows
            rows={[
              [t('keep.call-name'), <bdi>{name}</bdi>],
              [t('keep.call-phone'), phone],
              [t('keep.call-hours'), hours],
              [t('receive.shared-with'), sharedWith([share])],
            ]}
          />
          {when === 'together' ? <p>{t('keep.call-together')}</p> : null}
          {handover ? <p>{t('guidance.handover-wish')}.</p> : null}
        </Sheet>
      ))}
    </section>
  );
}
