import type { OwnerActor } from '../../access/actor.ts';
import { renewFrames } from '../../identity/frame.ts';
import type { AskedQuestion } from '../../look/question.ts';
import { readQuestion } from '../../look/question.ts';
import { type Saved, saveAnswer } from '../../passport/answer.ts';
import { actionFromForm, applyAction } from '../../questions/action.ts';
import { catalog } from '../../questions/catalog.ts';
import { answerFromForm } from '../../questions/form.ts';
import type { Answer, Part, Question, SetLanguage } from '../../questions/model.ts';
import { sameJson } from '../../questions/same.ts';
import { draftStory, type Source, sourcesOf } from '../../questions/source.ts';
import { isAnswered } from '../../questions/value.ts';
import type { Asked } from '../route.ts';

/** Kept at this revision, or another device wrote something else meanwhile: then both are in the house, and the owner chooses. */
export type Kept = { kept: true; answer: Answer; revision: number } | { kept: false };

/** Fields of a question's form beside the answer's own. */
export const revisionField = 'revision';
/** Stands in the form when "Dat weet ik nog niet" or "Liever in een gesprek" was chosen: then what stood has to be looked at. */
export const choseField = 'gekozen';
export const skipField = 'sla';
/** The button that leads to adding a photo, a paper, a film or a sound. */
export const proofField = 'bewijs';

/**
 * Keeps what a posted form says, after the button that was pressed in it. What is not sound is kept too: nothing typed is lost.
 * A form that is posted twice, or that says what stands already, changes nothing.
 */
export async function keepAnswer(
  { actor, house, form, view }: Asked<OwnerActor>,
  question: Question,
  read: AskedQuestion,
): Promise<Kept> {
  const typed = answerFromForm(question, form, read.answer);
  const pressed = actionFromForm(form);
  const part = pressed && question.parts.find((part) => part.id === pressed.part);
  const sources = part === undefined ? [] : sourcesFor(part, read, view.language);
  const answer = pressed === undefined ? typed : applyAction(question, typed, pressed, sources);
  const nothing = read.answer === undefined && !holdsAnything(answer);
  const draftSkipped = form.has(skipField) && sameJson(answer, shownAnswer(question, read, view.language));
  if (nothing || draftSkipped || sameJson(answer, read.answer))
    return { kept: true, answer, revision: read.revision };
  const saved = await saveAnswer(actor, house, question.id, answer, readRevision(form));
  return settle(saved, answer, () => renamed({ actor, house }, question));
}

/** Keeps what is being typed. Looks at what stood only when it has to: this is what happens most. */
export async function keepWhileTyping(asked: Asked<OwnerActor>, question: Question): Promise<Kept> {
  const { actor, house, form } = asked;
  if (form.has(choseField)) return keepAnswer(asked, question, await readQuestion(actor, house, question));
  const answer = answerFromForm(question, form);
  const seen = readRevision(form);
  if (seen === 0 && !holdsAnything(answer)) return { kept: true, answer, revision: 0 };
  const saved = await saveAnswer(actor, house, question.id, answer, seen);
  return settle(saved, answer, () => renamed({ actor, house }, question));
}

/** What the page shows: the answer, or for a story that was not begun a first version out of other answers. */
export function shownAnswer(
  question: Question,
  read: AskedQuestion,
  language: SetLanguage,
): Answer | undefined {
  const story = question.parts.find((part) => part.kind === 'story');
  if (read.answer !== undefined || story === undefined) return read.answer;
  const sentences = draftStory(read.catalog, story, read.answers, language);
  if (Object.keys(sentences).length === 0) return undefined;
  return { state: 'given', parts: { [story.id]: { kind: 'story', sentences } } };
}

/** What can be picked to write about in this part. */
export function sourcesFor(part: Part, read: AskedQuestion, language: SetLanguage): Source[] {
  return part.kind === 'each' ? sourcesOf(read.catalog, part.of, read.answers, language) : [];
}

async function settle(saved: Saved, ours: Answer, after: () => Promise<void>): Promise<Kept> {
  if (saved.saved) {
    await after();
    return { kept: true, answer: ours, revision: saved.revision };
  }
  const { theirs, revision } = saved;
  return sameJson(ours, theirs) ? { kept: true, answer: ours, revision } : { kept: false };
}

/** What one is called stands at the top of every page. */
async function renamed({ actor, house }: Pick<Asked<OwnerActor>, 'actor' | 'house'>, question: Question) {
  if (catalog.askedAtStart.has(question.id)) await renewFrames(actor, house);
}

/** A row that was added and is still empty is something to keep, too. */
const holdsAnything = (answer: Answer): boolean => isAnswered(answer) || Object.keys(answer.parts).length > 0;

/** The revision that the writer of a form saw; 0 when there was none. */
export function readRevision(form: URLSearchParams): number {
  const typed = form.get(revisionField) ?? '';
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}
