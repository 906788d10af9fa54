import { type Fate, fates, type Told } from '../../export/bring.ts';
import { Notice } from '../parts/notice.tsx';
import type { View } from '../view.ts';

/** How the numbers are called in the address of the page that tells them: numbers alone, so that asking for it again sends no file again. */
const names: Readonly<Record<Fate, string>> = {
  ...{ answers: 'antwoorden', proofs: 'bewijzen', route: 'route', pad: 'kladblok', locked: 'op-slot' },
  ...{ stood: 'stond', left: 'bleef', later: 'later' },
};
const field = 'mee';

export function inQuery(told: Told): string {
  const counted = fates.filter((fate) => told[fate] > 0).map((fate) => [names[fate], String(told[fate])]);
  return new URLSearchParams([[field, ''], ...counted]).toString();
}

/** `undefined` when no file was brought along. */
export function fromQuery(query: URLSearchParams): Told | undefined {
  if (!query.has(field)) return undefined;
  const count = (fate: Fate): number => Number(/^\d{1,5}$/.exec(query.get(names[fate]) ?? '')?.[0] ?? 0);
  const counted = fates.map((fate) => [fate, count(fate)] as const);
  return Object.fromEntries(counted) as Told;
}

/** What came of a file that was brought along (F125): a sentence for each kind of thing that there is. */
export function BroughtNotice({ view: { t }, told }: { view: View; told: Told }) {
  const isNew = told.answers + told.proofs + told.route + told.pad + told.locked > 0;
  return (
    <Notice kind="done" status>
      {isNew ? null : <p>{t('keep.bring-nothing')}</p>}
      {fates.map((fate) => (told[fate] > 0 ? <p>{t(`keep.bring-${fate}`, { count: told[fate] })}</p> : null))}
    </Notice>
  );
}
