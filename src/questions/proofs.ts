import type { ProofKind, Question } from './model.ts';

/**
 * What may go with the answer to this question beside its words: what the method asks for (F22), and where somebody types a story,
 * a spoken one (F17: "open" is typing or speaking). None for a question without own words.
 */
export function proofKindsOf(question: Question): readonly ProofKind[] {
  const asked = question.proofs ?? [];
  const story = question.parts.some((part) => part.kind === 'long' || part.kind === 'each');
  return story && !asked.includes('sound') ? [...asked, 'sound'] : asked;
}
