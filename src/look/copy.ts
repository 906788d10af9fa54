import type { OwnerActor } from '../access/actor.ts';
import type { Granted, House, Seen } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { GrantId } from '../base/id.ts';
import { noteToOwner } from '../identity/own-note.ts';
import { passportOf } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import { openCopy, putCopy } from '../sharing/copy-rows.ts';
import { type Given, giveGrant } from '../sharing/give.ts';
import { answerHandover, answerRequest } from '../sharing/request-rows.ts';
import { type GrantRow, nameGrant, stopGrants } from '../sharing/rows.ts';
import { isSensitive } from '../sharing/scope.ts';
import { askAll } from '../store/statement.ts';
import { type Language, languages } from '../words/language.ts';
import { closedWhy } from './addressed.ts';
import type { Shown } from './build.ts';
import { looksAt, openScope } from './read.ts';
import type { ShareRow } from './share-row.ts';

/** Starts a share; one that is to be a copy is copied in the same transaction, in every language, with the words as they were asked (F84). */
export async function giveShare(actor: OwnerActor, house: House, id: GrantId): Promise<Given> {
  if (await closedWhy(actor, house, id)) return 'closed';
  return giveGrant(actor, house, id, async (granted, draft, takesOver) => {
    if (draft.copy) await makeCopy(granted, house, draft);
    if (isSensitive(draft)) await noteToOwner(house, granted, actor.owner, 'needs');
    if (draft.organisation === null) return;
    await nameForInbox(granted, house, draft);
    await settle(granted, draft, takesOver);
  });
}

/** An inbox shows the name to be called and opens no passport for it: the name goes along, as it is now. */
async function nameForInbox({ tx, permit }: Granted, house: House, draft: GrantRow): Promise<void> {
  const passport = await passportOf(tx, draft.owner);
  if (passport === undefined) throw new Fault('not-there', 'no such passport');
  const called = await openCalled(house.keys, permit, passport);
  await nameGrant(tx, draft.id, house.keys.sealForHouse('grant-called', draft.id, called));
}

/** What was asked by who receives this is answered by it; and the share that it takes over ends in the same transaction (F65, F88). */
async function settle(
  { tx, now }: Granted,
  { owner, person }: GrantRow,
  takesOver: GrantId | undefined,
): Promise<void> {
  if (person !== null) await answerRequest(tx, { owner, person }, { outcome: 'shared', at: now });
  if (takesOver === undefined) return;
  // The line in the log says that it takes over: when it does not any more, the line goes with its transaction.
  if (!(await answerHandover(tx, takesOver, { outcome: 'yes', at: now })))
    throw new Fault('not-there', 'the proposal was answered meanwhile');
  await stopGrants(tx, owner, now, takesOver);
}

async function makeCopy(granted: Granted, house: House, draft: GrantRow): Promise<void> {
  const { id, owner } = draft;
  const [[passport], rows, proofs, taken] = await askAll(granted.tx, looksAt(owner));
  const shown = await Promise.all(
    languages.map(
      async (language) =>
        [
          language,
          await openScope(granted, house, { passport, rows, proofs, taken }, draft, language),
        ] as const,
    ),
  );
  const shownProofs = shown.flatMap(([, { chapters }]) =>
    chapters.flatMap(({ questions }) => questions.flatMap(({ proofs }) => proofs.map((proof) => proof.id))),
  );
  await putCopy(granted, house, { id, owner }, JSON.stringify(Object.fromEntries(shown)), shownProofs);
}

/** The copy of this share, as its receiver reads it. */
export async function copyShown(
  seen: Seen,
  house: House,
  share: ShareRow,
  language: Language,
): Promise<Shown> {
  // The seal says that these are the very words of makeCopy.
  const words: unknown = share.copied && (await openCopy(seen, house, share, share.copied));
  const kept = words as Partial<Record<Language, Shown>> | null;
  const shown = kept?.[language] ?? kept?.nl;
  if (shown === undefined) throw new Fault('not-there', 'no copy of this share');
  return shown;
}
