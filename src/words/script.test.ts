import { expect, it } from 'vitest';
import { languageOf } from './script.ts';

it('L3: letters tell the language where they can, and where most of them are of that script', () => {
  const told = [
    'Ik help mijn oma.',
    'أساعد جدتي كل أسبوع.',
    'ንኣደይ ይሕግዛ።',
    'Я допомагаю бабусі.',
    'Büyükanneme yardım ederim.',
  ];
  expect(told.map((words) => languageOf(words))).toEqual([undefined, 'ar', 'ti', 'uk', undefined]);
  expect(languageOf('Mijn vader zegt: أحسنت. Dat vond ik fijn.')).toBeUndefined();
  expect(languageOf('')).toBeUndefined();
  expect(languageOf('12 + 3')).toBeUndefined();
});

it('L3: in Latin letters it is the language of the page that it was written on, if that has those letters', () => {
  expect(languageOf('Jest bardzo cierpliwa.', 'pl')).toBe('pl');
  expect(languageOf('أساعد جدتي كل أسبوع.', 'pl')).toBe('ar');
  expect(languageOf('Zij is heel geduldig.', 'ar')).toBeUndefined();
});
