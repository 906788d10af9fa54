import type { Say } from '../words/text.ts';
import type { Item, Piece } from './model.ts';
import { piecesOf } from './pieces.ts';
import type { Told } from './source.ts';

/** A question with its answer. What was not filled in says so (U8): never an empty row. */
export function itemOf({ title, lines }: Told, t: Say): Item {
  return { asked: title ?? t('paper.my-story'), pieces: lines.length === 0 ? [none(t)] : piecesOf(lines) };
}

export const none = (t: Say): Piece => ({ kind: 'note', text: t('common.none') });
