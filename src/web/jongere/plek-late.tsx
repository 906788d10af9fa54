import { cleanText } from '../../questions/clean.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { feelings } from './plek-form.tsx';

/** What was filled in at "hoe gaat het?". */
export type Said = { feeling: (typeof feelings)[number] | undefined; words: string; call: boolean };

export function readSaid(form: URLSearchParams): Said {
  return {
    feeling: feelings.find((one) => one === form.get('gaat')),
    words: cleanText(form.get('woorden') ?? '', 500),
    call: form.get('bel') === 'ja',
  };
}

/** Why it could not be kept: another question is asked now, this one was answered before, or is over. */
export type Late = Said & { why: 'next' | 'said' | 'over' };

/** Said plainly, with what was filled in, and a way on for who wanted to be called. */
export function LateWords({ view, late }: { view: View; late: Late }) {
  const { t } = view;
  const { why, feeling, words, call } = late;
  return (
    <Notice kind="mind" status>
      <p>{t(`aftercare.late-${why}`)}</p>
      {why === 'next' || (feeling === undefined && words === '') ? null : (
        <>
          <p>{t('aftercare.late-words')}</p>
          {feeling === undefined ? null : <p>{t(`aftercare.feeling-${feeling}`)}</p>}
          {words === '' ? null : (
            <p class="own-text" dir="auto">
              {words}
            </p>
          )}
        </>
      )}
      {why === 'next' || !call ? null : (
        <>
          <p>{t('aftercare.late-call')}</p>
          <Actions>
            <LinkButton href={paths.askHelp()}>{t('aftercare.help')}</LinkButton>
          </Actions>
        </>
      )}
    </Notice>
  );
}
