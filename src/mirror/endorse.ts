import { randomUUID } from 'node:crypto';
import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import type { InvitationId } from '../base/id.ts';
import { type Credential, didOf, signCredential } from '../keys/credential.ts';
import { cardIn } from '../questions/card-words.ts';
import type { Language } from '../words/language.ts';
import { text } from '../words/text.ts';
import type { Skill, Taken } from './model.ts';
import { takenOf } from './reply-rows.ts';
import { invitationOf } from './rows.ts';
import { openAsked, openTaken } from './seal.ts';

/** What of it stands in the file, each by the young person's own choice. The skill, by whom in a word, and the day always do. */
export type ToldOf = { called: boolean; by: boolean; sentence: boolean };

/**
 * A confirmed skill as an Open Badges 3.0 endorsement (1EdTech, EndorsementCredential), signed by the house (F77, decision 0063). It says that this house
 * wrote down what somebody said; who that was is a name that they typed. Faults: `not-there` when no skill that was seen is in the passport by this question.
 */
export async function endorse(
  actor: OwnerActor,
  house: House,
  id: InvitationId,
  told: ToldOf,
  language: Language,
): Promise<Credential> {
  const { owner } = actor;
  return perform(house, actor, 'mirror.endorse', { passport: owner, grant: id }, async (granted) => {
    const { tx, permit, now } = granted;
    const [row, asked] = [
      (await takenOf(tx, owner)).find((one) => one.id === id),
      await invitationOf(tx, id),
    ];
    if (row === undefined || asked === undefined) throw new Fault('not-there', 'nothing that was taken over');
    const of = { id, owner };
    const taken = await openTaken({ keys: house.keys, permit, of, sealed: row.sealed });
    const { called } = await openAsked({ keys: house.keys, permit, of, sealed: asked.asked });
    if (!isConfirmed(taken)) throw new Fault('not-there', 'no skill that somebody saw');
    const lines = linesOf(taken, called, told, language);
    const credential = credentialOf(
      didOf(house.keys.signer),
      skillIn(taken.skill, language),
      lines,
      language,
    );
    return signCredential(house.keys.signer, { ...credential, validFrom: startOf(row.at) }, now);
  });
}

/** A skill that somebody saw, wholly or partly. */
export const isConfirmed = (taken: Taken): taken is Taken & { skill: Skill } =>
  taken.skill !== undefined && taken.sight !== undefined && taken.sight !== 'no';

/** The day, and not the minute: nobody has to be found by it. */
const startOf = (at: Date): string => `${at.toISOString().slice(0, 10)}T00:00:00Z`;

function linesOf(
  { skill, sight, role, by, sentence }: Taken & { skill: Skill },
  called: string,
  told: ToldOf,
  language: Language,
): string[] {
  const words = { skill: skillIn(skill, language), role: text(language, `mirror.role-${role}`) };
  return [
    text(language, sight === 'partly' ? 'badge.saw-partly' : 'badge.saw-yes', words),
    ...(told.called ? [text(language, 'badge.about', { name: called })] : []),
    ...(told.by && by !== '' ? [text(language, 'badge.by', { name: by })] : []),
    ...(told.sentence && sentence !== '' ? [text(language, 'badge.said', { words: sentence })] : []),
  ];
}

const skillIn = (skill: Skill, language: Language): string =>
  'own' in skill ? skill.own : cardIn('skills', skill.card, language).words;

/** Ids are new ones each time, so that two files of one confirmation are not tied together. */
function credentialOf(
  issuer: string,
  skill: string,
  lines: readonly string[],
  language: Language,
): Credential {
  return {
    '@context': contexts,
    id: `urn:uuid:${randomUUID()}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: text(language, 'badge.name', { skill }),
    description: text(language, 'badge.what'),
    issuer: { id: issuer, type: ['Profile'], name: text(language, 'common.product') },
    credentialSubject: {
      id: `urn:uuid:${randomUUID()}`,
      type: ['EndorsementSubject'],
      endorsementComment: lines.join('\n'),
    },
  };
}

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;
