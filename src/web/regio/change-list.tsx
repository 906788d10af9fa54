import type { Change, FieldChange } from '../../method/compare.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/** What is other, in plain words: new, changed with what stood and what stands, or not asked any more (F58). */
export function ChangeList({ view, changes }: { view: View; changes: readonly Change[] }) {
  if (changes.length === 0) return <p>{view.t('sets.no-changes')}</p>;
  return (
    <ul class="plain-list stack">
      {changes.map((change) => (
        <OneChange view={view} change={change} />
      ))}
    </ul>
  );
}

function OneChange({ view, change }: { view: View; change: Change }) {
  const { t, language } = view;
  return (
    <Sheet as="li">
      <p>
        <b>{t(`sets.${change.kind}-${change.what}`)}</b>
      </p>
      <p class="label">{change.title[language]}</p>
      {change.fields.length === 0 ? null : (
        <dl class="changes">
          {change.fields.map((field) => (
            <FieldRow view={view} field={field} />
          ))}
        </dl>
      )}
    </Sheet>
  );
}

function FieldRow({ view, field: { field, language, from, to } }: { view: View; field: FieldChange }) {
  const { t } = view;
  const what = t(`sets.field-${field}`);
  return (
    <>
      <dt>{language === undefined ? what : t(`sets.in-${language}`, { what })}</dt>
      <dd lang={language}>
        {from === '' ? null : (
          <>
            <del>{shown(view, field, from)}</del>{' '}
          </>
        )}
        {to === '' ? null : <ins>{shown(view, field, to)}</ins>}
      </dd>
    </>
  );
}

const shown = ({ t }: View, field: FieldChange['field'], text: string): string => {
  if (field !== 'route') return text;
  return text === 'mbo' || text === 'werk' ? t(`sets.route-${text}`) : t('sets.route-both');
};
