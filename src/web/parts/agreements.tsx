import { randomUUID } from 'node:crypto';
import type { Child } from '#jsx/jsx-runtime';
import { cleanLine } from '../../questions/clean.ts';
import { readableDay, readDay, typedDay } from '../../questions/day.ts';
import type { Agreement, AgreementDraft } from '../../talks/agree.ts';
import type { View } from '../view.ts';
import { Actions, Button } from './button.tsx';
import { type Issue, issueOf } from './error-summary.tsx';
import { LongField, TextField } from './field.tsx';
import { Form } from './form.tsx';
import { Rows } from './rows.tsx';
import { SeenRevision } from './seen-revision.tsx';
import { Sheet } from './sheet.tsx';

export type TypedAgreement = { what: string; who: string; when: string };

export const noAgreement: TypedAgreement = { what: '', who: '', when: '' };

export function typedAgreement({ words, due }: Agreement): TypedAgreement {
  return { what: words.what, who: words.who, when: due === null ? words.when : typedDay(due) };
}

export type ReadAgreement = { typed: TypedAgreement; draft: AgreementDraft; issues: readonly Issue[] };

/** Who, what and when out of a form. A day is understood where it is one; "na de vakantie" stays as it was written. */
export function readAgreement(form: URLSearchParams, { t }: View): ReadAgreement {
  const typed = {
    what: cleanLine(form.get('wat') ?? '', 300),
    who: cleanLine(form.get('wie') ?? '', 120),
    when: cleanLine(form.get('wanneer') ?? '', 80),
  };
  const issues = typed.what === '' ? [{ field: 'wat', words: t('talks.what-empty') }] : [];
  return { typed, draft: { words: typed, due: readDay(typed.when) ?? null }, issues };
}

export function AgreementFields(props: { view: View; typed: TypedAgreement; issues: readonly Issue[] }) {
  const { view, typed, issues } = props;
  const { t } = view;
  return (
    <div class="fields">
      <LongField
        view={view}
        name="wat"
        label={t('talks.agreement-what')}
        hint={t('talks.agreement-what-hint')}
        issue={issueOf(issues, 'wat')}
        value={typed.what}
        maxlength={300}
        rows={2}
      />
      <TextField
        view={view}
        name="wie"
        label={t('talks.agreement-who')}
        optional
        maxlength={120}
        value={typed.who}
      />
      <TextField
        view={view}
        name="wanneer"
        label={t('talks.agreement-when')}
        hint={t('talks.agreement-when-hint')}
        optional
        maxlength={80}
        value={typed.when}
      />
    </div>
  );
}

type AddProps = {
  view: View;
  /** The talk's own page. */
  action: string;
  typed: TypedAgreement;
  issues: readonly Issue[];
  /** What was pressed before counts once, also when it comes back with something to mend (P31). */
  once: string | null;
};

/** One more agreement, by whoever of the two looks at the talk. */
export function AddAgreement({ view, action, typed, issues, once }: AddProps) {
  const { t } = view;
  return (
    <details open={issues.length > 0}>
      <summary>{t('talks.agreement-add')}</summary>
      <div class="disclosed">
        <Form view={view} action={action} once={once ?? randomUUID()}>
          <AgreementFields view={view} typed={typed} issues={issues} />
          <Actions>
            <Button name="doe" value="afspraak">
              {t('talks.agreement-keep')}
            </Button>
          </Actions>
        </Form>
      </div>
    </details>
  );
}

type SheetProps = {
  view: View;
  agreement: Agreement;
  /** Whose page it is: each ticks for oneself. */
  own: 'owner' | 'mentor';
  action: string;
  /** How the other one is called. */
  other: string;
  /** What else can be done with it. */
  children?: Child;
};

/** One agreement as both see it: who, what, when, whose words, and a tick of each (F38). */
export function AgreementSheet({ view, agreement, own, action, other, children }: SheetProps) {
  const { t, language } = view;
  const { words, due, by, evaluate, mentor } = agreement;
  const [mine, theirs] =
    own === 'owner'
      ? [agreement.owner_done, agreement.other_done]
      : [agreement.other_done, agreement.owner_done];
  const heading = `afspraak-${agreement.id}`;
  return (
    <Sheet as="li" id={`a-${agreement.id}`}>
      <h3 id={heading}>
        <bdi>{words.what}</bdi>
      </h3>
      <Rows
        rows={[
          [t('talks.agreement-who'), words.who && <bdi>{words.who}</bdi>],
          [t('talks.agreement-when'), due === null ? words.when : readableDay(due, language)],
          [t('talks.agreement-by'), mentor !== null && by !== own ? other : undefined],
          [t('talks.agreement-evaluate'), evaluate === null ? undefined : readableDay(evaluate, language)],
          [t('talks.agreement-state'), t(mine === null ? 'talks.not-done' : 'talks.done')],
          [other, mentor === null ? undefined : t(theirs === null ? 'talks.not-done' : 'talks.done')],
        ]}
      />
      <div class="row">
        <Form view={view} action={action}>
          <input type="hidden" name="afspraak" value={agreement.id} />
          {own === 'mentor' ? <SeenRevision revision={agreement.revision} /> : null}
          <Button
            compact
            name="doe"
            value={mine === null ? 'klaar' : 'niet-klaar'}
            icon={mine === null ? 'check' : undefined}
            spoken={`${t(mine === null ? 'talks.mark-done' : 'talks.mark-not-done')}: ${words.what}`}
          >
            {t(mine === null ? 'talks.mark-done' : 'talks.mark-not-done')}
          </Button>
        </Form>
        {children}
      </div>
    </Sheet>
  );
}
