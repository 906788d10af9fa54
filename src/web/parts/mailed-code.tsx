import type { View } from '../view.ts';
import { type Issue, issueOf } from './error-summary.tsx';
import { TextField } from './field.tsx';

/** The field for a code of eight characters out of a letter; the browser may offer it by itself. */
export function MailedCode({ view, issues }: { view: View; issues: readonly Issue[] }) {
  return (
    <TextField
      view={view}
      name="code"
      label={view.t('ways.code')}
      hint={view.t('ways.code-hint')}
      issue={issueOf(issues, 'code')}
      autocomplete="one-time-code"
      autocapitalize="characters"
      spellcheck={false}
      maxlength={20}
      size="code"
    />
  );
}
