import { describe, expect, it } from 'vitest';
import { catalog } from './catalog.ts';
import type { Part, Question, RouteId, Words } from './model.ts';
import { deckFile, pictureFile, questionFile, setFile, talkCardFile } from './schema.ts';
import { type SetFiles, setFiles } from './set.ts';

/** Every question of the method: its route, and how sensitive it is. */
const method: Record<string, string> = {
  both: `wie1 wie2 wie3 wie4 wie5 wie6 wie7:personal wie8:personal wie9:extra
    kan1 kan2 kan3 kan4 kan5 kan6 kan7 kan8 wil1 wil2 wil3 wil9:personal
    nod1:extra nod2:personal nod3:personal nod4:extra nod5:extra nod6 nod7:extra nod8:personal nod12:extra`,
  mbo: 'kan9:personal wil4 wil5 wil6 wil7 wil8 nod9:extra sm1 sm2 sm3 sm4 sm5 sm6 sm7:extra sm8 sm9:personal',
  werk: `kan10:personal wil10 wil11 wil12:personal wil13 wil14 wil15 wil16:personal nod10:extra nod11:extra
    sw1 sw2 sw3 sw4 sw5:personal sw6:extra sw7:personal sw8:personal`,
};
const core = `wie1 wie2 wie4 wie5 wie6 kan1 kan2 kan5 kan6 wil1 wil2 wil3 wil4 wil5 wil6 wil10 wil11 wil13
  nod1 nod2 nod3 nod6 nod8 sm1 sm2 sm3 sm4 sw1 sw2 sw3 sw4`;
const split = (text: string) => text.trim().split(/\s+/);
const { questions } = catalog;

describe('the files of the set', () => {
  it('have the shape that the model says, in every language (L5)', () => {
    const read: SetFiles = {
      set: setFile.parse(setFiles.set),
      both: questionFile.parse(setFiles.both),
      mbo: questionFile.parse(setFiles.mbo),
      werk: questionFile.parse(setFiles.werk),
      decks: deckFile.parse(setFiles.decks),
      talkCards: talkCardFile.parse(setFiles.talkCards),
      pictures: pictureFile.parse(setFiles.pictures),
    };
    expect(read.set.version).toBe('2027.1');
  });

  it('hold every question of the method, on its route, as sensitive as it says', () => {
    const found = questions.map((q) => `${q.route} ${q.id}:${q.sensitivity}`);
    const asked = Object.entries(method).flatMap(([route, ids]) =>
      split(ids).map((id) => `${route} ${id.includes(':') ? id : `${id}:plain`}`),
    );
    expect(found.toSorted()).toEqual(asked.toSorted());
  });

  it('put each question in one chapter, once', () => {
    const listed = setFiles.set.chapters.flatMap((chapter) => [...chapter.core, ...chapter.more]);
    const written = [...setFiles.both, ...setFiles.mbo, ...setFiles.werk].map((q) => q.id);
    expect(listed.toSorted()).toEqual(written.toSorted());
    expect(new Set(listed).size).toBe(listed.length);
  });

  it("ask the method's core questions, in its order", () => {
    expect(questions.filter((q) => q.core).map((q) => q.id)).toEqual(split(core));
  });

  it('ask nothing twice on one route (U11)', () => {
    for (const route of ['mbo', 'werk'] as const) {
      for (const words of ['nl', 'en'] as const) {
        const titles = onRoute(route).map((q) => q.title[words]);
        expect(new Set(titles).size).toBe(titles.length);
      }
    }
  });

  it('give each part, option, field and card a name of its own', () => {
    const alike = (things: readonly { readonly id: string }[]) =>
      new Set(things.map((thing) => thing.id)).size < things.length;
    for (const q of questions) {
      expect(alike(q.parts), q.id).toBe(false);
      for (const part of q.parts) {
        for (const list of listsOf(part)) expect(alike(list), `${q.id} ${part.id}`).toBe(false);
      }
    }
    for (const deck of setFiles.decks) expect(alike(deck.cards), deck.id).toBe(false);
  });

  it('give every card a picture of its own (F19, A21)', () => {
    for (const deck of setFiles.decks) {
      const pictures = deck.cards.map((card) => catalog.picture(deck.id, card.id));
      expect(pictures, deck.id).not.toContain(undefined);
      expect(new Set(pictures).size, deck.id).toBe(deck.cards.length);
      expect(Object.keys(setFiles.pictures[deck.id] ?? {}), deck.id).toHaveLength(deck.cards.length);
    }
  });

  it('lead only to what is there: decks, groups, other answers', () => {
    for (const q of questions) {
      for (const part of q.parts) {
        if (part.kind === 'cards') expect(catalog.deck(part.deck).cards.length, q.id).toBeGreaterThan(0);
        for (const from of sourcesIn(part)) {
          const source = catalog.question(from.question);
          expect(['both', q.route], `${q.id} → ${from.question}`).toContain(source?.route);
          const kind = source?.parts.find((one) => one.id === from.part)?.kind;
          expect(['cards', 'list'], `${q.id} → ${from.part}`).toContain(kind);
        }
      }
    }
    for (const deck of setFiles.decks) {
      for (const card of deck.cards) {
        if (card.group) expect(deck.groups?.map((g) => g.id)).toContain(card.group);
      }
    }
  });

  it('hold 24 words, 30 skills, 30 needs, 16 fields; no ESCO code counts as checked yet', () => {
    const count = (deck: string) => catalog.deck(deck).cards.length;
    expect(['words', 'skills', 'needs', 'fields', 'jobs'].map(count)).toEqual([24, 30, 30, 16, 16]);
    for (const card of catalog.deck('skills').cards) expect(card.esco?.verified).toBe(false);
    for (const card of catalog.deck('needs').cards) expect(card.group && card.arrangedBy?.nl).toBeTruthy();
  });
});

