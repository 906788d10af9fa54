import type { StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { PersonId } from '../base/id.ts';
import { regionOf } from '../contracts/rows.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { type DraftSet, noAddition, type PublishedSet } from '../questions/addition.ts';
import { type Stale, staleIn, withoutStale } from '../questions/stale.ts';
import { deleteDraft, draftIn, insertDraft, setsIn, updateDraft } from './rows.ts';

/** A published version, as who looks after the region sees it. `state`: asked now, to come, or of before. */
export type Version = {
  id: string;
  n: number;
  content: PublishedSet;
  begins: Date;
  published: Date;
  by: string;
  state: 'now' | 'coming' | 'before';
  /** What it names that the method has no more (L14); of what is asked or will be. */
  stale: readonly Stale[];
};
export type Draft = { content: DraftSet; revision: number; changed: Date; by: string };
export type Sets = { versions: readonly Version[]; draft: Draft | undefined };

/** The versions of the own region, the newest first, and what is being worked on. Faults: `not-there` for whoever is no admin of a region. */
export async function readSets(actor: StaffActor, house: House): Promise<Sets> {
  return perform(house, actor, 'set.read', {}, async (granted) => {
    const { tx, now } = granted;
    const region = await ownRegion(granted, actor);
    const [rows, draft] = [await setsIn(tx, region), await draftIn(tx, region)];
    const asked = rows.find(({ begins }) => begins <= now)?.n ?? 0;
    const versions: Version[] = [];
    for (const { id, n, content, begins, published, published_by } of rows) {
      const by = await nameOf(granted, house, published_by as PersonId);
      const state = n === asked ? 'now' : n > asked ? 'coming' : 'before';
      const stale = state === 'before' ? [] : staleIn(content);
      versions.push({ ...{ id, n, content, begins, published, by }, state, stale });
    }
    return { versions, draft: draft && { ...draft, by: await nameOf(granted, house, draft.changed_by) } };
  });
}

/** How many versions that are asked, or will be, name what the method has no more (L14): to be told on the first page. */
export async function countStale(actor: StaffActor, house: House): Promise<number> {
  return perform(house, actor, 'set.read', {}, async (granted) => {
    const rows = await setsIn(granted.tx, await ownRegion(granted, actor));
    const asked = rows.find(({ begins }) => begins <= granted.now)?.n ?? 0;
    return rows.filter(({ n, content }) => n >= asked && staleIn(content).length > 0).length;
  });
}

/** Begins a draft, of the newest version or of the method itself. Where there is one already, that one stays. */
export async function beginDraft(actor: StaffActor, house: House): Promise<void> {
  await perform(house, actor, 'set.draft', {}, async (granted) => {
    const { tx, now } = granted;
    const region = await ownRegion(granted, actor);
    const [newest] = await setsIn(tx, region);
    const { questions, words, cards, reviewed } = withoutStale(
      newest?.content ?? { ...noAddition, reviewed: [] },
    );
    await insertDraft(tx, {
      ...{ region, made_of: newest?.id ?? null, content: { questions, words, cards, reviewed } },
      ...{ revision: 1, changed: now, changed_by: actor.person },
    });
  });
}

/** `other`: somebody else changed the draft meanwhile, so nothing was changed. */
export type Kept = 'kept' | 'other';

/** Changes the draft that was seen. */
export async function changeDraft(
  actor: StaffActor,
  house: House,
  seen: number,
  change: (draft: DraftSet) => DraftSet,
): Promise<Kept> {
  return perform(house, actor, 'set.draft', {}, async (granted) => {
    const draft = await draftIn(granted.tx, await ownRegion(granted, actor));
    if (draft === undefined || draft.revision !== seen) return 'other';
    const next = { ...draft, content: change(draft.content), revision: seen + 1 };
    const by = { changed: granted.now, changed_by: actor.person };
    return (await updateDraft(granted.tx, { ...next, ...by })) ? 'kept' : 'other';
  });
}

/** Throws the draft away. What was published stays. */
export async function dropDraft(actor: StaffActor, house: House, seen: number): Promise<Kept> {
  return perform(house, actor, 'set.draft', {}, async (granted) =>
    (await deleteDraft(granted.tx, await ownRegion(granted, actor), seen)) ? 'kept' : 'other',
  );
}

export async function ownRegion({ tx }: Granted, { organisation }: StaffActor): Promise<string> {
  const region = await regionOf(tx, organisation);
  if (region === undefined) throw new Fault('not-there', 'an organisation without a region');
  return region;
}

/** Empty when the name went with the last role. */
async function nameOf({ tx, permit }: Granted, house: House, person: PersonId): Promise<string> {
  const row = await personById(tx, person);
  return row === undefined ? '' : openPerson(house.keys, permit, row).name;
}
