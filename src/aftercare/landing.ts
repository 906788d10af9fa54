import type { OwnerActor } from '../access/actor.ts';
import { type Granted, glance, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type LandingId, newId, type OwnerId, type PersonId } from '../base/id.ts';
import { answersTo } from '../passport/rows.ts';
import { openAnswer } from '../passport/seal.ts';
import { ask } from '../store/statement.ts';
import type { Tx } from '../store/store.ts';
import { type MyHelp, openHelp } from './help.ts';
import {
  answerCheckin,
  changeLanding,
  checkinsOf,
  countsNow,
  dropLanding,
  type LandingKind,
  landingsOf,
  putCheckins,
  putLanding,
  putSummer,
  type SummerState,
  summersOf,
  waitsForYes,
} from './landing-rows.ts';
import { type CheckMonths, isDue, summerOf } from './life.ts';
import { type MyCheckin, type MyLanding, openCheckin, openLanding } from './open-landing.ts';
import { signalsOf, takeoversOf } from './rows.ts';
import { type Sealed, sealWords } from './seal.ts';

/** What comes after school, for the young person's own eyes. */
export type Aftercare = {
  help: MyHelp;
  landing: MyLanding | undefined;
  /** What who helps wrote down last, and waits for a yes. */
  proposed: MyLanding | undefined;
  before: readonly MyLanding[];
  checkins: readonly MyCheckin[];
  /** The check-in that is asked now. */
  due: MyCheckin | undefined;
  /** "Heb je nog een plek?": the summer in which it is asked now, when nothing was said; never of who said no to it (sm9). */
  summer: number | undefined;
  summers: readonly { year: number; state: SummerState; said: Date }[];
};

export async function readAftercare(actor: OwnerActor, house: House): Promise<Aftercare> {
  const { owner } = actor;
  const at = house.clock();
  const reads = [
    ...([signalsOf(owner, at), takeoversOf(owner, at), landingsOf(owner), checkinsOf(owner)] as const),
    ...([summersOf(owner), answersTo(owner, ['sm9'])] as const),
  ] as const;
  return glance(
    house,
    actor,
    'signal.read',
    { passport: owner },
    reads,
    async ({ permit, now }, signals, takeovers, landings, checkins, summers, [asked]) => {
      const help = await openHelp({ permit }, house, signals, takeovers);
      const helper = help.now?.person ?? null;
      const all = await Promise.all(landings.map((row) => openLanding({ permit }, house, row, helper)));
      const landing = all[landings.findIndex(countsNow)];
      const proposed = all[landings.findIndex(waitsForYes)];
      const opened = await Promise.all(checkins.map((row) => openCheckin({ permit }, house, row)));
      const year = summerOf(now);
      const said = summers.find((one) => one.year === year)?.state ?? null;
      const mayAsk = year !== undefined && said === null && landing === undefined && proposed === undefined;
      const declined = mayAsk && asked !== undefined && (await saidNo({ permit }, house, asked));
      return {
        help,
        ...{ landing, proposed },
        before: all.filter((_, n) => landings[n]?.ended !== null),
        checkins: opened,
        due:
          landing?.stopped === false
            ? opened.findLast(
                (one) => one.landing === landing.id && one.answered === null && isDue(one.due, now),
              )
            : undefined,
        summer: mayAsk && !declined ? year : undefined,
        summers: summers.flatMap((one) =>
          one.state === null || one.said === null
            ? []
            : [{ year: one.year, state: one.state, said: one.said }],
        ),
      };
    },
  );
}

/** "Mogen we in de zomer vragen hoe het gaat?" Nee. */
export async function saidNo(
  { permit }: Pick<Granted, 'permit'>,
  house: House,
  row: Parameters<typeof openAnswer>[2],
): Promise<boolean> {
  return (await summerAnswer({ permit }, house, row)) === 'nee';
}

/** What was chosen there: "ja", "nee", or nothing. */
export async function summerAnswer(
  { permit }: Pick<Granted, 'permit'>,
  house: House,
  row: Parameters<typeof openAnswer>[2],
): Promise<string | undefined> {
  const part = (await openAnswer(house.keys, permit, row)).parts.mag;
  return part?.kind === 'choice' ? part.chosen[0] : undefined;
}

/** "Heb je nog een plek?" One answer a summer; it can be changed. */
export async function saySummer(actor: OwnerActor, house: House, state: SummerState): Promise<void> {
  await perform(house, actor, 'summer.say', { passport: actor.owner }, async ({ tx, now }) => {
    const year = summerOf(now);
    if (year !== undefined) await putSummer(tx, { owner: actor.owner, year, state, said: now });
  });
}

