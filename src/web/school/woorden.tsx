import type { StaffActor } from '../../access/actor.ts';
import type { OrganisationId } from '../../base/id.ts';
import { keepSchoolWords, readSchoolWords, type SchoolChoice } from '../../method/school.ts';
import { cleanLine } from '../../questions/clean.ts';
import type { Words } from '../../questions/model.ts';
import { type Hard, hardness } from '../../reading/hard.ts';
import type { SchoolWordsRow } from '../../sets/school.ts';
import { Actions, Button } from '../parts/button.tsx';
import { Checks } from '../parts/choice.tsx';
import { ErrorSummary, type Issue, issueOf } from '../parts/error-summary.tsx';
import { FileField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SchoolContact, SchoolWelcome } from '../parts/school-words.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths, pattern } from '../paths.ts';
import { BothWords } from '../regio/both-fields.tsx';
import { HardLines } from '../regio/hard-lines.tsx';
import { longestText, wordsFrom } from '../regio/question-form.ts';
import { readLogo } from '../regio/read-logo.ts';
import { type Asked, staffRoute } from '../route.ts';
import type { View } from '../view.ts';
import { schoolOf } from './lijst.tsx';

/** What a school says of itself to its own young people: a word of welcome, whom to ask, how to reach it, its hours and its logo (F53). */
export const schoolWordsRoute = staffRoute(pattern.schoolWords, {
  takesFile: true,
  get: async (asked) =>
    showWords(asked, await readSchoolWords(asked.actor, asked.house, schoolOf(asked)), []),
  async post(asked) {
    const { actor, house, view, go } = asked;
    const organisation = schoolOf(asked);
    const stands = await readSchoolWords(actor, house, organisation);
    const read = await readChoice(asked);
    if (!('choice' in read)) return showWords(asked, stands, read.issues);
    await keepSchoolWords(actor, house, organisation, read.choice);
    return go(`${paths.schoolWords(organisation)}?bewaard&taal=${view.language}`);
  },
});

const texts = { welkom: 'welcome', vraag: 'ask', uren: 'hours' } as const;

async function readChoice({
  form,
  file,
  view: { t },
}: Asked<StaffActor>): Promise<{ choice: SchoolChoice } | { issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const whole = (field: keyof typeof texts): Words => {
    const words = wordsFrom(form, field);
    for (const language of ['nl', 'en'] as const)
      if (words[language] === '' && words.nl + words.en !== '')
        issues.push({ field: `${field}-${language}`, words: t('sets.both-languages') });
    return words;
  };
  const [welcome, ask, hours] = [whole('welkom'), whole('vraag'), whole('uren')];
  const reach = cleanLine(form.get('bereik') ?? '', longestText);
  const named = cleanLine(form.get('naam') ?? '', 80);
  const logo = await readLogo(form, file);
  const refused = typeof logo === 'object' && 'refused' in logo;
  if (refused) issues.push({ field: 'bestand', words: t('theme.logo-odd') });
  else if (typeof logo !== 'string' && named === '')
    issues.push({ field: 'naam', words: t('theme.named-empty') });
  return issues.length > 0 || refused ? { issues } : { choice: { logo, named, welcome, ask, reach, hours } };
}

function showWords(
  asked: Asked<StaffActor>,
  stands: SchoolWordsRow | undefined,
  issues: readonly Issue[],
): Response {
  const { view, query, posted, show } = asked;
  const { t } = view;
  const page = (
    <Page
      view={view}
      title={t('school.words')}
      heading={t('school.words')}
      lead={t('school.words-lead')}
      back={paths.staffHome()}
      fault={issues.length > 0}
    >
      <div class="stack">
        {query.has('bewaard') && !posted ? (
          <Notice kind="done" status>
            <p>{t('theme.kept')}</p>
          </Notice>
        ) : null}
        <ErrorSummary view={view} issues={issues} />
        <HardWords view={view} stands={stands} />
        <Fields asked={asked} stands={stands} issues={issues} school={schoolOf(asked)} />
        {stands === undefined ? null : <Seen view={view} stands={stands} />}
      </div>
    </Page>
  );
  return show(page, issues.length > 0 ? 422 : 200);
}

