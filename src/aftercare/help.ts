import type { OwnerActor } from '../access/actor.ts';
import { type Granted, glance, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { newId, type OrganisationId, type PersonId, type SignalId } from '../base/id.ts';
import { daytime } from '../base/wall.ts';
import { enqueue } from '../store/outbox.ts';
import { ask } from '../store/statement.ts';
import { followWith } from './landing-rows.ts';
import {
  answerTakeover,
  type CloseReason,
  changeSignal,
  closeOwn,
  putSignal,
  type StandingSignal,
  type StandingTakeover,
  signalsOf,
  takeoversOf,
  type WhereToAsk,
  whereToAsk,
} from './rows.ts';
import { openCalledFor, openWords, type Reach, sealCalledFor, sealWords } from './seal.ts';

/** A line in the outbox that becomes a letter to who works there: somebody asks for help. Holds no word and nobody's name. */
export const signalLine = 'signal-letter';

/** Where help can be asked: those of the own region first. `words`: each has to be in a name, a place or a municipality that is served. */
export async function listWhereToAsk(actor: OwnerActor, house: House, words: string): Promise<WhereToAsk[]> {
  const reads = [whereToAsk(actor.owner, house.clock())] as const;
  return glance(house, actor, 'signal.read', { passport: actor.owner }, reads, (_, all) => {
    const wanted = plain(words).split(' ').filter(Boolean);
    const found = all.filter(({ name, place, serves }) => {
      const text = plain(`${name} ${place ?? ''} ${serves ?? ''}`);
      return wanted.every((word) => text.includes(word));
    });
    return [...found].sort((one, other) => Number(other.near) - Number(one.near));
  });
}

const plain = (words: string): string =>
  words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim().replaceAll(/\s+/g, ' ');

/** `stands`: help was asked already. `nobody`: there is nobody there (any more) who can be asked, and nothing was. */
export type AskedHelp = 'asked' | 'stands' | 'nobody';

/**
 * "Ik wil hulp" (F66): the name to be called and how to be reached go to one Doorstroompunt, and nothing of the passport. Help that is offered directly
 * and for nothing needs no guardian's consent (UAVG art. 5, decision 0061); whatever is shared later does.
 */
export async function askHelp(
  actor: OwnerActor,
  house: House,
  of: { organisation: OrganisationId; called: string; reach: Reach },
): Promise<AskedHelp> {
  const { owner } = actor;
  return perform(house, actor, 'signal.ask', { passport: owner }, async ({ tx, permit, now }) => {
    const { organisation, called, reach } = of;
    if ((await ask(tx, signalsOf(owner, now))).some(({ closed }) => closed === null)) return 'stands';
    if (!(await ask(tx, whereToAsk(owner, now))).some(({ id }) => id === organisation)) return 'nobody';
    const id = newId<SignalId>();
    const sealed = await sealWords(house.keys, permit, 'reach', { owner, id }, reach);
    const signal = { id, owner, organisation, called: sealCalledFor(house.keys, id, called), sealed };
    if (!(await putSignal(tx, { ...signal, asked: now }))) return 'stands';
    // Whoever helps now was not let see where somebody landed yet.
    await followWith(tx, owner, 'anybody', null);
    await enqueue(tx, { kind: signalLine, payload: { organisation }, about: owner, due: daytime(now) });
    return 'asked';
  });
}

/** Takes it back: from now on nobody there sees it. Needs no reason. */
export async function stopHelp(actor: OwnerActor, house: House): Promise<void> {
  await perform(house, actor, 'signal.stop', { passport: actor.owner }, ({ tx, now }) =>
    closeOwn(tx, actor.owner, now),
  );
}

/** What an owner asked, with their own words. `helper`: who helps, when somebody does. */
export type MySignal = {
  id: SignalId;
  organisation: OrganisationId;
  at: string;
  /** Who works there may see it; not when its agreement ended. */
  stands: boolean;
  called: string;
  reach: Reach;
  asked: Date;
  helper: string | undefined;
  person: PersonId | null;
  taken: Date | null;
  closed:
    | { at: Date; by: 'owner' | 'adviser'; reason: CloseReason | null; words: string; seen: boolean }
    | undefined;
};

/** Who would take over, and why; for the young person to answer. */
export type MyTakeover = {
  signal: SignalId;
  person: PersonId;
  to: { organisation: OrganisationId; person: PersonId; name: string; at: string };
  /** The colleague can take over now. */
  there: boolean;
  why: string;
  proposed: Date;
  answered: Date | null;
  outcome: 'yes' | 'no' | null;
};

export type MyHelp = {
  /** What stands now. */
  now: MySignal | undefined;
  before: readonly MySignal[];
  takeovers: readonly MyTakeover[];
};

export async function readHelp(actor: OwnerActor, house: House): Promise<MyHelp> {
  const { owner } = actor;
  const now = house.clock();
  const reads = [signalsOf(owner, now), takeoversOf(owner, now)] as const;
  return glance(house, actor, 'signal.read', { passport: owner }, reads, ({ permit }, signals, takeovers) =>
    openHelp({ permit }, house, signals, takeovers),
  );
}

export async function openHelp(
  { permit }: Pick<Granted, 'permit'>,
  house: House,
  signals: readonly StandingSignal[],
  takeovers: readonly StandingTakeover[],
): Promise<MyHelp> {
  const all = await Promise.all(signals.map((row) => openSignal({ permit }, house, row)));
  const now = all.find(({ closed }) => closed === undefined);
  return {
    now,
    before: all.filter((one) => one !== now),
    takeovers: await Promise.all(takeovers.map((row) => openTakeover({ permit }, house, row))),
  };
}

async function openSignal(
  { permit }: Pick<Granted, 'permit'>,
  { keys }: House,
  row: StandingSignal,
): Promise<MySignal> {
  const { owner, id, organisation, person, asked, taken, stands } = row;
  const of = { owner, id };
  const text = async (what: string, sealed: Uint8Array | null) =>
    sealed === null ? undefined : (await openWords(keys, permit, 'words', { ...of, what }, sealed)).text;
  return {
    ...{ id, organisation, at: row.organisationName, stands, asked, person, taken },
    called: openCalledFor(keys, permit, id, row.called),
    reach: await openWords(keys, permit, 'reach', of, row.sealed),
    helper: await text('taker', row.taker),
    closed:
      row.closed === null || row.closed_by === null
        ? undefined
        : {
            ...{ at: row.closed, by: row.closed_by, reason: row.reason, seen: row.seen !== null },
            words: (await text('closed', row.words)) ?? '',
          },
  };
}

async function openTakeover(
  { permit }: Pick<Granted, 'permit'>,
  { keys }: House,
  row: StandingTakeover,
): Promise<MyTakeover> {
  const { signal, owner, person, there, proposed, answered, outcome } = row;
  const of = { owner, id: signal, what: person };
  const { why, name, at } = await openWords(keys, permit, 'takeover', of, row.sealed);
  const to = { organisation: row.to_organisation, person: row.to_person, name, at };
  return { signal, person, to, there, why, proposed, answered, outcome };
}

/** What waits for the young person's yes or no now. */
export const waitingTakeover = ({ now, takeovers }: MyHelp): MyTakeover | undefined =>
  takeovers.find(
    ({ signal, person, answered }) => answered === null && signal === now?.id && person === now.person,
  );

/**
 * Yes: the colleague helps from now on, and who proposed it sees nothing any more (F65). No: it stays. `false`: a yes to who cannot help any more, and
 * nothing changed: asked again here, since much can have happened after the proposal. Fault `not-there` when nothing waits.
 */
export async function answerColleague(actor: OwnerActor, house: House, yes: boolean): Promise<boolean> {
  const { owner } = actor;
  return perform(house, actor, 'takeover.answer', { passport: owner }, async ({ tx, permit, now }) => {
    const [signals, takeovers] = [
      await ask(tx, signalsOf(owner, now)),
      await ask(tx, takeoversOf(owner, now)),
    ];
    const waiting = waitingTakeover(await openHelp({ permit }, house, signals, takeovers));
    if (waiting === undefined) throw new Fault('not-there', 'nobody who would take over');
    if (yes && !waiting.there) return false;
    await answerTakeover(tx, waiting, { outcome: yes ? 'yes' : 'no', at: now });
    if (!yes) return true;
    const of = { owner, id: waiting.signal, what: 'taker' };
    const { organisation, person, name } = waiting.to;
    const taker = await sealWords(house.keys, permit, 'words', of, { text: name });
    await changeSignal(tx, waiting.signal, { organisation, person, taken: now, taker });
    await followWith(tx, owner, waiting.person, person);
    return true;
  });
}

/** The young person knows that it was closed. */
export async function seeClosed(actor: OwnerActor, house: House): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'signal.seen', { passport: owner }, async ({ tx, now }) => {
    for (const { id, closed, seen } of await ask(tx, signalsOf(owner, now)))
      if (closed !== null && seen === null) await changeSignal(tx, id, { seen: now });
  });
}