/** `asks`: after 1, 3 and 6 months we ask how it goes. `follow`: who helps at this moment may see it. */
export type TypedLanding = {
  kind: LandingKind;
  where: string;
  starts: string;
  asks: boolean;
  follow: boolean;
};

/** Where the young person landed. The same place told better keeps what was answered; `anew`: another place, with questions of its own. */
export async function keepLanding(
  actor: OwnerActor,
  house: House,
  { kind, where, starts, asks, follow }: TypedLanding,
  anew: boolean,
): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'landing.keep', { passport: owner }, async ({ tx, permit, now }) => {
    const current = (await ask(tx, landingsOf(owner))).find(countsNow);
    const same = current !== undefined && !anew;
    if (current !== undefined && anew) await changeLanding(tx, current.id, { ended: now });
    const id = same ? current.id : newId<LandingId>();
    const sealed = await sealWords(house.keys, permit, 'landing', { owner, id }, { where });
    const follow_person = follow ? await helperOf(tx, owner, now) : null;
    const words = {
      ...{ kind, sealed, starts, follow_person, counts: true },
      ...{ kept: now, confirmed: now, stopped: asks ? null : now },
    };
    if (same) await changeLanding(tx, id, words);
    else await putLanding(tx, { id, owner, ...words, proposer: null, proposer_name: null, ended: null });
    if (asks) await putCheckins(tx, { id, owner, starts });
  });
}

/** Who helps now, when somebody does. */
const helperOf = async (tx: Tx, owner: OwnerId, now: Date): Promise<PersonId | null> =>
  (await ask(tx, signalsOf(owner, now))).find(({ closed }) => closed === null)?.person ?? null;

/**
 * Who helps wrote it down. Yes: it counts from now on, in the place of what counted before, and they may see it. No: it goes. Fault `not-there` when this
 * one does not wait.
 */
export async function answerLanding(
  actor: OwnerActor,
  house: House,
  id: LandingId,
  yes: boolean,
): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'landing.answer', { passport: owner }, async ({ tx, now }) => {
    const all = await ask(tx, landingsOf(owner));
    const waiting = all.find((one) => one.id === id && waitsForYes(one));
    if (waiting === undefined) throw new Fault('not-there', 'nothing to say yes to');
    if (!yes) return dropLanding(tx, waiting.id);
    const former = all.find(countsNow);
    if (former !== undefined) await changeLanding(tx, former.id, { ended: now });
    await changeLanding(tx, waiting.id, { confirmed: now, follow_person: waiting.proposer, counts: true });
    await putCheckins(tx, waiting);
  });
}

/** An answer to a check-in, or "sla over". `call`: who helps sees it, and what was said. */
export type TypedCheckin = Sealed<'checkin'> & { call: boolean };

/** Counts once. `false` when it is not asked (any more), or was answered before: then nothing was kept. */
export async function sayCheckin(
  actor: OwnerActor,
  house: House,
  months: CheckMonths,
  said: TypedCheckin | 'skipped',
): Promise<boolean> {
  const { owner } = actor;
  return perform(house, actor, 'checkin.answer', { passport: owner }, async ({ tx, permit, now }) => {
    const current = (await ask(tx, landingsOf(owner))).find(countsNow);
    if (current === undefined) return false;
    const id = current.id;
    const { feeling, words, call } =
      said === 'skipped' ? { feeling: undefined, words: '', call: false } : said;
    const sealed =
      feeling === undefined
        ? null
        : await sealWords(house.keys, permit, 'checkin', { owner, id, what: months }, { feeling, words });
    // Who may call sees where, and what was said: whose name stands there, and nobody when there is none.
    const call_person = call ? await helperOf(tx, owner, now) : null;
    const answer = { answered: now, skipped: sealed === null, call, call_person, sealed };
    if (!(await answerCheckin(tx, { landing: id, months }, answer))) return false;
    if (call_person !== null) await changeLanding(tx, id, { follow_person: call_person });
    return true;
  });
}

/** "Vraag me dit niet meer": one tap. Where somebody landed stays; nothing is asked any more. */
export async function stopCheckins(actor: OwnerActor, house: House): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'checkin.stop', { passport: owner }, async ({ tx, now }) => {
    for (const one of await ask(tx, landingsOf(owner)))
      if (countsNow(one) && one.stopped === null) await changeLanding(tx, one.id, { stopped: now });
  });
}
