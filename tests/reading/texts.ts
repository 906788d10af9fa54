import { IntlMessageFormat } from 'intl-messageformat';
import { setFiles } from '../../src/questions/set.ts';
import { limitsOf } from '../../src/web/start/limits.ts';
import { catalogs } from '../../src/words/catalogs.ts';

/** A Dutch text that somebody reads, with where it stands: `share.title`, or `wie2 title` in the method. */
export type Text = { where: string; area: string; text: string };

type Sign = { type: number; value?: string; options?: Record<string, { value: Sign[] }> };

/** Every way in which a message can be read; what is filled in counts as one short word. */
function readings(signs: readonly Sign[]): string[] {
  return signs.reduce<string[]>(
    (before, { options, type, value }) => {
      const choices = options
        ? Object.values(options).flatMap((option) => readings(option.value))
        : [type === 0 ? (value ?? '') : type === 7 ? '7' : filled];
      return before.flatMap((start) => choices.map((choice) => start + choice));
    },
    [''],
  );
}
/** Stands for a name, a day or a number. */
export const filled = 'Noor';

export function screenTexts(): Text[] {
  const limits = limitsOf.limits.map(({ words }) => ({ where: 'limits', area: 'limits', text: words.nl }));
  const messages = Object.entries(catalogs.nl).flatMap(([where, words]) => {
    const signs = new IntlMessageFormat(words, 'nl', undefined, { ignoreTag: true }).getAst() as Sign[];
    return readings(signs).map((text) => ({ where, area: where.split('.')[0] ?? '', text }));
  });
  return [...messages, ...limits];
}

/** The method's words, by chapter for questions and by deck for cards. */
export function methodTexts(): Text[] {
  const chapterOf = new Map(
    setFiles.set.chapters.flatMap(({ id, core, more }) =>
      [...core, ...more].map((question) => [question, id]),
    ),
  );
  const questions = [...setFiles.both, ...setFiles.mbo, ...setFiles.werk].flatMap((question) =>
    dutchIn(question).map((text) => ({
      where: question.id,
      area: `method ${chapterOf.get(question.id)}`,
      text,
    })),
  );
  const decks = setFiles.decks.flatMap((deck) =>
    deck.cards.flatMap((card) =>
      dutchIn(card).map((text) => ({ where: `${deck.id} ${card.id}`, area: `method ${deck.id}`, text })),
    ),
  );
  const rest = [setFiles.set, setFiles.talkCards].flatMap(dutchIn);
  return [...questions, ...decks, ...rest.map((text) => ({ where: 'set', area: 'method set', text }))];
}

function dutchIn(thing: unknown): string[] {
  if (typeof thing !== 'object' || thing === null) return [];
  if ('nl' in thing && typeof thing.nl === 'string') return [thing.nl];
  return Object.values(thing).flatMap(dutchIn);
}
