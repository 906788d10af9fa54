import { type Addressed, write } from '../../mail/letter.ts';
import { type CompanionLanguage, languageNames } from '../../words/language.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import type { View } from '../view.ts';

type Props = {
  view: View;
  letter: Addressed['letter'];
  until: Date;
  /** The language that the letter itself is in. */
  tongue: CompanionLanguage;
  origin: string;
};

/**
 * The mail that goes to somebody in their language, as the young person reads it: the same letter, written by the same hand from the same few facts, so
 * that nothing is sent in their name that they cannot read (L10). There before it is sent, and after.
 */
export function LetterCopy({ view, letter, until, tongue, origin }: Props) {
  const { t, language } = view;
  const { subject, text } = write({ to: '', language, until: until.toISOString(), letter });
  return (
    <Disclosure words={t('mirror.mail-copy')}>
      {tongue === language ? null : (
        <p class="soft">
          {t('mirror.mail-tongue')} <bdi lang={tongue}>{languageNames[tongue].name}</bdi>.
        </p>
      )}
      <p>
        <strong>{subject}</strong>
      </p>
      {text
        .trim()
        .split('\n\n')
        .map((line) => (
          <p class={line.startsWith(origin) ? 'address' : undefined}>{line}</p>
        ))}
    </Disclosure>
  );
}
