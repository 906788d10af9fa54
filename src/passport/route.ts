import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { RouteId } from '../questions/model.ts';
import { recount } from './answer.ts';
import { updatePassport } from './rows.ts';

/** Chooses mbo or work, or neither yet. Answers of the other route stay where they are and come back with it. */
export async function chooseRoute(actor: OwnerActor, house: House, route: RouteId | null): Promise<void> {
  await perform(
    house,
    actor,
    'route.choose',
    { passport: actor.owner, detail: { route } },
    async (granted) => {
      await updatePassport(granted.tx, actor.owner, { route });
      await recount(granted, actor.owner);
    },
  );
}
