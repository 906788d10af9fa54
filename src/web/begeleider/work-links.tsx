import type { Child } from '#jsx/jsx-runtime';
import type { StaffActor, StaffRole } from '../../access/actor.ts';
import type { GuideName } from '../../papers/guide.ts';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';
import { LogbookLink } from './logboek.tsx';

const sheets: Record<StaffRole, GuideName> = {
  mentor: 'mentor',
  dean: 'decaan',
  'region-admin': 'regio',
  adviser: 'consulent',
  intaker: 'intaker',
  'privacy-officer': 'fg',
};

/** On the first page of each role at work: the sheet that says how it goes, and where to practise when there is a practice school (F111). */
export function WorkLinks({ asked: { actor, view, desk } }: { asked: Asked<StaffActor> }) {
  const { trainingUrl } = desk.config;
  return (
    <>
      <li>
        <a href={paths.guide(sheets[actor.role])}>
          {view.t(actor.role === 'mentor' ? 'manual.mentor-title' : 'manual.own')}
        </a>
      </li>
      <LogbookLink asked={{ actor, view }} />
      {trainingUrl === undefined ? null : (
        <li>
          <a href={trainingUrl}>{view.t('manual.practise')}</a>
        </li>
      )}
    </>
  );
}

/** Where else somebody goes from the first page, by what it is for. */
export function Ways({ id, heading, children }: { id: string; heading: string; children: Child }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul class="links">{children}</ul>
    </section>
  );
}

/** What to do first, for who got nothing from anybody yet: how it comes, and why it may not. */
export function First({ view: { t }, words }: { view: View; words: string }) {
  return (
    <Sheet as="section" labelledBy="zo-begint-het" tone="sky">
      <h2 id="zo-begint-het">{t('staff.first')}</h2>
      <p>{words}</p>
      <p>{t('staff.first-sign')}</p>
    </Sheet>
  );
}
