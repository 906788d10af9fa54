import type { OwnerActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import type { InvitationId } from '../../base/id.ts';
import { readHeard } from '../../mirror/hear.ts';
import { type InvitationKind, placeOf, type Reply } from '../../mirror/model.ts';
import { readAnswer, saveAnswer } from '../../passport/answer.ts';
import { checkAnswer } from '../../questions/check.ts';
import type { Answer, ChosenCard, Part, PartValue, Question } from '../../questions/model.ts';
import { cardName } from '../../questions/source.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

/** The question whose own answer the words of somebody else can be put into. */
export function intoQuestion({ catalog }: Pick<View, 'catalog'>, kind: InvitationKind): Question {
  const question = catalog.question(placeOf(kind).question);
  if (question === undefined) throw new Fault('not-there', 'no such question');
  return question;
}

/**
 * Puts cards or a sentence of somebody into the young person's own answer, beside what stands there (F35): the own words stay, and it can be
 * changed like any answer. `nee` when it does not all fit, or another device wrote there meanwhile: then nothing changed.
 */
export async function intoAnswer(
  { actor, house, view }: Asked<OwnerActor>,
  id: InvitationId,
): Promise<'ja' | 'nee'> {
  const heard = await readHeard(actor, house, id);
  if (heard === undefined) throw new Fault('not-there', 'no answer that was read');
  const question = intoQuestion(view, heard.kind);
  const { answers, revision } = await readAnswer(actor, house, question);
  const before = answers[question.id];
  const part = question.parts.find(({ kind }) => kind === (heard.kind === 'cards' ? 'cards' : 'long'));
  const value = part && joined(part, before?.parts[part.id], heard.reply, view.language);
  if (part === undefined || value === undefined) return 'nee';
  const answer: Answer = { state: 'given', parts: { ...before?.parts, [part.id]: value } };
  if (checkAnswer(question, answer).length > 0) return 'nee';
  const saved = await saveAnswer(actor, house, question.id, answer, revision);
  return saved.saved ? 'ja' : 'nee';
}

function joined(
  part: Part,
  value: PartValue | undefined,
  reply: Reply,
  language: 'nl' | 'en',
): PartValue | undefined {
  if (part.kind === 'long') {
    const own = value?.kind === 'long' ? value.text : '';
    return { kind: 'long', text: [own, reply.sentence].filter(Boolean).join('\n') };
  }
  if (part.kind !== 'cards') return undefined;
  const chosen = value?.kind === 'cards' ? [...value.chosen] : [];
  for (const { deck, card } of reply.cards) {
    if (deck === part.deck && chosen.every((one) => one.card !== card)) chosen.push({ card });
    else if (deck !== part.deck) chosen.push(ownCardOf(chosen, cardName({ deck }, card, language)));
  }
  return { kind: 'cards', chosen };
}

/** A card of another deck becomes one in own words, under the first number that is free. */
function ownCardOf(chosen: readonly ChosenCard[], own: string): ChosenCard {
  let number = 1;
  while (chosen.some(({ card }) => card === `own-${number}`)) number++;
  return { card: `own-${number}`, own };
}
