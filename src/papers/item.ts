import type { Say } from '../words/text.ts';
import type { Item, Piece } from './model.ts';
import { piecesOf } from './pieces.ts';
import type { Told } from './source.ts';

/** A question with its answer, and what goes with it. What was not filled in says so (U8): never an empty row. */
export function itemOf({ title, lines, proofs }: Told, t: Say): Item {
  const pieces = [...piecesOf(lines), ...proofsOf(proofs, t)];
  return { asked: title ?? t('paper.my-story'), pieces: pieces.length === 0 ? [none(t)] : pieces };
}

export const none = (t: Say): Piece => ({ kind: 'note', text: t('common.none') });

function proofsOf(proofs: Told['proofs'], t: Say): Piece[] {
  if (proofs.length === 0) return [];
  const told = proofs.map(({ id, kind, caption, width, height }) => {
    return { id, kind, caption, width, height, what: t(`proofs.kind-${kind}`) };
  });
  return [{ kind: 'proofs', proofs: told }];
}
