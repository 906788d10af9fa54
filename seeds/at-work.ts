import type { OwnerActor } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import { type ContractId, idFrom } from '../src/base/id.ts';
import { readRegister, recordContract } from '../src/contracts/register.ts';
import { askPupil } from '../src/inbox/ask.ts';
import { listReceivers, listSuccessors } from '../src/inbox/choose.ts';
import { proposeHandover } from '../src/inbox/hand-over.ts';
import { acceptAtWork, listInbox, readerOf } from '../src/inbox/list.ts';
import { giveShare } from '../src/look/copy.ts';
import { lookShared } from '../src/look/shared.ts';
import { readGroups } from '../src/organisations/groups.ts';
import type { ChapterId, QuestionId } from '../src/questions/model.ts';
import { chooseExtra, chooseWhat, makeDraft } from '../src/sharing/draft.ts';
import { replyToShare } from '../src/sharing/reply.ts';
import type { ReplyKind } from '../src/sharing/reply-rows.ts';
import type { Young } from './cast.ts';
import { workers } from './regions.ts';
import { signInStaff } from './sign-in.ts';

/** Both admins record who signed; the college of Heuvelrand did not sign everything yet, so nobody can choose it. */
export async function signContracts(house: House): Promise<void> {
  for (const { mail } of workers.filter(({ role }) => role === 'region-admin')) {
    const admin = await signInStaff(house, mail, 'region-admin');
    for (const { id, name, lacks } of (await readRegister(admin, house)).organisations) {
      const signing = name === 'Heuvelrand College' ? (['cooperation'] as const) : lacks;
      for (const kind of signing.filter((one) => lacks.includes(one)))
        await recordContract(admin, house, id, {
          ...{ id: idFrom<ContractId>(`cast ${id} ${kind}`), kind, version: '2026.1', signed: '2026-09-03' },
          signed_by: 'directie',
        });
    }
  }
}

/** What somebody of the cast shares with who signs in at work, and what came of it. */
export type AtWork = {
  /** As in the list. */
  name: string;
  as: { role: string; organisation: string };
  chapters: readonly ChapterId[];
  extra?: readonly QuestionId[];
  /** Who read it, and what they let know. */
  reader?: {
    mail: string;
    role: 'mentor' | 'adviser' | 'intaker';
    said?: { kind: ReplyKind; words: string };
  };
};

export async function shareAtWork(actor: OwnerActor, house: House, share: AtWork): Promise<void> {
  const { name, as, chapters, extra = [], reader: who } = share;
  const chosen = (await listReceivers(actor, house, name)).found.find((one) => one.name === name);
  if (chosen === undefined) throw new Error(`${name} of the cast cannot be chosen`);
  const id = await makeDraft(actor, house, { name, ...as }, chosen.to);
  await chooseWhat(actor, house, id, { chapters, questions: [] });
  await chooseExtra(actor, house, id, extra);
  await giveShare(actor, house, id);
  if (who === undefined) return;
  const reader = await readerOf(await signInStaff(house, who.mail, who.role), house, id);
  await acceptAtWork(reader, house);
  await lookShared(reader, house, 'nl');
  if (who.said !== undefined) await replyToShare(reader, house, who.said);
}

/** Amira's mentor asks to see something; and Joris, who reads what Mees shares, proposes who takes over. */
export async function plantAsks(actor: OwnerActor, house: House, { key }: Pick<Young, 'key'>): Promise<void> {
  if (key === 'amira') {
    const mentor = await signInStaff(house, 'adema@heuvelgaard.example', 'mentor');
    const [group] = await readGroups(mentor, house);
    const why = 'Dan kan ik je helpen met je brief aan het mbo.';
    if (group !== undefined) await askPupil(mentor, house, { owner: actor.owner, group: group.id }, why);
  }
  if (key === 'mees') {
    const joris = await signInStaff(house, 'terpstra@waterkant.example', 'adviser');
    const [item] = await listInbox(joris, house);
    const to = (await listSuccessors(joris, house)).find(({ name }) => name === 'Techniek en Bouw');
    if (item === undefined || to === undefined) throw new Error('nothing of the cast to hand over');
    const as = { name: to.name, role: 'wie de intake doet', organisation: to.at };
    const why = 'Jij wilt leren lassen. Daar kennen ze de weg.';
    await proposeHandover(await readerOf(joris, house, item.grant), house, { to, as }, why);
  }
}
