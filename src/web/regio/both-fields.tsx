import type { SetLanguage, Words } from '../../questions/model.ts';
import { setLanguages } from '../../questions/model.ts';
import { type Issue, issueOf } from '../parts/error-summary.tsx';
import { LongField, TextField } from '../parts/field.tsx';
import type { View } from '../view.ts';
import { longestText } from './question-form.ts';

type Props = {
  view: View;
  name: string;
  label: string;
  hint?: string | undefined;
  issues: readonly Issue[];
  optional?: boolean;
  /** What was typed, when the form comes back. */
  form: URLSearchParams | undefined;
};

/** One text in the two languages that every question has: Dutch first, then English. */
export function BothWords({ words, ...props }: Props & { words: Words | undefined }) {
  return (
    <div class="fields">
      {setLanguages.map((language) => (
        <TextField
          {...fieldIn(props, language)}
          value={typedIn(props, language) ?? words?.[language] ?? ''}
          lang={language}
          maxlength={longestText}
          autocapitalize="sentences"
        />
      ))}
    </div>
  );
}

/** A list of texts, one a line, in both languages. */
export function BothLines({ lines = [], ...props }: Props & { lines: readonly Words[] | undefined }) {
  return (
    <div class="fields">
      {setLanguages.map((language) => (
        <LongField
          {...fieldIn(props, language)}
          value={typedIn(props, language) ?? lines.map((words) => words[language]).join('\n')}
          lang={language}
          maxlength={4000}
          rows={Math.min(10, Math.max(4, lines.length + 1))}
        />
      ))}
    </div>
  );
}

const typedIn = ({ form, name }: Props, language: SetLanguage) => form?.get(`${name}-${language}`);

function fieldIn({ view, name, label, hint, issues, optional }: Props, language: SetLanguage) {
  return {
    view,
    name: `${name}-${language}`,
    label: view.t(`sets.in-${language}`, { what: label }),
    hint: language === 'nl' ? hint : undefined,
    issue: issueOf(issues, `${name}-${language}`),
    optional: optional === true,
  };
}
