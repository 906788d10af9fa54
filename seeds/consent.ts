import { type GuardianActor, type OwnerActor, visitor } from '../src/access/actor.ts';
import type { House } from '../src/access/perform.ts';
import { after, days } from '../src/base/clock.ts';
import { wallOf } from '../src/base/wall.ts';
import { sayConsent } from '../src/consent/answer.ts';
import { askGuardian } from '../src/consent/ask.ts';
import { keepBirthday } from '../src/consent/birthday.ts';
import { comeGuarding } from '../src/consent/come.ts';
import { readConsent } from '../src/consent/read.ts';
import { askSchool } from '../src/consent/school.ts';
import { createSession, findSession } from '../src/identity/session.ts';
import type { Guarding, Young } from './cast.ts';

/** The day of birth of somebody of the cast, whom at home was asked and what they said, and what the dean was asked. */
export async function plantConsent(actor: OwnerActor, house: House, one: Young): Promise<void> {
  if (one.age === undefined) return;
  const born = after(house.clock(), -days(Math.round(one.age * 365.25) + 150));
  await keepBirthday(actor, house, wallOf(born).day);
  for (const guarding of one.guardians ?? []) await ask(actor, house, guarding);
  if (one.toDean === undefined) return;
  const [office] = (await readConsent(actor, house)).offices;
  if (office === undefined) throw new Error('nobody of the cast to ask about consent');
  await askSchool(actor, house, { ...one.toDean, organisation: office.organisation });
}

async function ask(actor: OwnerActor, house: House, { name, language, said }: Guarding): Promise<void> {
  await askGuardian(actor, house, { name, language }, name);
  if (said === undefined) return;
  const guardian = await becomeGuardian(actor, house, name);
  await sayConsent(guardian, house, { ...said, reason: '', language });
}

async function becomeGuardian(actor: OwnerActor, house: House, name: string): Promise<GuardianActor> {
  const token = await guardianToken(actor, house, name);
  const opened = token === undefined ? undefined : await findSession(house, token);
  if (opened?.actor.kind !== 'guardian') throw new Error(`${name} of the cast did not get in`);
  return opened.actor;
}

/** Comes in with the code that the young person has, read aloud as it were. */
export async function guardianToken(
  actor: OwnerActor,
  house: House,
  name: string,
): Promise<string | undefined> {
  const { guardians } = await readConsent(actor, house);
  const code = guardians.find(({ who }) => who.name === name)?.keys.code ?? '';
  const came = await comeGuarding(house, visitor, { code }, createSession);
  return came.kind === 'in' ? came.token : undefined;
}