describe('the method, asked with care', () => {
  it('keeps one answer from everybody else: nod12', () => {
    expect(questions.filter((q) => !q.shareable).map((q) => q.id)).toEqual(['nod12']);
    const story = catalog.question('sw3')?.parts[0];
    const last = story?.kind === 'story' ? story.sentences.at(-1) : undefined;
    expect(last).toMatchObject({ id: 'helpt', sensitivity: 'extra' });
  });

  it('marks every extra-sensitive question as a topic for "Snel weg" (U14)', () => {
    expect(questions.filter((q) => q.sensitivity === 'extra' && !q.sensitiveTopic)).toEqual([]);
  });

  it('asks sensitive questions last in what may be told besides (U17); the steps keep the order of time', () => {
    for (const { id } of catalog.chapters) {
      if (id === 'stap') continue;
      const topics = questions.filter((q) => q.chapter === id && !q.core).map((q) => q.sensitiveTopic);
      expect(topics, id).toEqual(topics.toSorted((a, b) => Number(a) - Number(b)));
    }
  });

  it('asks for open text at most twice a chapter, and once in a row but for nod2 and nod3 (U21)', () => {
    const inARow: string[] = [];
    for (const route of ['mbo', 'werk'] as const) {
      for (const { id } of catalog.chapters) {
        const asked = catalog.questionsIn(id, route).core;
        expect(asked.filter(isOpen).length, id).toBeLessThanOrEqual(2);
        asked.forEach((q, at) => {
          const before = asked[at - 1];
          if (before && isOpen(before) && isOpen(q)) inARow.push(`${route} ${before.id} ${q.id}`);
        });
      }
    }
    // The method's own order: both are asked, one sentence each, with beginnings to tap.
    expect(inARow).toEqual(['mbo nod2 nod3', 'werk nod2 nod3']);
  });

  it('gives every open question examples (F20) and beginnings to tap (U21)', () => {
    for (const q of questions) {
      if (q.parts.some((part) => ['long', 'each', 'story'].includes(part.kind))) {
        expect(q.examples.length, q.id).toBeGreaterThanOrEqual(2);
      }
      for (const part of q.parts) {
        if (part.kind === 'long') expect(part.starters?.length, q.id).toBeGreaterThanOrEqual(2);
      }
    }
  });
});

describe('the words of the set', () => {
  const all = wordsIn(setFiles);

  it('hold none of the words that push people away (U10, P11)', () => {
    const pushing =
      /\b(ongeldig|verboden|u moet|helaas|oeps|sorry|error|grens|controle|visum|afgewezen|geweigerd)\b|\(optioneel\)|—|!/i;
    expect(all.filter((words) => pushing.test(words.nl) || pushing.test(words.en))).toEqual([]);
  });

  it('ask what helps, never what someone has', () => {
    const medical =
      /diagnos|medicijn|stoornis|beperking|handicap|adhd|autis|dyslexi|bsn\b|disorder|disabilit/i;
    expect(all.filter((words) => medical.test(words.nl) || medical.test(words.en))).toEqual([]);
  });

  it('are short: no Dutch sentence over 15 words (but one of law), 9 at the most on average', () => {
    const sentences = all.flatMap((words) => words.nl.split(/(?<=[.?:])\s+/));
    const lengths = sentences.map((sentence) => split(sentence).length);
    const long = sentences.filter((sentence) => split(sentence).length > 15);
    expect(long).toEqual([
      'Dan heb je recht op een plek als je aan de eisen voldoet en meedoet aan de intake.',
    ]);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(9);
  });

  it('say why in one or two short sentences (U4)', () => {
    for (const q of questions) expect(q.why.nl.split(/[.?]\s/).length, q.id).toBeLessThanOrEqual(2);
  });
});

function onRoute(route: RouteId): Question[] {
  return questions.filter((q) => q.route === 'both' || q.route === route);
}

function isOpen(question: Question): boolean {
  return question.parts.some((part) => part.kind === 'long' || part.kind === 'each');
}

function listsOf(part: Part): (readonly { readonly id: string }[])[] {
  return Object.values(part).filter((value) => Array.isArray(value) && value[0]?.id !== undefined);
}

function sourcesIn(part: Part) {
  if (part.kind === 'each') return [part.of];
  return part.kind === 'story' ? part.sentences.flatMap((sentence) => sentence.from ?? []) : [];
}

function wordsIn(thing: unknown): Words[] {
  if (typeof thing !== 'object' || thing === null) return [];
  if ('nl' in thing && 'en' in thing) return [{ nl: String(thing.nl), en: String(thing.en) }];
  return Object.values(thing).flatMap(wordsIn);
}
