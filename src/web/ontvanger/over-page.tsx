import type { Actor } from '../../access/actor.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';
import type { View } from '../view.ts';

/** What there is to say to somebody who could look, and cannot any more. */
export type Over =
  | { kind: 'ended'; on: Date }
  | { kind: 'stopped' }
  /** It stands, but not for now; why is nobody's business. */
  | { kind: 'waits' }
  | { kind: 'unknown' }
  /** The owner was just asked whether it may last longer. */
  | { kind: 'asked' };

const leads = {
  stopped: 'receive.stopped-what',
  waits: 'receive.not-shared',
  unknown: 'receive.not-shared',
  asked: 'reply.asked',
} as const;

/** A plain page: what is so, and what to do next (C3). Says no name: this may be anybody's screen. */
export function overPage<A extends Actor>(
  { view, show }: Pick<Asked<A>, 'view' | 'show'>,
  over: Over,
  brought?: { code: string; link: string | undefined },
): Response {
  const { t, language } = view;
  const lead =
    over.kind === 'ended'
      ? t('receive.ended-what', { day: showDay(language, over.on) })
      : t(leads[over.kind]);
  const page = (
    <Page view={view} title={t('receive.ended')} heading={t('receive.ended')} lead={lead}>
      {over.kind === 'ended' && brought !== undefined ? <AskAgain view={view} brought={brought} /> : null}
      <Actions>
        <LinkButton href={paths.receive()}>{t('receive.again')}</LinkButton>
      </Actions>
    </Page>
  );
  return show(page, 404);
}

/** One button, once a share: the owner sees the question, and decides. */
function AskAgain({ view, brought }: { view: View; brought: { code: string; link: string | undefined } }) {
  return (
    <Form view={{ ...view, mark: '' }} action={paths.askAgain()}>
      <input type="hidden" name="code" value={brought.code.slice(0, 60)} />
      {brought.link === undefined ? null : <input type="hidden" name="link" value={brought.link} />}
      <Actions>
        <Button kind="main">{view.t('reply.ask')}</Button>
      </Actions>
    </Form>
  );
}
