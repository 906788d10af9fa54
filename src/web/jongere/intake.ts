import type { OwnerActor } from '../../access/actor.ts';
import type { House } from '../../access/perform.ts';
import { wallOf } from '../../base/wall.ts';
import { readAnswer } from '../../passport/answer.ts';
import { catalog } from '../../questions/catalog.ts';
import { isoDay } from '../../questions/day.ts';
import { readMyTalks } from '../../talks/read.ts';

export type Intake = { day: string; place: string; planned: boolean };

/** The intake as it stands in the passport (sm2), when its day is still to come; it is not asked a second time (U11). */
export async function readIntake(actor: OwnerActor, house: House): Promise<Intake | undefined> {
  const question = catalog.question('sm2');
  if (question === undefined) return undefined;
  const { answers } = await readAnswer(actor, house, question);
  const parts = answers.sm2?.parts ?? {};
  const [day, place] = [parts.datum, parts.plaats];
  if (day?.kind !== 'date' || !isoDay.test(day.day)) return undefined;
  if (day.day < wallOf(house.clock()).day) return undefined;
  const { ahead } = await readMyTalks(actor, house);
  return {
    day: day.day,
    place: place?.kind === 'short' ? place.text : '',
    planned: ahead.some(({ kind }) => kind === 'intake'),
  };
}
