import type { OwnerActor, StaffActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import { Fault } from '../base/fault.ts';
import { type AskingId, newId, type OrganisationId, type OwnerId } from '../base/id.ts';
import { passportOf } from '../passport/rows.ts';
import { openCalled } from '../passport/seal.ts';
import {
  type AskingKind,
  type AskingTable,
  askingOf,
  askings,
  deleteAsking,
  endSchoolRecord,
  type Handler,
  insertAsking,
  standingAtSchool,
} from './record-rows.ts';
import { openWords, seal } from './seal.ts';

/** Whom the young person can ask: the dean of a school of theirs, or for who is in no class the privacy officer of a region. */
export type Office = { organisation: OrganisationId; name: string; role: Handler };

/** In the transaction of the owner: schools of the own classes that have a dean now; else, without a class, who watches over privacy. */
export async function officesOf({ tx, now }: Granted, owner: OwnerId): Promise<Office[]> {
  const holders = tx
    .selectFrom('organisations.staff as staff')
    .innerJoin('organisations.organisation as organisation', 'organisation.id', 'staff.organisation')
    .select(['staff.organisation', 'organisation.name'])
    .distinct()
    .where('staff.since', '<=', now)
    .where((is) => is.or([is('staff.until', 'is', null), is('staff.until', '>', now)]))
    .orderBy('organisation.name');
  const own = await tx
    .selectFrom('organisations.member as member')
    .innerJoin('organisations.group as group', 'group.id', 'member.group')
    .innerJoin('organisations.organisation as place', 'place.id', 'group.organisation')
    .select(['group.organisation', 'place.parent', 'place.region'])
    .where('member.owner', '=', owner)
    .where('member.left', 'is', null)
    .execute();
  const as = (role: Handler) => (rows: { organisation: OrganisationId; name: string }[]) =>
    rows.map((row) => ({ ...row, role }));
  // Who watches over privacy at a school of theirs or for their region; without a class, for a region or a municipality.
  const schools = own.flatMap(({ organisation, parent }) =>
    parent === null ? [organisation] : [organisation, parent],
  );
  const regions = own.map(({ region }) => region);
  const officers = await holders
    .where('staff.role', '=', 'privacy-officer')
    .where((is) =>
      own.length === 0
        ? is('organisation.kind', 'in', ['region', 'municipality'])
        : is.or([
            is('staff.organisation', 'in', schools),
            is.and([is('organisation.kind', '=', 'region'), is('organisation.region', 'in', regions)]),
          ]),
    )
    .execute()
    .then(as('privacy-officer'));
  if (own.length === 0) return officers;
  const deans = await holders
    .where('staff.role', '=', 'dean')
    .where('staff.organisation', 'in', schools)
    .execute()
    .then(as('dean'));
  return deans.length > 0 ? deans : officers;
}

/** The young person asks: paper was signed at home, or it cannot be asked at home (F44). Faults: `not-there` for who cannot be asked. */
export async function askSchool(
  actor: OwnerActor,
  house: House,
  asking: { kind: AskingKind; organisation: OrganisationId; words: string },
): Promise<void> {
  const { owner } = actor;
  await perform(house, actor, 'consent.ask', { passport: owner }, async (granted) => {
    const { tx, permit, now } = granted;
    const office = (await officesOf(granted, owner)).find((one) => one.organisation === asking.organisation);
    const passport = await passportOf(tx, owner);
    if (office === undefined || passport === undefined) throw new Fault('not-there', 'nobody to ask there');
    const of = { id: newId<AskingId>(), owner };
    const called = await openCalled(house.keys, permit, passport);
    const { kind } = asking;
    await insertAsking(tx, {
      ...of,
      ...{ kind, role: office.role, organisation: office.organisation, asked: now },
      called: house.keys.sealForHouse('consent-asking', of.id, called),
      words: await seal(house.keys, permit, of, 'words', { text: asking.words }),
      ...{ handled: null, outcome: null, person: null, reply: null },
    });
  });
}

/** Asks no more, as long as nobody handled it. */
export async function takeBackAsking(actor: OwnerActor, house: House, id: AskingId): Promise<void> {
  await perform(house, actor, 'consent.unask', { passport: actor.owner }, ({ tx }) =>
    deleteAsking(tx, actor.owner, id),
  );
}

/** A young person who waits for this role, or of whom something stands here. `called`: empty until the names were asked for. */
export type Waiting = { id: AskingId; kind: AskingKind; called: string; asked: Date };

/** With `names` each of them reads in the own log that this role saw who asked; without, nothing of anybody is opened. */
export type Naming = 'names' | 'nameless';

export async function listWaiting(
  actor: StaffActor,
  house: House,
  naming: Naming = 'nameless',
): Promise<Waiting[]> {
  const rows = await perform(house, actor, 'consent.list', {}, ({ tx }) => askings(tx));
  const waiting = rows.filter(({ handled }) => handled === null);
  return nameEach(actor, house, waiting, naming);
}

/** How many wait: for the first page, that opens nothing. */
export async function countWaiting(actor: StaffActor, house: House): Promise<number> {
  return (await listWaiting(actor, house)).length;
}

/** Of whom paper was seen here, or an exception made, that stands: to be ended when it is taken back. */
export async function listStanding(
  actor: StaffActor,
  house: House,
  naming: Naming = 'nameless',
): Promise<Waiting[]> {
  const rows = await perform(house, actor, 'consent.list', {}, ({ tx }) => standingAtSchool(tx));
  return nameEach(actor, house, rows, naming);
}

/** Who cannot ask at home and waits, is named by opening what they wrote, and nowhere before. */
async function nameEach(
  actor: StaffActor,
  house: House,
  rows: readonly AskingTable[],
  naming: Naming,
): Promise<Waiting[]> {
  const named: Waiting[] = [];
  for (const { id, owner, kind, called, asked, handled } of rows) {
    const hidden = naming === 'nameless' || (kind === 'exception' && handled === null);
    const name = hidden
      ? ''
      : await perform(house, actor, 'consent.see', { passport: owner }, async ({ permit }) =>
          house.keys.openForHouse(permit, 'consent-asking', id, called),
        );
    named.push({ id, kind, called: name, asked });
  }
  return named;
}

/**
 * A guardian took back at school what was signed on paper (AVG art. 7), or the role that made an exception finds it is not needed any more. In force at once;
 * the young person reads it. Faults: `not-there` for what does not stand here.
 */
export async function endAtSchool(actor: StaffActor, house: House, id: AskingId): Promise<void> {
  const row = await perform(house, actor, 'consent.list', {}, ({ tx }) => askingOf(tx, id));
  if (row === undefined) throw new Fault('not-there', 'nothing was asked');
  const about = { passport: row.owner, detail: { kind: row.kind } };
  await perform(house, actor, 'consent.end', about, async ({ tx, now }) => {
    if (!(await endSchoolRecord(tx, id, now))) throw new Fault('not-there', 'nothing that stands');
  });
}

/** One that waits, with what the young person wrote. Faults: `not-there` for what is not asked of this hat (any more). */
export async function weighAsking(
  actor: StaffActor,
  house: House,
  id: AskingId,
): Promise<Waiting & { words: string }> {
  const { owner } = await waitingOf(actor, house, id);
  return perform(house, actor, 'consent.weigh', { passport: owner }, async ({ tx, permit }) => {
    const row = await askingOf(tx, id);
    if (row === undefined || row.handled !== null) throw new Fault('not-there', 'nothing is asked');
    const { keys } = house;
    return {
      ...{ id, kind: row.kind, asked: row.asked },
      called: keys.openForHouse(permit, 'consent-asking', id, row.called),
      words: await openWords({ keys, permit, of: row, sealed: row.words }),
    };
  });
}

/** Whose it is, and what: nothing is opened. */
export async function waitingOf(
  actor: StaffActor,
  house: House,
  id: AskingId,
): Promise<{ owner: OwnerId; kind: AskingKind }> {
  const row = await perform(house, actor, 'consent.list', {}, ({ tx }) => askingOf(tx, id));
  if (row === undefined || row.handled !== null) throw new Fault('not-there', 'nobody asked this');
  return { owner: row.owner, kind: row.kind };
}
