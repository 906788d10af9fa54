import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { TalkId } from '../base/id.ts';
import { type Agreement, openAll } from './agree.ts';
import { agreementsOf } from './agreement-rows.ts';
import { type AskTable, openAsksOf } from './ask-rows.ts';
import { isAhead } from './life.ts';
import { gatherPoints, type Points } from './points.ts';
import { type TalkRow, talkOf, talksOf } from './rows.ts';
import { openTalk, type TalkWords } from './seal.ts';

/** A talk, open to read. */
export type Talk = Omit<TalkRow, 'sealed'> & { words: TalkWords };

/** The page "Mijn gesprekken": what is to come, what was, what to talk about, what was agreed, and who was asked. */
export type MyTalks = {
  ahead: readonly Talk[];
  before: readonly Talk[];
  points: Points;
  agreements: readonly Agreement[];
  asks: readonly AskTable[];
};

export async function readMyTalks(actor: OwnerActor, house: House): Promise<MyTalks> {
  const { owner } = actor;
  return perform(house, actor, 'talk.read', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const talks: Talk[] = [];
    for (const row of await talksOf(tx, owner)) talks.push(await opened(row));
    return {
      ahead: talks.filter((talk) => isAhead(talk, now)),
      before: talks.filter((talk) => !isAhead(talk, now)).reverse(),
      points: await gatherPoints(granted, house, actor),
      agreements: await openAll(granted, house, await agreementsOf(tx, owner)),
      asks: await openAsksOf(tx, owner),
    };
    async function opened({ sealed, ...clear }: TalkRow): Promise<Talk> {
      return { ...clear, words: await openTalk(house.keys, permit, { ...clear, sealed }) };
    }
  });
}

/** One talk with its agreements, or `undefined` when this owner has none with this id. */
export async function readTalk(
  actor: OwnerActor,
  house: House,
  id: TalkId,
): Promise<{ talk: Talk; agreements: readonly Agreement[] } | undefined> {
  return perform(house, actor, 'talk.read', { passport: actor.owner }, async (granted) => {
    const row = await talkOf(granted.tx, id);
    if (row === undefined) return undefined;
    const { sealed, ...clear } = row;
    const words = await openTalk(house.keys, granted.permit, { ...clear, sealed });
    const agreements = await agreementsOf(granted.tx, actor.owner, id);
    return { talk: { ...clear, words }, agreements: await openAll(granted, house, agreements) };
  });
}

/** For the first page: the talk that comes next, and what the young person was not told yet. */
export type TalkNews = { next: Talk | undefined; news: readonly Talk[] };

export async function readTalkNews(actor: OwnerActor, house: House): Promise<TalkNews> {
  return perform(house, actor, 'talk.read', { passport: actor.owner }, async ({ tx, permit, now }) => {
    const rows = await talksOf(tx, actor.owner);
    const next = rows.find((row) => row.state === 'planned' && isAhead(row, now));
    const told = rows.filter((row) => row.news !== null && row.starts > now);
    const open = async ({ sealed, ...clear }: TalkRow): Promise<Talk> => ({
      ...clear,
      words: await openTalk(house.keys, permit, { ...clear, sealed }),
    });
    return { next: next && (await open(next)), news: await Promise.all(told.map(open)) };
  });
}
