import type { OwnerActor } from '../access/actor.ts';
import type { GrantState } from '../access/facts.ts';
import type { Granted, House } from '../access/perform.ts';
import type { Json } from '../base/json.ts';
import { openPerson } from '../identity/person.ts';
import { personById } from '../identity/person-rows.ts';
import { copyWords } from '../sharing/copy-rows.ts';
import { lifeOf } from '../sharing/life.ts';
import { type ReaderTable, readersOf } from '../sharing/reader-rows.ts';
import { openReply } from '../sharing/reply.ts';
import { asksOf, repliesTo } from '../sharing/reply-rows.ts';
import { grantsOf } from '../sharing/rows.ts';
import { openReceiver, type Receiver } from '../sharing/seal.ts';

export type TakenShare = {
  id: string;
  receiver: Receiver;
  state: GrantState;
  chapters: readonly string[];
  questions: readonly string[];
  extra: readonly string[];
  purpose: string;
  started: string | null;
  ends: string | null;
  stopped: string | null;
  accepted: string | null;
  /** What the receiver let know, and when they asked for longer. */
  reply: { kind: string; words: string; at: string } | null;
  asked: string | null;
  /** Who at work said yes to the purpose, of a share with an inbox or a person there. */
  readers: { name: string; at: string }[];
  /** Of a copy: what it holds. */
  copy: Json | null;
};

/** Who could see what, and when. Links and codes stay here: a file lies about. */
export async function sharesOf(
  granted: Granted,
  house: House,
  actor: Pick<OwnerActor, 'owner'>,
): Promise<TakenShare[]> {
  const { tx, permit, now } = granted;
  const replies = await repliesTo(tx, actor.owner);
  const asks = await asksOf(tx, actor.owner);
  const readers = await readersOf(tx, actor.owner);
  const shares: TakenShare[] = [];
  for (const row of await grantsOf(tx, actor.owner)) {
    const reply = replies.find(({ grant }) => grant === row.id);
    const opened = reply && (await openReply(house.keys, permit, reply));
    const copied = row.copy && row.starts !== null;
    shares.push({
      id: row.id,
      receiver: await openReceiver(house.keys, permit, row),
      state: lifeOf(row, now),
      chapters: row.chapters,
      questions: row.questions,
      extra: row.extra,
      purpose: row.purpose,
      started: row.starts?.toISOString() ?? null,
      ends: row.ends?.toISOString() ?? null,
      stopped: row.withdrawn?.toISOString() ?? null,
      accepted: row.accepted?.toISOString() ?? null,
      reply: opened === undefined ? null : { ...opened, at: opened.at.toISOString() },
      asked: asks.get(row.id)?.toISOString() ?? null,
      readers: await readersBy(
        granted,
        house,
        readers.filter(({ grant }) => grant === row.id),
      ),
      copy: copied ? await copyWords(granted, house, row) : null,
    });
  }
  return shares;
}

async function readersBy({ tx, permit }: Granted, house: House, rows: readonly ReaderTable[]) {
  const readers: TakenShare['readers'] = [];
  for (const { person: id, at } of rows) {
    const person = await personById(tx, id);
    const name = person === undefined ? '' : openPerson(house.keys, permit, person).name;
    readers.push({ name, at: at.toISOString() });
  }
  return readers;
}
