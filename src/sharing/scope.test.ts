import { describe, expect, it } from 'vitest';
import { catalog } from '../questions/catalog.ts';
import type { Answer, Question } from '../questions/model.ts';
import { canBeShared, hasGuardedPart, inScope, isGuarded, soundScope, withinScope } from './scope.ts';

const none = { chapters: [], questions: [], extra: [] } as const;
const question = (id: string): Question => {
  const found = catalog.question(id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
};
const ids = (scope: Parameters<typeof inScope>[0]): string[] =>
  catalog.questions.filter((one) => inScope(scope, one)).map((one) => one.id);

describe('what a scope shows', () => {
  it('nothing, of nothing', () => expect(ids(none)).toEqual([]));

  it('a whole chapter without what is extra protected, also when it is named with the single answers', () => {
    const shown = ids({ ...none, chapters: ['wie'], questions: ['wie9'] });
    expect(shown).toContain('wie8');
    expect(shown).not.toContain('wie9');
    expect(ids({ ...none, chapters: ['wie'], extra: ['wie9'] })).toContain('wie9');
  });

  it('nothing of what I need, unless by name in its own step, plain questions too', () => {
    expect(ids({ ...none, chapters: ['nodig'], questions: ['nod2', 'nod6', 'nod1'] })).toEqual([]);
    expect(ids({ ...none, extra: ['nod6', 'nod1'] })).toEqual(['nod1', 'nod6']);
  });

  it('never what is private, and never the way to the sharing page', () => {
    expect(
      ids({ ...none, chapters: ['nodig'], questions: ['nod12', 'sm6'], extra: ['nod12', 'sm6'] }),
    ).toEqual([]);
    expect(catalog.questions.filter((one) => !canBeShared(one)).map((one) => one.id)).toEqual([
      'nod12',
      'sm6',
    ]);
  });

  it('the last sentence of the story only when the story was chosen in the step of its own', () => {
    const story = question('sw3');
    expect([isGuarded(story), hasGuardedPart(story)]).toEqual([false, true]);
    const sentences = { ben: 'rustig', kan: 'luisteren', zoek: 'werk buiten', helpt: 'een vaste plek' };
    const answer: Answer = { state: 'given', parts: { zinnen: { kind: 'story', sentences } } };
    const text = (scope: Parameters<typeof withinScope>[0]) =>
      JSON.stringify(withinScope(scope, story, answer));
    expect(text({ ...none, chapters: ['stap'] })).not.toContain('vaste plek');
    expect(text({ ...none, chapters: ['stap'] })).toContain('luisteren');
    expect(text({ ...none, chapters: ['stap'], extra: ['sw3'] })).toContain('vaste plek');
    expect(ids({ ...none, extra: ['sw3'] })).toEqual([]);
  });
});

describe('what can be kept as a scope', () => {
  it('leaves out single answers of a chapter that goes as a whole, and doubles', () => {
    const scope = {
      chapters: ['wie'],
      questions: ['kan1', 'wie2', 'kan1'],
      extra: ['nod1', 'nod1'],
    } as const;
    expect(soundScope(catalog, scope)).toEqual({ chapters: ['wie'], questions: ['kan1'], extra: ['nod1'] });
  });
  it.each([
    { ...none, chapters: ['nodig'] as const },
    { ...none, questions: ['nod6'] },
    { ...none, questions: ['wie9'] },
    { ...none, questions: ['nod12'] },
    { ...none, extra: ['nod12'] },
    { ...none, extra: ['wie2'] },
    { ...none, questions: ['zzz1'] },
  ])('refuses %j', (scope) => {
    expect(() => soundScope(catalog, scope)).toThrow();
  });
});
