import type { Answer } from './world.ts';

/** Questions of each kind of protection, in chapters that go as a whole and in the one that does not. */
export const asked: readonly Answer[] = [
  answer('wie2'),
  answer('wie3'),
  answer('wie7', { extra: true }),
  answer('wie9', { private: true }),
  answer('kan2'),
  answer('kan5', { extra: true, private: true }),
  answer('wil1'),
  answer('wil4', { extra: true }),
  answer('nodig1', { extra: true }),
  answer('nodig2'),
  answer('nodig3', { private: true }),
  answer('stap1'),
];

function answer(question: string, how: Partial<Answer> = {}): Answer {
  return { question, chapter: question.replace(/\d+$/, ''), extra: false, private: false, ...how };
}
