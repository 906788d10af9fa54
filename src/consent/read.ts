import type { OwnerActor } from '../access/actor.ts';
import { type Granted, type House, perform } from '../access/perform.ts';
import type { AskingId, GrantId, GuardianId } from '../base/id.ts';
import { lifeOf, stands } from '../sharing/life.ts';
import { type GrantRow, grantsOf } from '../sharing/rows.ts';
import { isFixed, readBirthday } from './birthday.ts';
import { type Again, asksAgain, type Birth, type Said, type Standing, standingOf } from './life.ts';
import { type AskingKind, askings, type RecordTable, recordsOf } from './record-rows.ts';
import { birthRow, confirmedOf, type GuardianRow, guardiansOf } from './rows.ts';
import { type Office, officesOf } from './school.ts';
import {
  type Asked,
  type GuardianKeys,
  openGuardianKeys,
  openReply,
  openSaid,
  openWho,
  type Words,
} from './seal.ts';

/** One guardian as the young person sees it (C5): asked, opened, and what was said. */
export type Guardian = {
  id: GuardianId;
  who: Asked;
  keys: GuardianKeys;
  made: Date;
  ends: Date;
  stopped: Date | undefined;
  opened: Date | undefined;
  said: Spoken | undefined;
};

/** What somebody said, with its end. */
export type Spoken = Said &
  Words & { guardian: GuardianId | null; version: string; hash: string; language: string; by: string | null };

export type SchoolAsking = {
  id: AskingId;
  kind: AskingKind;
  asked: Date;
  handled: Date | undefined;
  outcome: 'yes' | 'no' | undefined;
  /** What the role wrote back, and under which name. */
  reply: { name: string; text: string } | undefined;
};

export type MyConsent = {
  standing: Standing;
  birthday: string | undefined;
  /** A share was given or somebody was asked: the day stands. */
  fixed: boolean;
  sixteen: Date | undefined;
  guardians: Guardian[];
  said: Spoken[];
  askings: SchoolAsking[];
  offices: Office[];
};

/** All about consent, for the owner's own eyes: who was asked, what they said, and what the school was asked. */
export async function readConsent(actor: OwnerActor, house: House): Promise<MyConsent> {
  const { owner } = actor;
  return perform(house, actor, 'consent.read', { passport: owner }, async (granted) => ({
    ...(await consentIn(granted, house, owner)),
    fixed: await isFixed(granted, owner),
    offices: await officesOf(granted, owner),
  }));
}

/** In the transaction of the owner. */
export async function consentIn(
  granted: Granted,
  house: House,
  owner: OwnerActor['owner'],
): Promise<Omit<MyConsent, 'fixed' | 'offices'>> {
  const { tx, now } = granted;
  const birth = await birthRow(tx, owner);
  const rows = await recordsOf(tx, owner);
  const said: Spoken[] = [];
  for (const row of rows) said.push(await spoken(granted, house, row));
  const guardians: Guardian[] = [];
  for (const row of await guardiansOf(tx, owner)) guardians.push(await guardianIn(granted, house, row, said));
  return {
    standing: standingOf(birth, rows, now),
    birthday: await readBirthday(granted, house, owner),
    sixteen: birth?.sixteen ?? undefined,
    guardians,
    said,
    askings: await askingsIn(granted, house),
  };
}

async function spoken({ permit }: Granted, { keys }: House, row: RecordTable): Promise<Spoken> {
  const { how, said, given, withdrawn, guardian, version, language, withdrawn_by: by } = row;
  const words = await openSaid({ keys, permit, of: row, sealed: row.sealed });
  const hash = Buffer.from(row.hash).toString('hex');
  return { ...words, how, said, given, withdrawn, guardian, version, hash, language, by };
}

async function guardianIn(
  { permit }: Granted,
  { keys }: House,
  row: GuardianRow,
  said: readonly Spoken[],
): Promise<Guardian> {
  const open = (sealed: Uint8Array) => ({ keys, permit, of: row, sealed });
  return {
    ...{ id: row.id, made: row.made, ends: row.ends },
    who: await openWho(open(row.who)),
    keys: await openGuardianKeys(open(row.keys)),
    stopped: row.stopped ?? undefined,
    opened: row.opened ?? undefined,
    said: said.find(({ guardian }) => guardian === row.id),
  };
}

async function askingsIn({ tx, permit }: Granted, { keys }: House): Promise<SchoolAsking[]> {
  return Promise.all(
    (await askings(tx)).map(async (row) => ({
      ...{ id: row.id, kind: row.kind, asked: row.asked },
      handled: row.handled ?? undefined,
      outcome: row.outcome ?? undefined,
      reply: row.reply === null ? undefined : await openReply({ keys, permit, of: row, sealed: row.reply }),
    })),
  );
}

/** How it stands with sharing outside school, and which shares ask their owner again: nothing is opened. */
export type Outside = {
  standing: Standing;
  again: ReadonlyMap<GrantId, Again>;
  /** Something was shared outside school before. */
  given: boolean;
};

export async function readOutside(actor: OwnerActor, house: House): Promise<Outside> {
  const { owner } = actor;
  return perform(house, actor, 'consent.read', { passport: owner }, async ({ tx, now }) => {
    const birth = await birthRow(tx, owner);
    const said = await recordsOf(tx, owner);
    const chosen = await confirmedOf(tx, owner);
    const grants = await grantsOf(tx, owner);
    return {
      standing: standingOf(birth, said, now),
      again: againOf(birth, said, grants, chosen, now),
      given: grants.some((grant) => grant.starts !== null && !isInside(grant)),
    };
  });
}

/** A share with the mentor of an own class: inside school, where no guardian is asked. */
export const isInside = ({ group }: Pick<GrantRow, 'group'>): boolean => group !== null;

function againOf(
  birth: Birth | undefined,
  said: readonly Said[],
  grants: readonly GrantRow[],
  chosen: ReadonlyMap<GrantId, Date>,
  now: Date,
): Map<GrantId, Again> {
  const again = new Map<GrantId, Again>();
  for (const grant of grants) {
    if (grant.starts === null || isInside(grant) || !stands(lifeOf(grant, now))) continue;
    const why = asksAgain(birth, said, chosen.get(grant.id) ?? grant.starts, now);
    if (why !== undefined) again.set(grant.id, why);
  }
  return again;
}
