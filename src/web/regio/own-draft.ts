import type { StaffActor } from '../../access/actor.ts';
import { Fault } from '../../base/fault.ts';
import { changeDraft, type Draft, readSets, type Sets } from '../../method/draft.ts';
import type { DraftSet } from '../../questions/addition.ts';
import { paths } from '../paths.ts';
import type { Asked } from '../route.ts';

/** The field that says which revision of the draft a form was made of. */
export const seenField = 'versie';

/** The draft of the own region, with what was published before. Faults: `not-there` when nobody is working on one. */
export async function ownDraft({
  actor,
  house,
}: Asked<StaffActor>): Promise<{ draft: Draft; versions: Sets['versions'] }> {
  const { draft, versions } = await readSets(actor, house);
  if (draft === undefined) throw new Fault('not-there', 'no draft of this region');
  return { draft, versions };
}

/** Was this ever published? Then its chapter and its kind stay: answers lean on them. */
export const isPublished = (versions: Sets['versions'], id: string): boolean =>
  versions.some(({ content }) =>
    [...content.questions, ...content.kept].some((question) => question.id === id),
  );

/**
 * Changes the draft that the form was made of, and goes back to its page. When somebody else changed the draft meanwhile, `again` shows the form with what
 * was typed, on top of what stands now: nothing is lost.
 */
export async function keepDraft(
  { actor, house, form, go }: Asked<StaffActor>,
  change: (draft: DraftSet) => DraftSet,
  again: () => Promise<Response>,
): Promise<Response> {
  const kept = await changeDraft(actor, house, Number(form.get(seenField)), change);
  return kept === 'kept' ? go(`${paths.sets()}?bewaard`) : again();
}
