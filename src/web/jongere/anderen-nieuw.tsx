import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../../access/actor.ts';
import { askCompanion, type Question } from '../../mirror/ask.ts';
import { companionRoles, invitationKinds, longestName, type Skill, type Who } from '../../mirror/model.ts';
import { readAnswers } from '../../passport/answer.ts';
import { readHome } from '../../passport/home.ts';
import { cleanLine, cleanText } from '../../questions/clean.ts';
import { companionLanguages, languageNames, offeredOf, readCompanionLanguage } from '../../words/language.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Radios } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { type Asked, ownerRoute } from '../route.ts';
import { type OwnSkill, ownSkills, SkillChoice, skillOf } from './own-skills.tsx';

/** Whom to ask, and what (F41, F48, F75). Nothing is sent: the link and the code come after this. */
export const askOtherRoute = ownerRoute(paths.askOther(), {
  alone: true,
  get: async (asked) => asked.show(<AskPage asked={asked} skills={await skillsOf(asked)} issues={[]} />),
  async post(asked) {
    const { actor, house, form, show, go } = asked;
    const skills = await skillsOf(asked);
    const issues = check(asked, skills);
    if (issues.length > 0) return show(<AskPage asked={asked} skills={skills} issues={issues} />, 422);
    // Another name or question under the same form's mark is another question.
    const mark = ['eens', 'naam', 'vraag', 'kaart'].map((field) => form.get(field)).join(' ');
    const { called } = await readHome(actor, house);
    const asking = { who: readWho(form), question: readQuestion(form, skills), called, mark };
    return go(paths.other(await askCompanion(actor, house, asking)));
  },
});

type Owner = Asked<OwnerActor>;

const skillsOf = async ({ actor, house, view }: Owner): Promise<OwnSkill[]> =>
  ownSkills((await readAnswers(actor, house, 'kan')).answers, view.language);

function readWho(form: URLSearchParams): Who {
  const mail = cleanLine(form.get('mail') ?? '', 120);
  return {
    name: cleanLine(form.get('naam') ?? '', longestName),
    role: companionRoles.find((role) => role === form.get('rol')) ?? 'adult',
    language: readCompanionLanguage(form.get('in')) ?? 'nl',
    ...(mail !== '' && { mail }),
  };
}

function readQuestion(form: URLSearchParams, skills: readonly OwnSkill[]): Question {
  const kind = invitationKinds.find((one) => one === form.get('vraag')) ?? 'cards';
  const chosen = kind === 'skill' ? skillOf(form, skills) : undefined;
  if (chosen === undefined) return { kind };
  const skill: Skill = chosen.own ? { own: chosen.words } : { card: chosen.card };
  const example = form.has(`voorbeeld-${chosen.card}`) ? cleanText(chosen.example ?? '', 1_000) : '';
  return { kind, skill, ...(example !== '' && { example }) };
}

function check({ form, view: { t } }: Owner, skills: readonly OwnSkill[]): Issue[] {
  const issues: Issue[] = [];
  const { name, mail } = readWho(form);
  if (name === '') issues.push({ field: 'naam', words: t('mirror.name-empty') });
  if (!companionRoles.some((role) => role === form.get('rol')))
    issues.push({ field: 'rol', words: t('mirror.role-empty') });
  if (!invitationKinds.some((kind) => kind === form.get('vraag')))
    issues.push({ field: 'vraag', words: t('mirror.what-empty') });
  if (form.get('vraag') === 'skill' && skillOf(form, skills) === undefined)
    issues.push({ field: 'vraag', words: t('mirror.skill-empty') });
  if (mail !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail))
    issues.push({ field: 'mail', words: t('mirror.mail-shape') });
  return issues;
}

type PageProps = { asked: Owner; skills: readonly OwnSkill[]; issues: readonly Issue[] };

function AskPage({ asked, skills, issues }: PageProps) {
  const { view, form } = asked;
  const { t } = view;
  return (
    <Page
      view={view}
      title={t('mirror.new-title')}
      heading={t('mirror.new-title')}
      lead={t('mirror.new-lead')}
      back={paths.others()}
      here="passport"
      fault={issues.length > 0}
    >
      <ErrorSummary view={view} issues={issues} />
      <Form view={view} action={paths.askOther()} once={form.get('eens') ?? randomUUID()}>
        <TextField
          view={view}
          name="naam"
          label={t('mirror.name')}
          hint={t('mirror.name-hint')}
          issue={issueOf(issues, 'naam')}
          value={form.get('naam') ?? ''}
          maxlength={longestName}
          autocapitalize="words"
        />
        <Radios
          name="rol"
          legend={t('mirror.role')}
          issue={issueOf(issues, 'rol')}
          options={companionRoles.map((role) => ({ value: role, words: t(`mirror.role-${role}`) }))}
          chosen={form.getAll('rol')}
          lay="pair"
        />
        <Radios
          name="vraag"
          legend={t('mirror.what')}
          issue={issueOf(issues, 'vraag')}
          options={invitationKinds.map((kind) => ({
            value: kind,
            words: t(`mirror.kind-${kind}`),
            more: kind === 'skill' ? <SkillChoice view={view} skills={skills} form={form} /> : undefined,
          }))}
          chosen={form.getAll('vraag')}
        />
        <LanguageAndMail asked={asked} issues={issues} />
        <Actions>
          <Button kind="main" noCheck>
            {t('common.go-on')}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}

function LanguageAndMail({ asked: { view, form }, issues }: Omit<PageProps, 'skills'>) {
  const { t } = view;
  return (
    <>
      <SelectField
        view={view}
        name="in"
        label={t('mirror.language')}
        hint={t('mirror.language-hint')}
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
        label={t('mirror.mail')}
        hint={t('mirror.mail-hint')}
        issue={issueOf(issues, 'mail')}
        value={form.get('mail') ?? ''}
        optional
        type="email"
        inputmode="email"
        autocapitalize="none"
        spellcheck={false}
        maxlength={120}
      />
    </>
  );
}
