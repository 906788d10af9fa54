import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import { askGuardian, mostGuardians, mostGuardiansADay } from '../../consent/ask.ts';
import { readConsent } from '../../consent/read.ts';
import type { Asked as Who } from '../../consent/seal.ts';
import { cleanLine } from '../../questions/clean.ts';
import { companionLanguages, languageNames, offeredOf, readCompanionLanguage } from '../../words/language.ts';
import { Actions, Button } from '../parts/button.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';

/** Whom do I ask for consent? Nothing is sent: the link and the code come after this (C17). */
export const askGuardianRoute = ownerRoute(paths.askGuardian(), {
  async get(asked) {
    const { standing } = await readConsent(asked.actor, asked.house);
    if (standing === 'unknown' || standing === 'alone') return asked.go(paths.consent());
    return asked.show(<AskPage asked={asked} issues={[]} />);
  },
  async post(asked) {
    const { actor, house, form, show, go } = asked;
    const who = readWho(form);
    const issues = check(asked, who);
    if (issues.length > 0) return show(<AskPage asked={asked} issues={issues} />, 422);
    // Another name under the same form's mark is another guardian.
    const asking = await askGuardian(actor, house, who, `${form.get('eens')} ${who.name}`);
    if (asking.kind === 'asked') return go(paths.guardian(asking.id));
    const words = asked.view.t(`consent.ask-${asking.kind}`, {
      most: asking.kind === 'full' ? mostGuardians : mostGuardiansADay,
    });
    return show(<AskPage asked={asked} issues={[{ field: 'naam', words }]} />, 422);
  },
});

function readWho(form: URLSearchParams): Who {
  const mail = cleanLine(form.get('mail') ?? '', 120);
  return {
    name: cleanLine(form.get('naam') ?? '', 80),
    language: readCompanionLanguage(form.get('in')) ?? 'nl',
    ...(mail !== '' && { mail }),
  };
}

function check({ view: { t } }: Asked<OwnerActor>, { name, mail }: Who): Issue[] {
  const issues: Issue[] = [];
  if (name === '') issues.push({ field: 'naam', words: t('consent.name-empty') });
  if (mail !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail))
    issues.push({ field: 'mail', words: t('consent.mail-shape') });
  return issues;
}

function AskPage({ asked, issues }: { asked: Asked<OwnerActor>; issues: readonly Issue[] }) {
  const { view, form } = asked;
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('consent.new-title')}
      heading={t('consent.new-title')}
      lead={t('consent.new-lead')}
      back={paths.consent()}
      here="sharing"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.askGuardian()} once={form.get('eens') ?? randomUUID()}>
        <TextField
          view={view}
          name="naam"
          label={t('consent.name')}
          hint={t('consent.name-hint')}
          issue={issueOf(issues, 'naam')}
          value={form.get('naam') ?? ''}
          maxlength={80}
          autocapitalize="words"
        />
        <SelectField
          view={view}
          name="in"
          label={t('consent.language')}
          value={form.get('in') ?? 'nl'}
          options={offeredOf(companionLanguages, view.theme?.tongues).map((one) => ({
            value: one,
            words: languageNames[one].name,
            lang: one,
          }))}
        />
        <TextField
          view={view}
          name="mail"
          label={t('consent.mail')}
          hint={t('consent.mail-hint')}
          issue={issueOf(issues, 'mail')}
          value={form.get('mail') ?? ''}
          optional
          type="email"
          inputmode="email"
          autocapitalize="none"
          spellcheck={false}
          maxlength={120}
        />
        <Actions>
          <Button kind="main" noCheck>
            {t('common.go-on')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}
