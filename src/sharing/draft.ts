import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type GrantId, newId } from '../base/id.ts';
import type { ChapterId, QuestionId } from '../questions/model.ts';
import { defaultEnd, longestEnd } from './life.ts';
import { draftFor, draftForNothing } from './request-rows.ts';
import {
  type Addressee,
  deleteDraft,
  type GrantRow,
  grantOf,
  insertGrant,
  purpose,
  updateDraft,
} from './rows.ts';
import { soundScope } from './scope.ts';
import { type Receiver, sealReceiver } from './seal.ts';

/**
 * A new draft for this receiver, by link and code or addressed (`to`): nothing is chosen yet, and nobody can see anything (U41). `takesOver`: the share
 * that ends when this one is given, after a proposal (F65).
 */
export async function makeDraft(
  actor: OwnerActor,
  house: House,
  receiver: Receiver,
  to: Addressee | undefined = undefined,
  takesOver: GrantId | undefined = undefined,
): Promise<GrantId> {
  const id = newId<GrantId>();
  return perform(
    house,
    actor,
    'grant.draft',
    { passport: actor.owner, grant: id },
    async ({ tx, permit, now }) => {
      const of = { id, owner: actor.owner };
      await insertGrant(tx, {
        ...of,
        receiver: await sealReceiver(house.keys, permit, of, receiver),
        chapters: [],
        questions: [],
        extra: [],
        purpose,
        starts: null,
        ends: null,
        withdrawn: null,
        link_index: null,
        code_index: null,
        keys: null,
        paper_index: null,
        drafted: now,
        copy: false,
        called: null,
        ...(to ?? nobody),
      });
      if (takesOver !== undefined) await draftFor(tx, takesOver, id);
      return id;
    },
  );
}

/** Somebody else, or other words for who it is. A draft that was made to take over does so no more: somebody else was not proposed (F65). */
export async function changeReceiver(
  actor: OwnerActor,
  house: House,
  id: GrantId,
  receiver: Receiver,
  to: Addressee | undefined = undefined,
): Promise<void> {
  const { owner } = actor;
  await change(actor, house, id, async ({ tx, permit }) => {
    await draftForNothing(tx, owner, id);
    return {
      receiver: await sealReceiver(house.keys, permit, { id, owner }, receiver),
      ...(to ?? nobody),
    };
  });
}

/** By link and code: addressed to nobody that the house knows. */
const nobody = { organisation: null, person: null, group: null };

/**
 * Whole chapters, single answers, and until when. Without an end it is six weeks, or 30 days after the `intake` (U40). Faults:
 * `malformed` for a scope that cannot be, or an end that is over or more than a year off.
 */
export async function chooseWhat(
  actor: OwnerActor,
  house: House,
  id: GrantId,
  what: {
    chapters: readonly ChapterId[];
    questions: readonly QuestionId[];
    ends?: Date;
    intake?: string;
    /** A copy as it is when it is given, instead of always the newest. */
    copy?: boolean;
  },
): Promise<void> {
  await change(actor, house, id, async ({ now, catalog }, draft) => {
    const { chapters, questions, extra } = soundScope(catalog, { ...draft, ...pick(what) });
    const ends = what.ends ?? defaultEnd(now, what.intake);
    if (ends <= now || ends > longestEnd(now))
      throw new Fault('malformed', 'an end that is over or too far off');
    return { chapters, questions, extra, ends, copy: what.copy ?? draft.copy };
  });
}

/** The step of its own: what I need, and what else is extra protected, each by name. */
export async function chooseExtra(
  actor: OwnerActor,
  house: House,
  id: GrantId,
  extra: readonly QuestionId[],
): Promise<void> {
  await change(actor, house, id, async ({ catalog }, draft) => soundScope(catalog, { ...draft, extra }));
}

/** Throws a draft away. What was given already stays, and can be stopped. */
export async function dropDraft(actor: OwnerActor, house: House, id: GrantId): Promise<void> {
  await perform(house, actor, 'grant.draft', { passport: actor.owner, grant: id }, ({ tx }) =>
    deleteDraft(tx, id),
  );
}

async function change(
  actor: OwnerActor,
  house: House,
  id: GrantId,
  make: (granted: Granted, draft: GrantRow) => Promise<Parameters<typeof updateDraft>[2]>,
): Promise<void> {
  await perform(house, actor, 'grant.draft', { passport: actor.owner, grant: id }, async (granted) => {
    const draft = await grantOf(granted.tx, id);
    if (draft === undefined) throw new Fault('not-there', 'no such grant');
    const changed = await updateDraft(granted.tx, id, await make(granted, draft));
    if (!changed) throw new Fault('not-there', 'no draft any more');
  });
}

const pick = ({
  chapters,
  questions,
}: {
  chapters: readonly ChapterId[];
  questions: readonly QuestionId[];
}) => ({
  chapters,
  questions,
});
