import type { View } from '../view.ts';
import { type Issue, issueOf } from './error-summary.tsx';
import { TextField } from './field.tsx';

/** The field for the code on the own card. */
export function CardCode(props: { view: View; form: URLSearchParams; issues: readonly Issue[] }) {
  const { view, form, issues } = props;
  return (
    <TextField
      view={view}
      name="kaartcode"
      label={view.t('ways.own-card')}
      hint={view.t('ways.own-card-hint')}
      issue={issueOf(issues, 'kaartcode')}
      value={(form.get('kaartcode') ?? '').slice(0, 60)}
      size="code"
      autocapitalize="characters"
      spellcheck={false}
    />
  );
}
