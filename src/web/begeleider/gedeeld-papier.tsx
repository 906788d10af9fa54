import type { StaffActor } from '../../access/actor.ts';
import type { GrantId } from '../../base/id.ts';
import type { SharedLook } from '../../look/shared.ts';
import { sharedPaper } from '../../papers/shared.ts';
import { receiverInWords } from '../jongere/in-words.ts';
import { lastDayOf, paperCheckInWords } from '../ontvanger/you-see.ts';
import { paperFile } from '../paper-file.tsx';
import { Actions, LinkButton } from '../parts/button.tsx';
import { PrintButton } from '../parts/copy.tsx';
import { Page } from '../parts/page.tsx';
import { PaperView } from '../parts/paper.tsx';
import { paths, pattern } from '../paths.ts';
import { type Asked, staffRoute } from '../route.ts';
import { lookToTake, proofsOf, whileShared } from './gedeeld.tsx';

/** The one side of strengths, choice, needs and contact (F69), or all that is shared, to print. Each time is a line in the owner's log. */
export const inboxPaperRoute = staffRoute(pattern.inboxPaper, {
  get: (asked) =>
    whileShared(asked, async (reader) => {
      const { view, show, query } = asked;
      const { t } = view;
      const paper = paperOf(asked, await lookToTake(reader, asked));
      const short = query.has('kort');
      const page = paths.inboxPaper(reader.grant);
      return show(
        <Page
          view={view}
          title={t('paper.shared-title')}
          heading={t(short ? 'paper.shared-side' : 'paper.shared-all')}
          back={paths.inboxOne(reader.grant)}
          wide
        >
          <div class="stack">
            <div class="screen-only stack">
              <p>{t('paper.shared-again', { name: paper.called })}</p>
              <Actions>
                <LinkButton kind="main" href={fileAt(asked, reader.grant)}>
                  {t('paper.download')}
                </LinkButton>
                <PrintButton view={view} />
                <LinkButton href={short ? page : `${page}?kort`}>
                  {t(short ? 'paper.shared-all' : 'paper.shared-side')}
                </LinkButton>
              </Actions>
            </div>
            <PaperView view={view} paper={paper} at={proofsOf(reader.grant)} />
          </div>
        </Page>,
      );
    }),
});

export const inboxPaperFileRoute = staffRoute(pattern.inboxPaperFile, {
  get: (asked) =>
    whileShared(asked, async (reader) => {
      const paper = paperOf(asked, await lookToTake(reader, asked));
      const short = asked.query.has('kort') ? '?kort' : '';
      const ways = {
        page: `${paths.inboxPaper(reader.grant)}${short}`,
        again: fileAt(asked, reader.grant),
      };
      return paperFile(asked, paper, reader, ways);
    }),
});

const fileAt = ({ query }: Asked<StaffActor>, grant: GrantId): string =>
  `${paths.inboxPaperFile(grant)}${query.has('kort') ? '?kort' : ''}`;

function paperOf(asked: Asked<StaffActor>, look: SharedLook) {
  const { view, query } = asked;
  const { t, language, now } = view;
  const receiver = {
    who: receiverInWords(view, look.receiver),
    purpose: t('share.purpose'),
    until: lastDayOf(view, look.ends),
    asOf: look.asOf,
    check: look.check && paperCheckInWords(asked, look.check),
  };
  return sharedPaper(look.shown, look.beside, { short: query.has('kort'), language, on: now, for: receiver });
}
