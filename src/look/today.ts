import type { OwnerActor } from '../access/actor.ts';
import { glance, type House } from '../access/perform.ts';
import { type Opened, openGlass, unseenGlasses } from '../emergency/rows.ts';
import { unreadOf } from '../guidance/rows.ts';
import { addressKind } from '../identity/address-domain.ts';
import { openWho } from '../identity/helper-seal.ts';
import type { Waiting } from '../identity/helpers.ts';
import { readAddressNow } from '../identity/own-returned.ts';
import { standingRescues } from '../identity/rescue-rows.ts';
import { unheardOf } from '../mirror/reply-rows.ts';
import { type Together, togetherIn } from '../organisations/lead.ts';
import { lessonsOn } from '../organisations/lesson-rows.ts';

/** What is going on now, for the first page: a lesson of the own class, what others wrote that was not read yet, and whether somebody wants to come back. */
export type Today = {
  together: Together | undefined;
  /** Of a mentor, and answers of who was asked how they see the owner. */
  unread: number;
  unheard: number;
  comingBack: Waiting[];
  /** That two keyholders had the passport opened, until it was read (F96). */
  opened: Opened[];
  /** Whether there is an own address, and whether it ends with the school (C9). */
  address: 'none' | 'school' | 'own';
};

export async function readToday(actor: OwnerActor, house: House): Promise<Today> {
  const { kind, ...today } = await readDay(actor, house);
  // An address of before its domain was looked at is opened once, to know. It is nobody's to open with somebody beside.
  const looks = kind?.known === false && actor.pair === undefined;
  const school = looks ? (await readAddressNow(actor, house))?.school : kind?.school;
  return { ...today, address: kind === undefined ? 'none' : school ? 'school' : 'own' };
}

function readDay(
  actor: OwnerActor,
  house: House,
): Promise<Omit<Today, 'address'> & { kind: { school: boolean; known: boolean } | undefined }> {
  const { owner } = actor;
  const now = house.clock();
  const reads = [
    lessonsOn(owner, now),
    unreadOf(owner),
    standingRescues(owner, now),
    addressKind(owner),
    unseenGlasses(owner),
    unheardOf(owner),
  ] as const;
  const target = { passport: owner };
  return glance(
    house,
    actor,
    'passport.read',
    target,
    reads,
    async ({ permit }, lessons, [unread], rescues, [kind], glasses, [unheard]) => ({
      together: togetherIn(lessons),
      unread: unread?.count ?? 0,
      unheard: unheard?.count ?? 0,
      kind,
      opened: (await Promise.all(glasses.map((row) => openGlass(house.keys, permit, row)))).flatMap(
        (one) => one ?? [],
      ),
      comingBack: await Promise.all(
        rescues.map(async (row) => ({
          who: await openWho(house.keys, permit, row),
          opens: new Date(row.opens),
        })),
      ),
    }),
  );
}
