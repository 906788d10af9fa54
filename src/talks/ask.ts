import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { type AskId, newId, type PersonId } from '../base/id.ts';
import { closeAsk, insertAsk } from './ask-rows.ts';
import { checkMentor, type OwnMentor } from './mentors.ts';
import { tellAsked } from './tell.ts';

/**
 * "Ik wil graag een gesprek": the mentor sees it with the name to be called alone, and gets a letter that says nothing of who. Asking twice
 * is asking once. Faults: `not-there` for who is no mentor of this owner.
 */
export async function askTalk(actor: OwnerActor, house: House, mentor: OwnMentor): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'talk.ask', { passport: owner }, async (granted) => {
    await checkMentor(granted, owner, mentor);
    const { tx, now } = granted;
    const ask = { owner, mentor: mentor.person, group: mentor.group };
    const asked = await insertAsk(tx, { ...ask, id: newId<AskId>(), at: now, done: null });
    if (asked) await tellAsked(tx, now, ask);
  });
}

/** Takes it back: it stands with the mentor no more. */
export async function unaskTalk(actor: OwnerActor, house: House, mentor: PersonId): Promise<void> {
  await perform(house, actor, 'talk.ask', { passport: actor.owner }, ({ tx, now }) =>
    closeAsk(tx, actor.owner, mentor, now),
  );
}
