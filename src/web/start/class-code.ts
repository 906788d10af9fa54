import type { Actor } from '../../access/actor.ts';
import { codeLength } from '../../base/code.ts';
import { type FoundLesson, findLesson } from '../../identity/find-lesson.ts';
import { type FoundPlace, findPlace } from '../../identity/find-place.ts';
import { type LimitName, policies } from '../../store/limit.ts';
import type { Asked } from '../route.ts';

type Asking = Pick<Asked<Actor>, 'actor' | 'house' | 'desk' | 'network'>;

/**
 * The lesson or the start card behind a class code. Wrong codes count by network: a class of thirty passes, a guesser does not. The six signs of a board
 * are few, so that a guesser with hundreds of networks is held too (G18, decision 0049): from where no mentor opened a lesson lately, the wrong ones of everybody count
 * together. At school a class goes on meanwhile. A right code gives its try back. Fault: `too-many`.
 */
export async function behindClassCode(
  { actor, house, desk, network }: Asking,
  code: string,
): Promise<FoundLesson | FoundPlace | undefined> {
  const counted: [LimitName, string][] = [['lesson-code', network]];
  if (code.length === codeLength.lesson && !(await isSchool({ desk, network })))
    counted.push(['lesson-code-elsewhere', '']);
  for (const [name, key] of counted) await desk.limits.take(name, key);
  const found = (await findLesson(actor, house, code)) ?? (await findPlace(actor, house, code));
  if (found !== undefined) for (const [name, key] of counted) await desk.limits.giveBack(name, key);
  return found;
}

/** A mentor opened a lesson here: for the rest of the school day this network is a school's. */
export async function noteSchool({ desk, network }: Pick<Asking, 'desk' | 'network'>): Promise<void> {
  await desk.limits.count('lesson-here', network);
}

const isSchool = async ({ desk, network }: Pick<Asking, 'desk' | 'network'>): Promise<boolean> =>
  (await desk.limits.left('lesson-here', network)) < policies['lesson-here'].points;
