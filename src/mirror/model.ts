import { after, days } from '../base/clock.ts';
import { catalog } from '../questions/catalog.ts';
import type { Card, ChapterId, QuestionId } from '../questions/model.ts';
import type { CompanionLanguage } from '../words/language.ts';

/** Who can be asked (F41, F48, F75): a parent or guardian, a friend, somebody who guides, or another adult. */
export const companionRoles = ['parent', 'friend', 'mentor', 'supervisor', 'coach', 'adult'] as const;
export type CompanionRole = (typeof companionRoles)[number];

/** And a classmate, on a page of its own: asked only in a lesson, until its end as planned (F115, decision 0022). */
export const askedRoles = [...companionRoles, 'classmate'] as const;
export type AskedRole = (typeof askedRoles)[number];

/** What can be asked: which cards fit me, what would you say about me (wie3), and did you see that I can do this (F76). */
export const invitationKinds = ['cards', 'words', 'skill'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** The question that the answer belongs to: a share of that answer or its chapter shows what was taken over, no other does. */
const belongsTo: Record<InvitationKind, QuestionId> = { cards: 'wie2', words: 'wie3', skill: 'kan2' };

export function placeOf(kind: InvitationKind): { chapter: ChapterId; question: QuestionId } {
  const question = catalog.question(belongsTo[kind]);
  if (question === undefined) throw new Error(`the set has no question ${belongsTo[kind]}`);
  return { chapter: question.chapter, question: question.id };
}

/** Whom it is for, in the young person's words. Nobody else ever reads this. */
export type Who = {
  readonly name: string;
  readonly role: AskedRole;
  readonly language: CompanionLanguage;
  readonly mail?: string;
};

/** A card of a deck, or the young person's own words for a skill. */
export type Skill = { readonly card: string } | { readonly own: string };

/** All that a companion ever sees of a passport: who asks, whom, and what; for a skill the example that was chosen to be shown. */
export type AskedOf = {
  readonly called: string;
  readonly name: string;
  readonly role: AskedRole;
  readonly kind: InvitationKind;
  readonly skill?: Skill;
  readonly example?: string;
};

export const decks = ['words', 'skills'] as const;
export type DeckId = (typeof decks)[number];
export type ChosenOf = { readonly deck: DeckId; readonly card: string };

/** How sure somebody is of a skill, in words and not in a number (F27). */
export const sights = ['yes', 'partly', 'no'] as const;
export type Sight = (typeof sights)[number];

/** What a companion gave. `by`: the name that is to stand with it. */
export type Reply = {
  readonly cards: readonly ChosenOf[];
  readonly sentence: string;
  readonly by: string;
  readonly sight?: Sight;
  readonly language: CompanionLanguage;
};

/** What the young person took over, as it was then; `differs`: the own words beside it ("we zien dit anders", F37). */
export type Taken = Reply & {
  readonly kind: InvitationKind;
  readonly role: AskedRole;
  readonly skill?: Skill;
  readonly differs?: string;
};

export const longestSentence = 300;
export const longestName = 80;
export const cardsAtMost = 5;

/** How long a question can be answered. One figure for page, letter and docs (C3, P48). */
export const daysToAnswer = 21;
export const endOf = (made: Date): Date => after(made, days(daysToAnswer));

/** A first letter, and two reminders (P45). */
export const lettersAtMost = 3;

/** Who works with somebody sees skills first; who lives or sits beside somebody sees words first. */
export function decksFor(role: AskedRole): readonly DeckId[] {
  return role === 'mentor' || role === 'supervisor' ? ['skills', 'words'] : decks;
}

/** Words that a classmate is not handed: they are easily meant as the opposite of a strength. */
const notForClassmates = new Set(['druk', 'verlegen', 'eigenwijs', 'gevoelig']);

export function cardsFor(deck: DeckId, role: AskedRole): readonly Card[] {
  const { cards } = catalog.deck(deck);
  return role === 'classmate' ? cards.filter(({ id }) => !notForClassmates.has(id)) : cards;
}
