import { write } from '../../mail/letter.ts';
import type { Invitation } from '../../mirror/list.ts';
import { languageNames } from '../../words/language.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/**
 * The mail that goes to somebody in their language, as the young person reads it: the same letter, written by the same hand from the same few facts, so
 * that nothing is sent in their name that they cannot read (L10). There before it is sent, and after.
 */
export function LetterCopy(props: { view: View; invitation: Invitation; origin: string }) {
  const { view, invitation, origin } = props;
  const { t, language } = view;
  const { keys, who, letters, ends } = invitation;
  const { subject, text } = write({
    to: '',
    language,
    until: ends.toISOString(),
    letter: {
      kind: 'question',
      address: `${origin}${paths.askedLink(keys.link)}?taal=${who.language}`,
      reminder: letters > 1,
    },
  });
  return (
    <Disclosure words={t('mirror.mail-copy')}>
      {who.language === language ? null : (
        <p class="soft">
          {t('mirror.mail-tongue')} <bdi lang={who.language}>{languageNames[who.language].name}</bdi>.
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
