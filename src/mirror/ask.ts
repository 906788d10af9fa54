import { randomBytes } from 'node:crypto';
import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { codeLength, newCode } from '../base/code.ts';
import { type InvitationId, idFrom, type LessonId, newId, type OwnerId } from '../base/id.ts';
import { insertClassmate, standingWith } from './classmate-rows.ts';
import { type AskedOf, endOf, type InvitationKind, placeOf, type Skill, type Who } from './model.ts';
import { insertInvitation, invitationOf } from './rows.ts';
import { seal } from './seal.ts';

export type Question = { kind: InvitationKind; skill?: Skill; example?: string };

/**
 * Asks somebody something: from now on who holds the link or the code can answer, and nothing is sent by itself (F41, F75). `called` is the
 * name that the companion will read. `mark` is that of the form: pressed twice it asks once (P31). `until` ends it earlier: a classmate
 * answers within the lesson (F115). `classmate`: who of which lesson can come in by it without a code; asked again while the question stands, it
 * is the same one (decision 0034).
 */
export async function askCompanion(
  actor: OwnerActor,
  house: House,
  asking: {
    who: Who;
    question: Question;
    called: string;
    mark?: string;
    until?: Date;
    classmate?: { giver: OwnerId; lesson: LessonId };
  },
): Promise<InvitationId> {
  const { who, question, called, mark, until, classmate } = asking;
  const id = mark === undefined ? newId<InvitationId>() : idFrom<InvitationId>(`${actor.owner} ${mark}`);
  const { chapter, question: belongsTo } = placeOf(question.kind);
  const about = { passport: actor.owner, grant: id, chapters: [chapter] };
  return perform(house, actor, 'mirror.ask', about, async ({ tx, permit, now }) => {
    const standing = classmate && (await standingWith(tx, actor.owner, classmate, now));
    if (standing !== undefined) return standing;
    if ((await invitationOf(tx, id)) !== undefined) return id;
    const of = { id, owner: actor.owner };
    const secrets = { link: randomBytes(16).toString('base64url'), code: newCode(codeLength.share) };
    const asked: AskedOf = { called, name: who.name, role: who.role, ...question };
    const ends = until ?? endOf(now);
    await insertInvitation(tx, {
      ...of,
      kind: question.kind,
      chapter,
      question: belongsTo,
      who: await seal(house.keys, permit, of, 'who', who),
      asked: await seal(house.keys, permit, of, 'asked', asked),
      keys: await seal(house.keys, permit, of, 'keys', secrets),
      link_index: house.keys.index('invitation-link', secrets.link),
      code_index: house.keys.index('invitation-code', secrets.code),
      made: now,
      ends,
      stopped: null,
      letters: 0,
      sent: null,
    });
    if (classmate !== undefined)
      await insertClassmate(tx, { invitation: id, owner: actor.owner, ...classmate, at: now, ends });
    return id;
  });
}
