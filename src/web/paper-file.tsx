import type { Actor } from '../access/actor.ts';
import type { Paper, PaperKind } from '../papers/model.ts';
import { dayOf } from '../sharing/life.ts';
import { Actions, LinkButton } from './parts/button.tsx';
import { Page } from './parts/page.tsx';
import type { Asked } from './route.ts';
import type { View } from './view.ts';

/**
 * A paper as a file to keep: a download and never a new tab (A17, P14). The name of the file says what and when, not whose. When the press
 * cannot, the page says so plainly, and what to do: the same paper is there to print.
 */
export async function paperFile<A extends Actor>(
  asked: Asked<A>,
  paper: Paper,
  whose: string,
  ways: { page: string; again: string },
): Promise<Response> {
  const { desk, view, show } = asked;
  const outcome = await desk.press.print(paper, whose);
  if (outcome.kind === 'printed') {
    return new Response(Buffer.from(outcome.pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${fileName(paper.kind, view)}"`,
      },
    });
  }
  const response = show(<FailedPage view={view} busy={outcome.kind === 'busy'} ways={ways} />, 503);
  response.headers.set('Retry-After', '30');
  return response;
}

const fileName = (kind: PaperKind, view: View): string => `${kind}-${dayOf(view.now)}.pdf`;

function FailedPage({
  view,
  busy,
  ways,
}: {
  view: View;
  busy: boolean;
  ways: { page: string; again: string };
}) {
  const { t } = view;
  const lead = busy ? 'paper.busy' : view.visitor.kind === 'owner' ? 'paper.failed' : 'paper.failed-others';
  return (
    <Page view={view} title={t('paper.failed-title')} heading={t('paper.failed-title')} lead={t(lead)}>
      <Actions>
        <LinkButton kind="main" href={ways.page}>
          {t('paper.to-page')}
        </LinkButton>
        <LinkButton href={ways.again}>{t('paper.again')}</LinkButton>
      </Actions>
    </Page>
  );
}
