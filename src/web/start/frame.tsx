import { setTimeout } from 'node:timers/promises';
import { chooseLook } from '../../identity/frame.ts';
import { readCompanionLanguage, readLanguage } from '../../words/language.ts';
import { Actions, LinkButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import { openRoute } from '../route.ts';
import { plainLook } from '../view.ts';

/** What the frame of every page does: sign out, switch language, and the neutral page of "Snel weg". */
export const signOutRoute = openRoute(paths.signOut(), { post: (asked) => asked.signOut() });

export const languageRoute = openRoute(paths.language(), {
  async post(asked) {
    const chosen = readCompanionLanguage(asked.form.get('taal'));
    const language = readLanguage(chosen);
    const response = asked.go(ownAddress(asked.form.get('terug')));
    if (chosen === undefined) return response;
    if (asked.actor.kind === 'owner' && language !== undefined)
      await chooseLook(asked.actor, asked.house, { language });
    return asked.setLanguage(response, chosen);
  },
});

const lastWords = 400;

/** Shows nothing of the passport, and the look of nobody in particular. */
export const quickExitRoute = openRoute(paths.quickExit(), {
  get(asked) {
    const { t } = asked.view;
    const view = { ...asked.view, visitor: { kind: 'nobody' } as const, mark: '', look: plainLook };
    return asked.show(
      <Page view={view} title={t('start.away')} heading={t('start.away')} lead={t('start.away-lead')}>
        <Actions>
          <LinkButton href={paths.comeBack()}>{t('start.come-back')}</LinkButton>
        </Actions>
      </Page>,
    );
  },
  // The session ends, so that coming back needs the card (U14). A script sends the last words on a line of their own, just before: they may come in
  // behind this, so the session stays a moment longer. Nobody waits for it: the page is gone.
  async post(asked) {
    if (asked.byScript) await setTimeout(lastWords);
    const response = await asked.signOut();
    response.headers.set('Location', paths.quickExit());
    return response;
  },
});

/** An address of ours to go back to; anything else is the start. */
export function ownAddress(typed: string | null): string {
  return typed !== null && /^\/(?![/\\])[\w\-./?=&%~]*$/.test(typed) ? typed : paths.start();
}
