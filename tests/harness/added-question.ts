import { type AddedQuestion, addedPart } from '../../src/questions/addition.ts';

/** A question as a region adds one: one line of text, in the chapter that its id begins with. */
export function addedQuestion(id: string, title: string, after: string | null = null): AddedQuestion {
  const both = (nl: string) => ({ nl, en: nl });
  return {
    ...{ id, chapter: 'wie', route: 'both', after, examples: [] },
    ...{ title: both(title), help: both('Schrijf het op.'), why: both('Voor de les.') },
    ...{ sensitivity: 'plain', shareable: true, sensitiveTopic: false, with: ['mentor'], lob: ['qualities'] },
    parts: [{ id: addedPart, kind: 'short', max: 200 }],
  };
}
