import type { ReceiverActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { lookShared } from '../../look/shared.ts';
import type { Paper } from '../../papers/model.ts';
import { sharedPaper } from '../../papers/shared.ts';
import { receiverInWords } from '../jongere/in-words.ts';
import { paperFile } from '../paper-file.tsx';
import { Actions, LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Page } from '../parts/page.tsx';
import { PaperView } from '../parts/paper.tsx';
import { sharedProofs } from '../parts/proofs.tsx';
import { paths } from '../paths.ts';
import { type Asked, receiverRoute } from '../route.ts';
import { overPage } from './over-page.tsx';
import { lastDayOf, paperCheckInWords } from './you-see.ts';

/** What is shared, on paper: with the day, the purpose, and until when it may be seen (F72). Each time is a look in the owner's log. */
export const sharedPaperRoute = receiverRoute(paths.sharedPaper(), {
  get: (asked) =>
    whileShared(asked, (paper) => {
      const { view, show, query } = asked;
      const { t } = view;
      const short = query.has('kort');
      const other = short ? paths.sharedPaper() : `${paths.sharedPaper()}?kort`;
      return show(
        <Page
          view={view}
          title={t('paper.shared-title')}
          heading={t(short ? 'paper.shared-side' : 'paper.shared-all')}
          back={paths.shared()}
          wide
        >
          <div class="stack">
            <div class="screen-only stack">
              <p>{t('paper.shared-again', { name: paper.called })}</p>
              <Actions>
                <LinkButton kind="main" href={`${paths.sharedPaperFile()}${short ? '?kort' : ''}`}>
                  {t('paper.download')}
                </LinkButton>
                <PrintButton view={view} />
                <LinkButton href={other}>{t(short ? 'paper.shared-all' : 'paper.shared-side')}</LinkButton>
              </Actions>
            </div>
            <PaperView view={view} paper={paper} at={sharedProofs} />
          </div>
        </Page>,
      );
    }),
});

export const sharedPaperFileRoute = receiverRoute(paths.sharedPaperFile(), {
  get: (asked) =>
    whileShared(asked, (paper) => {
      const rest = asked.query.has('kort') ? '?kort' : '';
      const ways = { page: `${paths.sharedPaper()}${rest}`, again: `${paths.sharedPaperFile()}${rest}` };
      return paperFile(asked, paper, asked.actor, ways);
    }),
});

/** Looks through the door and makes the paper of what it gives; stopped or ended since is said plainly, at this very request (U39). */
async function whileShared(
  asked: Asked<ReceiverActor>,
  then: (paper: Paper) => Response | Promise<Response>,
): Promise<Response> {
  const { actor, house, view, query } = asked;
  const { language, now, t } = view;
  try {
    const look = await lookShared(actor, house, language, 'export');
    const receiver = {
      who: receiverInWords(view, look.receiver),
      purpose: t('share.purpose'),
      until: lastDayOf(view, look.ends),
      asOf: look.asOf,
      check: look.check && paperCheckInWords(asked, look.check),
    };
    const order = { short: query.has('kort'), language, on: now, for: receiver };
    return await then(sharedPaper(look.shown, look.beside, order));
  } catch (fault) {
    if (fault instanceof Fault && fault.kind === 'not-there') return overPage(asked, { kind: 'unknown' });
    throw fault;
  }
}
