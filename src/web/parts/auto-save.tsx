import type { Child } from '#jsx/jsx-runtime';
import type { View } from '../view.ts';

/**
 * Around a question's form: what is typed is saved while typing. The form posts to its own address with the header
 * `X-Auto-Save: 1`, and is answered with `{saved: true, revision}` or `{message}`. `SavedLine` stands in the form.
 */
export function AutoSave({ view: { t }, children }: { view: View; children: Child }) {
  return (
    <pvs-auto-save
      data-saving={t('common.saving')}
      data-saved={t('common.saved')}
      data-away={t('common.line-away')}
      data-here={t('common.line-away-kept')}
      data-back={t('common.line-back')}
    >
      {children}
    </pvs-auto-save>
  );
}

/** Says that it was saved, for the eye and politely for the ear; behind it who can see it now (U4). */
export function SavedLine({ view, saved, children }: { view: View; saved: boolean; children?: Child }) {
  return (
    <p class="saved">
      <strong role="status" data-status="" data-state={saved ? 'saved' : undefined}>
        {saved ? view.t('common.saved') : ''}
      </strong>{' '}
      {children}
    </p>
  );
}
