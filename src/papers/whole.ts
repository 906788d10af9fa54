import { catalog } from '../questions/catalog.ts';
import { type Competency, chapterIds, type QuestionId } from '../questions/model.ts';
import type { Language } from '../words/language.ts';
import { type Say, speak } from '../words/text.ts';
import { itemOf } from './item.ts';
import type { Item, Section } from './model.ts';
import type { Told } from './source.ts';

/** The passport: chapter by chapter, in the order in which it was asked. */
export function byChapter(told: readonly Told[], language: Language): Section[] {
  return chapterIds.map((id) =>
    section(
      id,
      catalog.chapter(id).title[language],
      told.filter(({ question }) => question.chapter === id).map((one) => itemOf(one, speak(language))),
    ),
  );
}

const competencies: readonly Competency[] = ['qualities', 'motives', 'exploration', 'steering', 'networking'];

/** The loopbaandossier: the same answers by the five career competencies (F28). Under its second one, a question is only named. */
export function byCompetency(told: readonly Told[], language: Language): Section[] {
  const t = speak(language);
  return competencies.map((competency) => {
    const first = told.filter(({ question }) => question.lob[0] === competency);
    const also = told.filter(({ question }) => question.lob.slice(1).includes(competency));
    const items = [...first.map((one) => itemOf(one, t)), ...also.map((one) => named(one, t))];
    return {
      ...section(competency, t(`paper.${competency}`), items),
      lead: t(`paper.${competency}-lob`),
    };
  });
}

function named({ title }: Told, t: Say): Item {
  return { pieces: [{ kind: 'note', text: t('paper.see-also', { title: title ?? t('paper.my-story') }) }] };
}

/** Where an overgangsdocument has its answers; what stands nowhere comes under "Meer over mij". */
const handedOver: Readonly<Record<'who' | 'goal' | 'can' | 'work' | 'people', readonly QuestionId[]>> = {
  who: ['wie2', 'wie4', 'wie5', 'wie6', 'wie3'],
  goal: ['sw1', 'sm1', 'wil1', 'wil4', 'wil5', 'wil10', 'wil11', 'wil12', 'wil13', 'wil14', 'wil15', 'wil16'],
  can: ['kan1', 'kan2', 'kan5', 'kan4', 'kan8', 'kan9', 'kan10'],
  work: ['kan6', 'kan7', 'kan3', 'sw4'],
  people: ['wie8', 'sw2', 'sw7', 'sm5'],
};

/** The overgangsdocument of the vso, in the young person's own words (F29), with room for school and for names under it. */
export function handOver(told: readonly Told[], language: Language): Section[] {
  const t = speak(language);
  const placed = new Set(Object.values(handedOver).flat());
  const parts = Object.entries(handedOver) as [keyof typeof handedOver, readonly QuestionId[]][];
  const pick = (ids: readonly QuestionId[]): Item[] =>
    ids.flatMap((id) => told.filter(({ question }) => question.id === id)).map((one) => itemOf(one, t));
  const rest = told.filter(({ question }) => !placed.has(question.id) && question.id !== 'wie1');
  return [
    ...parts.map(([id, ids]) => section(id, t(`paper.${id}`), pick(ids))),
    section(
      'other',
      t('paper.other'),
      rest.map((one) => itemOf(one, t)),
    ),
  ];
}

/** The last part of an overgangsdocument: to write on, and to sign. */
export function discussed(called: string, language: Language): Section {
  const t = speak(language);
  const who = [called, t('paper.signs-parent'), t('paper.signs-school'), t('paper.signs-next')];
  const head = [t('paper.name'), t('paper.day'), t('paper.signature')];
  return section('discussed', t('paper.discussed'), [
    { pieces: [{ kind: 'lines', label: t('paper.school-adds'), rows: 4 }] },
    { pieces: [{ kind: 'table', head, rows: who.map((one) => [one, '', '']) }] },
  ]);
}

/** What I need: on a sheet of its own, so that it can be left out (F122). */
export function needsSheet(needs: readonly Told[], called: string, language: Language): Section {
  const t = speak(language);
  const items = needs.map((one) => itemOf(one, t));
  return {
    ...section('nodig', t('paper.needs-title'), items),
    lead: t('paper.needs-lead', { name: called }),
    alone: true,
  };
}

function section(id: string, title: string, items: readonly Item[]): Section {
  return { id, title, alone: false, items };
}
