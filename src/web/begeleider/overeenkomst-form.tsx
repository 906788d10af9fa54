import { randomUUID } from 'node:crypto';
import type { Registered } from '../../contracts/register.ts';
import { type ContractKind, contractKinds } from '../../contracts/rows.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

export type Typed = {
  kind: ContractKind | undefined;
  version: string;
  typedDay: string;
  by: string;
  issues: readonly Issue[];
};

/** What an organisation signed: which paper, which version of it, when, and who signed. Nothing is chosen beforehand. */
export function RecordForm(props: { view: View; one: Registered; typed?: Typed; once: string | null }) {
  const { view, one, typed, once } = props;
  const { t } = view;
  const issues = typed?.issues ?? [];
  return (
    <section aria-labelledby="nieuw" class="flow">
      <h2 id="nieuw">{t('contracts.add')}</h2>
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.contractsOf(one.id)} once={once ?? randomUUID()}>
        <Radios
          name="soort"
          legend={t('contracts.which')}
          issue={issueOf(issues, 'soort')}
          options={contractKinds.map((kind) => ({ value: kind, words: t(`contracts.${kind}`) }))}
          chosen={typed?.kind === undefined ? [] : [typed.kind]}
        />
        <TextField
          view={view}
          name="versie"
          label={t('contracts.version')}
          hint={t('contracts.version-hint')}
          issue={issueOf(issues, 'versie')}
          value={typed?.version}
          maxlength={40}
          size="short"
        />
        <TextField
          view={view}
          name="datum"
          label={t('contracts.signed')}
          hint={t('contracts.signed-hint')}
          issue={issueOf(issues, 'datum')}
          value={typed?.typedDay}
          maxlength={40}
          size="short"
          spellcheck={false}
        />
        <TextField
          view={view}
          name="door"
          label={t('contracts.by')}
          hint={t('contracts.by-hint')}
          issue={issueOf(issues, 'door')}
          value={typed?.by}
          maxlength={120}
          autocapitalize="words"
        />
        <Actions>
          <Button kind="main" noCheck>
            {t('contracts.keep')}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
