import type { Beside } from '../../look/beside.ts';
import { SignedPart } from '../jongere/mentor.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/** What the mentor wrote, visibly the mentor's and not the young person's (U37). */
export function MentorPart({ view, beside }: { view: View; beside: Beside }) {
  const { t } = view;
  if (beside.contributions.length === 0) return null;
  return (
    <Sheet as="section" tone="rose" labelledBy="mentor">
      <h2 id="mentor">{t('guidance.mentor-part')}</h2>
      <p class="soft">{t('guidance.mentor-part-what')}</p>
      {beside.contributions.map((one) => (
        <SignedPart view={view} one={one} />
      ))}
    </Sheet>
  );
}

/** "Bel mijn mentor" (F39), with the hours, and whether only together. */
export function CallMentor({ view, beside, name }: { view: View; beside: Beside; name: string }) {
  const { t } = view;
  const { call } = beside;
  if (call === undefined) return null;
  return (
    <Sheet as="section" labelledBy="bellen">
      <h2 id="bellen">{t('guidance.call-title', { name: call.name })}</h2>
      <p>
        <a class="link" href={`tel:${call.phone.replaceAll(/[^\d+]/g, '')}`} dir="ltr">
          {call.phone}
        </a>
      </p>
      {call.hours === '' ? null : <p>{call.hours}</p>}
      {call.when === 'together' ? <p>{t('guidance.call-together', { name })}</p> : null}
      {call.handover ? <p>{t('guidance.handover-asked', { name })}</p> : null}
    </Sheet>
  );
}