/** What stands and is hard to read: it is in sight all the same, and can be made better. */
function HardWords({ view, stands }: { view: View; stands: SchoolWordsRow | undefined }) {
  const said = stands === undefined ? [] : [stands.welcome, stands.ask, stands.hours];
  const hard = said.flatMap(({ nl }) => hardness(nl) ?? []).flatMap(butNames);
  if (hard.length === 0) return null;
  return (
    <Notice kind="mind">
      <p>{view.t('school.words-hard')}</p>
      {hard.map((one) => (
        <HardLines view={view} hard={one} />
      ))}
    </Notice>
  );
}

/** Names of people and places stand in such a text, and are no hard words: a capital within a sentence. */
function butNames(hard: Hard): Hard[] {
  const isName = (word: string): boolean => {
    const at = hard.text.indexOf(word);
    return /^\p{Lu}/u.test(word) && /[\p{L}\d,;:] +$/u.test(hard.text.slice(0, at));
  };
  const strange = hard.strange.filter((word) => !isName(word));
  return strange.length + hard.long.length + hard.heavy.length === 0 ? [] : [{ ...hard, strange }];
}

type FieldProps = {
  asked: Asked<StaffActor>;
  stands: SchoolWordsRow | undefined;
  issues: readonly Issue[];
  school: OrganisationId;
};

function Fields({ asked: { view, form, posted }, stands, issues, school }: FieldProps) {
  const { t } = view;
  const common = { view, issues, form: posted ? form : undefined, optional: true };
  const typed = (field: string, now = ''): string => (posted ? (form.get(field) ?? '') : now);
  return (
    <Form view={view} action={paths.schoolWords(school)} files>
      <div class="fields">
        <BothWords {...common} name="welkom" label={t('theme.welcome')} words={stands?.welcome} />
        <BothWords
          {...common}
          name="vraag"
          label={t('school.words-ask')}
          hint={t('school.words-ask-hint')}
          words={stands?.ask}
        />
        <TextField
          view={view}
          name="bereik"
          label={t('school.words-reach')}
          hint={t('school.words-reach-hint')}
          value={typed('bereik', stands?.reach)}
          maxlength={longestText}
          optional
        />
        <BothWords
          {...common}
          name="uren"
          label={t('school.words-hours')}
          hint={t('school.words-hours-hint')}
          words={stands?.hours}
        />
        <FileField
          view={view}
          name="bestand"
          label={t('theme.logo')}
          hint={t('theme.logo-hint')}
          issue={issueOf(issues, 'bestand')}
          accept="image/png,image/jpeg,image/webp"
          optional
        />
        {stands?.logo == null ? null : (
          <Checks
            name="logo"
            legend={<img class="region-logo" src={paths.schoolLogo(stands.version)} alt={stands.named} />}
            options={[{ value: 'weg', words: t('theme.logo-away') }]}
            chosen={[]}
          />
        )}
        <TextField
          view={view}
          name="naam"
          label={t('theme.named')}
          hint={t('theme.named-hint')}
          issue={issueOf(issues, 'naam')}
          value={typed('naam', stands?.named)}
          maxlength={80}
          optional
        />
      </div>
      <Actions>
        <Button kind="main">{t('sets.keep')}</Button>
      </Actions>
    </Form>
  );
}

/** As a young person of this school sees it. */
function Seen({ view, stands }: { view: View; stands: SchoolWordsRow }) {
  const school = { ...stands, hasLogo: stands.logo !== null };
  return (
    <Sheet as="section" labelledBy="zo">
      <h2 id="zo">{view.t('school.words-seen')}</h2>
      <SchoolWelcome view={{ ...view, school }} />
      <SchoolContact view={{ ...view, school }} level={3} />
    </Sheet>
  );
}
