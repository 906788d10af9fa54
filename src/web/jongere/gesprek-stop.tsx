import { cancelTalk } from '../../talks/plan.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { whenInWords } from '../parts/talk-words.tsx';
import { paths, pattern } from '../paths.ts';
import { ownerRoute } from '../route.ts';
import { ownTalk } from './own-talk.ts';

/** Call a talk off, or say no to a proposal: one page that says who is told, and never asks why. */
export const stopTalkRoute = ownerRoute(pattern.talkStop, {
  async get(asked) {
    const { view, show } = asked;
    const { t } = view;
    const { talk } = await ownTalk(asked);
    const who = talk.words.who;
    return show(
      <Page
        view={view}
        title={t('talks.stop-title')}
        heading={t('talks.stop-title')}
        lead={`${t('talks.with', { who })}: ${whenInWords(view, talk)}.`}
        back={paths.talk(talk.id)}
        here="talks"
      >
        <p>{t(talk.mentor === null ? 'talks.tell-yourself' : 'talks.stop-tells', { who })}</p>
        <Form view={view} action={paths.talkStop(talk.id)}>
          <Actions>
            <Button kind="main">{t('talks.stop-sure')}</Button>
            <LinkButton href={paths.talk(talk.id)}>{t('talks.stop-not')}</LinkButton>
          </Actions>
        </Form>
      </Page>,
    );
  },
  async post(asked) {
    const { talk } = await ownTalk(asked);
    await cancelTalk(asked.actor, asked.house, talk.id);
    return asked.go(`${paths.talk(talk.id)}?na=af`);
  },
});
