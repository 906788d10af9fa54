import type { StaffActor } from '../../access/actor.ts';
import { type AddedQuestion, addedKinds } from '../../questions/addition.ts';
import { catalog } from '../../questions/catalog.ts';
import { chapterIds, routeIds } from '../../questions/model.ts';
import { Checks, Radios } from '../parts/choice.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { type Issue, issueOf } from '../parts/error-summary.tsx';
import { SelectField } from '../parts/field.tsx';
import type { Asked } from '../route.ts';
import { BothLines, BothWords } from './both-fields.tsx';
import { companions, competencies, hasOptions, kindOf } from './question-form.ts';

/** The question as it stands, if it does; `published`: it was in a set that young people were asked. */
type Standing = { before: AddedQuestion | undefined; published: boolean };
type PartProps = { asked: Asked<StaffActor>; found: Standing; issues: readonly Issue[] };

/** What was typed, when the form comes back; else what stands. */
const shownIn = ({ posted, form }: Asked<StaffActor>, field: string, stands: string): string =>
  posted ? (form.get(field) ?? '') : stands;

/** Where it stands and how it is answered. Of a question that was published, chapter and kind stay. */
export function Place({ asked, found: { before, published }, issues }: PartProps) {
  const { view } = asked;
  const { t, language } = view;
  const kind = before && kindOf(before);
  if (before !== undefined && kind !== undefined && published)
    return (
      <>
        <p>
          {t('sets.stays', {
            chapter: catalog.chapter(before.chapter).title[language],
            kind: t(`sets.kind-${kind}`),
          })}
        </p>
        <After asked={asked} published={published} before={before} issues={issues} />
      </>
    );
  return (
    <>
      <Radios
        name="hoofdstuk"
        legend={t('sets.chapter')}
        hint={t('sets.chapter-hint')}
        issue={issueOf(issues, 'hoofdstuk')}
        options={chapterIds.map((id) => ({ value: id, words: catalog.chapter(id).title[language] }))}
        chosen={[shownIn(asked, 'hoofdstuk', before?.chapter ?? '')]}
        lay="pair"
      />
      <After asked={asked} published={published} before={before} issues={issues} />
      <Radios
        name="soort"
        legend={t('sets.kind')}
        issue={issueOf(issues, 'soort')}
        options={addedKinds.map((one) => ({ value: one, words: t(`sets.kind-${one}`) }))}
        chosen={[shownIn(asked, 'soort', kind ?? '')]}
        lay="pair"
      />
    </>
  );
}

type AfterProps = Pick<PartProps, 'asked' | 'issues'> & Standing;

function After({ asked, published, before, issues }: AfterProps) {
  const { view } = asked;
  const { t, language } = view;
  const fits = catalog.questions.filter(({ chapter }) => !published || chapter === before?.chapter);
  return (
    <>
      <SelectField
        view={view}
        name="na"
        label={t('sets.after')}
        hint={t('sets.after-hint')}
        issue={issueOf(issues, 'na')}
        value={shownIn(asked, 'na', before?.after ?? '')}
        options={[
          { value: '', words: t('sets.after-none') },
          ...fits.map(({ id, chapter, title }) => ({
            value: id,
            words: `${catalog.chapter(chapter).title[language]}: ${title[language]}`,
          })),
        ]}
      />
      <Radios
        name="route"
        legend={t('sets.route')}
        options={(['both', ...routeIds] as const).map((value) => ({
          value,
          words: t(`sets.route-${value}`),
        }))}
        chosen={[shownIn(asked, 'route', before?.route ?? 'both')]}
        lay="wrap"
      />
    </>
  );
}

/** What is asked, why, and what there is to choose. */
export function Texts({ asked, found: { before }, issues }: PartProps) {
  const { view, posted, form } = asked;
  const { t } = view;
  const common = { view, issues, form: posted ? form : undefined };
  const [part] = before?.parts ?? [];
  const options = part?.kind === 'choice' ? part.options : part?.kind === 'scale' ? part.steps : [];
  return (
    <>
      <BothWords
        {...common}
        name="vraag"
        label={t('sets.question')}
        hint={t('sets.question-hint')}
        words={before?.title}
      />
      <BothWords {...common} name="hulp" label={t('sets.help')} words={before?.help} optional />
      <BothWords
        {...common}
        name="waarom"
        label={t('sets.why')}
        hint={t('sets.why-hint')}
        words={before?.why}
      />
      {before !== undefined && !hasOptions(kindOf(before)) ? null : (
        <BothLines
          {...common}
          name="keuzes"
          label={t('sets.options')}
          hint={t('sets.options-hint')}
          lines={options.map(({ words }) => words)}
          optional
        />
      )}
    </>
  );
}

/** What most questions do without. */
export function Besides({ asked, found: { before }, issues }: PartProps) {
  const { view, posted, form } = asked;
  const { t } = view;
  return (
    <Disclosure words={t('sets.more')} open={issues.some(({ field }) => field.startsWith('voorbeelden'))}>
      <div class="fields">
        <BothLines
          view={view}
          issues={issues}
          form={posted ? form : undefined}
          name="voorbeelden"
          label={t('sets.examples')}
          hint={t('sets.examples-hint')}
          lines={before?.examples}
          optional
        />
        <Checks
          name="met"
          legend={t('sets.with')}
          options={companions.map((value) => ({ value, words: t(`fill.with-${value}`) }))}
          chosen={posted ? form.getAll('met') : (before?.with ?? [])}
          lay="pair"
        />
        <Radios
          name="lob"
          legend={t('sets.lob')}
          options={[
            ...competencies.map((value) => ({ value, words: t(`paper.${value}`) })),
            { value: 'geen', words: t('sets.lob-none'), apart: true },
          ]}
          chosen={[shownIn(asked, 'lob', before?.lob[0] ?? 'geen')]}
          lay="pair"
        />
      </div>
    </Disclosure>
  );
}
