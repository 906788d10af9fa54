import type { Actor, OwnerActor, ReaderActor, ReceiverActor } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { ProofId } from '../base/id.ts';
import { lookAtProof } from '../look/proof.ts';
import type { Paper } from '../papers/model.ts';
import type { Pictures } from '../papers/press.ts';
import { dayOf } from '../sharing/life.ts';
import { Actions, LinkButton } from './parts/button.tsx';
import { Page } from './parts/page.tsx';
import type { Asked } from './route.ts';
import type { View } from './view.ts';

/** Who is to see it: who asks, or somebody at work as the reader of one share. */
type Eyes = OwnerActor | ReceiverActor | ReaderActor;

/**
 * A paper as a file to keep: a download and never a new tab (A17, P14). The name of the file says what and when, not whose. When the press
 * cannot, the page says so plainly, and what to do: the same paper is there to print.
 */
export async function paperFile<A extends Actor>(
  asked: Asked<A>,
  paper: Paper,
  eyes: Eyes,
  ways: { page: string; again: string },
): Promise<Response> {
  const { desk, view, show } = asked;
  const whose = eyes.kind === 'owner' ? eyes.owner : eyes.grant;
  const outcome = await desk.press.print(paper, whose, await picturesFor(eyes, asked.house, paper));
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

/**
 * The small pictures of this paper, each through the door as on the page: at a receiver's a line in the owner's log. One that was taken away
 * meanwhile, or out of a copy, is left out and still named.
 */
async function picturesFor(eyes: Eyes, house: House, { sections }: Paper): Promise<Pictures> {
  const pictures = new Map<ProofId, Uint8Array>();
  const pieces = sections.flatMap(({ items }) => items.flatMap(({ pieces }) => pieces));
  for (const { id, kind } of pieces.flatMap((piece) => (piece.kind === 'proofs' ? piece.proofs : []))) {
    if (kind !== 'image') continue;
    try {
      const whole = (size: number) => ({ from: 0, to: size });
      const { size, bytes } = await lookAtProof(eyes, house, id, { file: 'preview', choose: whole });
      if (bytes.length === size) pictures.set(id, bytes);
    } catch (fault) {
      if (!(fault instanceof Fault && fault.kind === 'not-there')) throw fault;
    }
  }
  return pictures;
}

const fileName = (kind: Paper['kind'], view: View): string => `${kind}-${dayOf(view.now)}.pdf`;

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
