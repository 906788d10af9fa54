import type { ReceiverActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { lookShared } from '../../look/shared.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Form } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { sharedProofs } from '../parts/proofs.tsx';
import { paths } from '../paths.ts';
import { type Asked, receiverRoute } from '../route.ts';
import { overPage } from './over-page.tsx';
import { OwnFile } from './own-file.tsx';
import { keepReply, ReplyForm, readTyped, type Typed } from './reply-form.tsx';
import { SharedPassport } from './shared-passport.tsx';

/** The shared passport in one calm view (look.md layout 5). Every time that it is asked for is one line in the owner's log. */
export const sharedRoute = receiverRoute(paths.shared(), {
  get: (asked) => showShared(asked),
  async post(asked) {
    const typed = readTyped(asked);
    if (typed.issues.length > 0) return showShared(asked, typed);
    try {
      await keepReply(asked, typed);
      return asked.go(`${paths.shared()}#laat-weten`);
    } catch (fault) {
      return over(asked, fault);
    }
  },
});

async function showShared(asked: Asked<ReceiverActor>, typed?: Typed): Promise<Response> {
  const { actor, house, view, show } = asked;
  const { t } = view;
  try {
    const look = await lookShared(actor, house, view.language);
    return show(
      <Page view={view} title={t('receive.title')} wide firstScreen fault={typed !== undefined}>
        <div class="stack">
          <SharedPassport view={view} look={look} at={sharedProofs} />
          <div class="screen-only stack">
            <ReplyForm
              view={view}
              name={look.shown.called}
              reply={look.reply}
              action={paths.shared()}
              {...(typed && { typed })}
            />
            <OwnFile view={view} name={look.shown.called} reply={look.reply} />
          </div>
          <Form view={view} action={paths.signOut()}>
            <Actions>
              <PrintButton view={view} words={t('receive.print')} />
              <LinkButton href={paths.sharedPaper()}>{t('paper.shared-to')}</LinkButton>
              <Button>{t('receive.done')}</Button>
            </Actions>
          </Form>
        </div>
      </Page>,
      typed === undefined ? 200 : 422,
    );
  } catch (fault) {
    return over(asked, fault);
  }
}

/** Stopped or ended since this receiver came in: in force now, and said plainly. */
function over(asked: Asked<ReceiverActor>, fault: unknown): Response {
  if (fault instanceof Fault && fault.kind === 'not-there') return overPage(asked, { kind: 'unknown' });
  throw fault;
}
