import type { Granted, House } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { openAll } from './agree.ts';
import { agreementsOf } from './agreement-rows.ts';
import { asksOf } from './ask-rows.ts';
import { pointsOf } from './point-rows.ts';
import { talksOf } from './rows.ts';
import { openPoint, openTalk, type TalkWords } from './seal.ts';

/** A talk to take along. */
export type TakenTalk = TalkWords & {
  id: string;
  kind: string;
  state: string;
  starts: string;
  minutes: number;
  chapters: readonly string[];
  withMentor: boolean;
};

export type TakenAgreement = {
  id: string;
  talk: string | null;
  kind: string;
  by: string;
  who: string;
  what: string;
  when: string;
  due: string | null;
  evaluate: string | null;
  done: string | null;
  otherDone: string | null;
};

export type TakenTalks = {
  talks: TakenTalk[];
  agreements: TakenAgreement[];
  asks: { at: string; done: string | null }[];
  points: { text: string | null; question: string | null; discussed: string | null }[];
};

/** All talks, agreements and points of an owner, for the export (AVG art. 15 and 20); within its transaction. */
export async function takeTalks(granted: Granted, house: House, owner: OwnerId): Promise<TakenTalks> {
  const { tx, permit } = granted;
  const talks: TakenTalk[] = [];
  for (const row of await talksOf(tx, owner)) {
    const { id, kind, state, starts, minutes, chapters, mentor } = row;
    const words = await openTalk(house.keys, permit, row);
    const clear = { id, kind, state, minutes, chapters, withMentor: mentor !== null };
    talks.push({ ...words, ...clear, starts: starts.toISOString() });
  }
  const agreements = (await openAll(granted, house, await agreementsOf(tx, owner))).map((one) => ({
    id: one.id,
    talk: one.talk,
    kind: one.kind,
    by: one.by,
    ...one.words,
    due: one.due,
    evaluate: one.evaluate,
    done: stamp(one.owner_done),
    otherDone: stamp(one.other_done),
  }));
  const points: TakenTalks['points'] = [];
  for (const { id, question, sealed, discussed } of await pointsOf(tx, owner)) {
    const text = sealed && (await openPoint(house.keys, permit, { id, owner, sealed }));
    points.push({ text, question, discussed: stamp(discussed) });
  }
  const asks = (await asksOf(tx, owner)).map(({ at, done }) => ({
    at: at.toISOString(),
    done: stamp(done),
  }));
  return { talks, agreements, asks, points };
}

const stamp = (at: Date | null): string | null => at?.toISOString() ?? null;
