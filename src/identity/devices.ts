import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { SessionId } from '../base/id.ts';
import { openFrame } from './frame.ts';
import type { Device } from './session.ts';
import { deleteOtherSessions, deleteSessionById, isOpen, sessionsOf } from './session-rows.ts';

/** Somewhere that this passport is open (U46). `about`: what the device calls itself, such as "chrome android"; may be empty. */
export type SignedIn = {
  id: SessionId;
  here: boolean;
  device: Device;
  about: string;
  since: Date;
  seen: Date;
};

/** Where the passport is open now, this device first, then the one that was used last. */
export async function listDevices(actor: OwnerActor, house: House): Promise<SignedIn[]> {
  return perform(house, actor, 'device.list', { passport: actor.owner }, async ({ tx, now }) => {
    const rows = (await sessionsOf(tx, actor.owner)).filter((row) => isOpen(row, now));
    const devices = rows.map((row) => ({
      id: row.id,
      here: row.id === actor.session,
      device: row.device,
      about: openFrame(house.keys, row.id, row.frame).about ?? '',
      since: row.made,
      seen: row.seen,
    }));
    return devices.sort((a, b) => Number(b.here) - Number(a.here) || b.seen.getTime() - a.seen.getTime());
  });
}

/** Signs one device out, from its next request on, on every node. One that is not there, or somebody else's, changes nothing. */
export async function endDevice(actor: OwnerActor, house: House, id: SessionId): Promise<void> {
  await perform(house, actor, 'device.end', { passport: actor.owner }, ({ tx }) =>
    deleteSessionById(tx, actor.owner, id),
  );
}

/** Signs every device out but this one. */
export async function endOtherDevices(actor: OwnerActor, house: House): Promise<void> {
  const target = { passport: actor.owner, detail: { all: true } };
  await perform(house, actor, 'device.end', target, ({ tx }) =>
    deleteOtherSessions(tx, actor.owner, actor.session),
  );
}
