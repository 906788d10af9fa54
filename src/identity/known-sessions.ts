import { pairOf, type Standing } from '../access/actor.ts';
import type { House } from '../access/perform.ts';
import { after, minutes } from '../base/clock.ts';
import { askSession, hashToken, type Opened, openSession } from './session.ts';
import { idle } from './session-rows.ts';

/**
 * The sessions that this node saw of late. Who is known needs no question of its own: whether the session still stands goes along with the first act
 * of the request, and nobody enters when it does not (decision 0032).
 */
export type KnownSessions = {
  /** Who holds this token now. */
  find(token: string): Promise<Opened | undefined>;
  /** Who held it when it was asked last. Its actor enters only as long as that is still so; until an act has said so, nothing of theirs is shown. */
  recall(token: string): Opened | undefined;
};

type Known = { opened: Opened; frame: Uint8Array; questions: Standing['questions']; until: Date };

const mostKnown = 5_000;
const knownFor = minutes(10);

export function knownSessions(house: House): KnownSessions {
  const known = new Map<string, Known>();
  return {
    async find(token) {
      const secret = hashToken(token);
      const row = await askSession(house, secret);
      const opened = row && (await openSession(house, row));
      const key = secret.toString('base64');
      known.delete(key);
      if (row === undefined || opened === undefined) return undefined;
      const until = after(house.clock(), knownFor);
      const questions = row.owner === null ? undefined : { set: row.set, begun: row.begun };
      // Who sits beside is beside until a moment (F34): then who it is is asked anew.
      const beside = pairOf(opened.actor)?.until ?? until;
      known.set(key, { opened, frame: row.frame, questions, until: beside < until ? beside : until });
      const oldest = known.keys().next().value;
      if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
      return opened;
    },
    recall(token) {
      const secret = hashToken(token);
      const found = known.get(secret.toString('base64'));
      if (found === undefined || found.until <= house.clock()) return undefined;
      const { opened, frame, questions } = found;
      const standing = {
        ...{ secret, frame, idle: idle[opened.device], asked: false },
        questions,
      };
      return { ...opened, actor: { ...opened.actor, standing } };
    },
  };
}
