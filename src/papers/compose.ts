import { catalog } from '../questions/catalog.ts';
import type { RouteId } from '../questions/model.ts';
import { isGuarded } from '../sharing/scope.ts';
import type { Language } from '../words/language.ts';
import { showDay, speak } from '../words/text.ts';
import type { Form, Paper, PaperKind, Section } from './model.ts';
import { othersParts } from './others.ts';
import { intakeSide, notesPage, type Short, smallPages, workSide } from './side.ts';
import type { Source, Told } from './source.ts';
import { byChapter, byCompetency, discussed, handOver, needsSheet } from './whole.ts';

/** What a paper for a receiver carries in addition (F72); an owner's own paper has none of it. `asOf`: of a fixed copy, the day it shows. */
export type ForReceiver = {
  who: string;
  purpose: string;
  until: string;
  asOf?: Date | undefined;
  check?: string | undefined;
};

export type Order = {
  kind: PaperKind;
  language: Language;
  /** The day that it is made. */
  on: Date;
  for?: ForReceiver;
};

const forms: Readonly<Record<PaperKind, Form>> = {
  paspoort: 'sheets',
  loopbaan: 'sheets',
  overgang: 'sheets',
  intake: 'side',
  werk: 'side',
  boekje: 'booklet',
};

/** A short paper is for one step, whatever the passport's route; the others follow the passport. */
export function routeOf(kind: PaperKind, route: RouteId | null): RouteId | null {
  if (kind === 'intake') return 'mbo';
  return kind === 'werk' ? 'werk' : route;
}

/** Questions and answers in, a paper out. Pure: the page and the PDF are both made of what this gives. */
export function composePaper(source: Source, order: Order): Paper {
  const { kind, language, on } = order;
  const t = speak(language);
  const day = showDay(language, on);
  return {
    kind,
    form: forms[kind],
    language,
    called: source.called,
    title: t(`paper.of-${kind}`, { name: source.called }),
    lead: kind === 'boekje' ? [day] : [t('paper.by', { name: source.called })],
    facts: kind === 'boekje' ? [] : factsOf(source, order, day),
    sections: sectionsOf(source, order),
    end: [],
    foot: { name: t('paper.of-paspoort', { name: source.called }), day, purpose: purposeOf(order) },
    art: {
      seed: source.seed,
      stamps: source.stamps.map((stamp) => ({
        ...stamp,
        title: catalog.chapter(stamp.chapter).title[language],
      })),
    },
  };
}

function factsOf({ route }: Source, { language, for: receiver }: Order, day: string): Paper['facts'] {
  const t = speak(language);
  const step = catalog.routes.find(({ id }) => id === route);
  const made = { label: t('paper.made-on'), value: day };
  if (receiver === undefined)
    return [...(step ? [{ label: t('paper.step'), value: step.words[language] }] : []), made];
  return [
    { label: t('receive.shared-with'), value: receiver.who },
    { label: t('receive.until'), value: receiver.until },
    { label: t('receive.purpose-label'), value: receiver.purpose },
    ...(receiver.asOf === undefined
      ? []
      : [
          {
            label: t('reply.copy-label'),
            value: t('reply.copy-of', { day: showDay(language, receiver.asOf) }),
          },
        ]),
    made,
    ...(receiver.check === undefined ? [] : [{ label: t('inbox.paper-label'), value: receiver.check }]),
  ];
}

function purposeOf({ language, for: receiver }: Order): string | undefined {
  if (receiver === undefined) return undefined;
  return speak(language)('paper.foot-until', { purpose: receiver.purpose, day: receiver.until });
}

function sectionsOf(source: Source, { kind, language, for: receiver }: Order): Section[] {
  const { open, needs } = apart(source.told);
  const shared = receiver !== undefined;
  const short: Short = { open, needs, language, shared };
  if (kind === 'intake') return intakeSide(short);
  if (kind === 'werk') return workSide(short);
  if (kind === 'boekje') return [...smallPages(short), notesPage(language)];
  const whole = { paspoort: byChapter, loopbaan: byCompetency, overgang: handOver }[kind](open, language);
  return [
    ...whole.filter(({ items }) => items.length > 0),
    ...othersParts(source.others, source.called, language),
    ...(kind === 'overgang' ? [discussed(source.called, language)] : []),
    ...(needs.length === 0 ? [] : [needsSheet(needs, source.called, language)]),
  ];
}

/** What is guarded apart from the rest, line by line: the last sentence of a story goes to the sheet of what I need. */
function apart(told: readonly Told[]): { open: Told[]; needs: Told[] } {
  const open: Told[] = [];
  const needs: Told[] = [];
  for (const one of told) {
    const guarded = isGuarded(one.question)
      ? one.lines
      : one.lines.filter(({ sensitivity }) => sensitivity === 'extra');
    if (isGuarded(one.question)) needs.push(one);
    else {
      open.push({ ...one, lines: one.lines.filter((line) => !guarded.includes(line)) });
      if (guarded.length > 0) needs.push({ ...one, lines: guarded, proofs: [] });
    }
  }
  return { open, needs };
}
