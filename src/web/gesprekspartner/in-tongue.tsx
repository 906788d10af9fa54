import type { Child } from '#jsx/jsx-runtime';
import type { Actor } from '../../access/actor.ts';
import type { CompanionKey } from '../../words/companion.ts';
import { type CompanionLanguage, readCompanionLanguage } from '../../words/language.ts';
import { speakCompanion } from '../../words/text.ts';
import type { Asked } from '../route.ts';
import type { FrameView, View } from '../view.ts';

/** The view of a page for companions: in the language that they chose, out of all that there are. */
export function companionView(view: View, chosen: CompanionLanguage = view.tongue): FrameView {
  // A young person may be signed in here too: what is for their own pages alone does not come along.
  const { unsentKey: _, ...ours } = view;
  return { ...ours, language: chosen, t: speakCompanion(chosen) };
}

type Came = Pick<Asked<Actor>, 'query' | 'view' | 'setLanguage'>;

/** The address of a form that keeps the language that the link came with: nothing was chosen on this device yet. */
export function keepingTongue({ query }: Came, path: string): string {
  const came = readCompanionLanguage(query.get('taal'));
  return came === undefined ? path : `${path}?taal=${came}`;
}

/** From the press of the button on, the pages stay in the language that the link came with, or that was chosen here before. */
export function inSameTongue({ query, view, setLanguage }: Came, response: Response): Response {
  return query.has('taal') ? setLanguage(response, view.tongue) : response;
}

/** Words with names in them, each set apart, so that a Dutch name within Arabic keeps its place and its order (L3). */
export function withNames(
  { t }: FrameView,
  key: CompanionKey,
  names: Readonly<Record<string, string>>,
): Child {
  const known = Object.entries(names);
  const marked = Object.fromEntries(known.map(([name], n) => [name, `${open}${n}${close}`]));
  return t(key, marked)
    .split(cut)
    .map((piece) => {
      const name = known[Number(piece.slice(1, -1))]?.[1];
      return piece.startsWith(open) && name !== undefined ? <bdi>{name}</bdi> : piece;
    });
}

/** The same where only plain text can stand: in a message that a summary repeats. Unicode's isolates do what `bdi` does. */
export function plainNames(
  { t }: FrameView,
  key: CompanionKey,
  names: Readonly<Record<string, string>>,
): string {
  const apart = Object.entries(names).map(([name, words]) => [name, `\u2068${words}\u2069`]);
  return t(key, Object.fromEntries(apart));
}

/** Signs that no language uses and nobody can type into a name. */
const open = '\ue000';
const close = '\ue001';
const cut = /(\ue000\d\ue001)/;
