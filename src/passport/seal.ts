import type { OwnerId } from '../base/id.ts';
import type { Permit } from '../base/permit.ts';
import type { Keys } from '../keys/keys.ts';
import type { Answer } from '../questions/model.ts';
import type { AnswerTable, SealedAnswer } from './rows.ts';

/** An answer as its row holds it: bound to passport, question and revision. */
export async function sealAnswer(
  keys: Keys,
  permit: Permit,
  place: Pick<AnswerTable, 'owner' | 'chapter' | 'question' | 'revision'>,
  answer: Answer,
): Promise<Buffer> {
  return keys.seal(permit, { ...place, item: place.question }, JSON.stringify(answer));
}

export async function openAnswer(keys: Keys, permit: Permit, row: SealedAnswer): Promise<Answer> {
  const { owner, chapter, revision, question } = row;
  return JSON.parse(
    await keys.open(permit, { owner, chapter, revision, item: question }, row.sealed),
  ) as Answer;
}

/** The name that the owner wants to be called by. It has no revisions: the newest one counts. */
const calledPlace = (owner: OwnerId) => ({ owner, chapter: 'passport', item: 'called', revision: 1 });

export async function sealCalled(
  keys: Keys,
  permit: Permit,
  owner: OwnerId,
  called: string,
): Promise<Buffer> {
  return keys.seal(permit, calledPlace(owner), called);
}

export async function openCalled(
  keys: Keys,
  permit: Permit,
  passport: { owner: OwnerId; called: Uint8Array },
): Promise<string> {
  return keys.open(permit, calledPlace(passport.owner), passport.called);
}
