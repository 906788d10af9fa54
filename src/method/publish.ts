import { randomUUID } from 'node:crypto';
import type { StaffActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import type { AddedCards, AddedQuestion, DraftSet, PublishedSet } from '../questions/addition.ts';
import { hasOwnWords, withAddition } from '../questions/addition.ts';
import { catalog } from '../questions/catalog.ts';
import { ownRegion } from './draft.ts';
import { deleteDraft, draftIn, insertSet, setsIn } from './rows.ts';
import { troublesOf } from './screen.ts';

/**
 * Publishes the draft that was seen: young people in the region's schools are asked it from `begins` on. It never changes again; the next version is made of it
 * (F58, decision 0055). Faults: `malformed` for a draft that was changed since, that is not fit to be read, or that would begin in the past; then no line is written.
 */
export async function publishDraft(
  actor: StaffActor,
  house: House,
  { seen, begins: asked }: { seen: number; begins: Date },
): Promise<string> {
  return perform(house, actor, 'set.publish', {}, async (granted) => {
    const { tx, now } = granted;
    const region = await ownRegion(granted, actor);
    const draft = await draftIn(tx, region);
    if (draft === undefined || draft.revision !== seen) throw new Fault('malformed', 'another draft');
    if (troublesOf(draft.content).length > 0)
      throw new Fault('malformed', 'a draft that is not fit to be read');
    // "At once" was said a moment before the door's own clock.
    const begins = asked < now && after(asked, minutes(1)) > now ? now : asked;
    if (begins < now) throw new Fault('malformed', 'a set that begins in the past');
    const [before] = await setsIn(tx, region);
    const content = publishedOf(draft.content, before?.content);
    const set = randomUUID();
    // Builds or throws: what cannot be asked is not published.
    withAddition(set, content);
    if (!(await deleteDraft(tx, region, seen))) throw new Fault('malformed', 'another draft');
    await insertSet(tx, {
      ...{ id: set, region, n: (before?.n ?? 0) + 1, base: catalog.version, content, begins },
      ...{ published: now, published_by: actor.person },
    });
    return set;
  });
}

/** With what earlier versions had and this one has not: its answers stay. Without own words for what has none (any more). */
export function publishedOf(draft: DraftSet, before: PublishedSet | undefined): PublishedSet {
  const asked = new Set(draft.questions.map(({ id }) => id));
  const known = [...(before?.questions ?? []), ...(before?.kept ?? [])];
  return {
    ...draft,
    words: Object.fromEntries(Object.entries(draft.words).filter(([id]) => takesWords(id))),
    kept: known.filter(({ id }: AddedQuestion) => !asked.has(id)),
    keptCards: keptCards(draft.cards, before),
  };
}

function takesWords(id: string): boolean {
  const question = catalog.question(id);
  return question !== undefined && hasOwnWords(question);
}

function keptCards(now: AddedCards, before: PublishedSet | undefined): AddedCards {
  if (before === undefined) return {};
  const decks = [...new Set([...Object.keys(before.cards), ...Object.keys(before.keptCards)])];
  return Object.fromEntries(
    decks.map((deck) => {
      const known = [...(before.cards[deck] ?? []), ...(before.keptCards[deck] ?? [])];
      return [deck, known.filter(({ id }) => !now[deck]?.some((card) => card.id === id))];
    }),
  );
}
