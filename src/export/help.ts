import type { Granted, House } from '../access/perform.ts';
import type { OwnerId } from '../base/id.ts';
import { helpersOf, picturesChosen } from '../identity/helper-rows.ts';
import { helperNames } from '../identity/helpers.ts';
import { rescuesOf } from '../identity/rescue-rows.ts';

/** Who helps somebody back in (F6). What opens something stays here: a file lies about. */
export type TakenHelp = {
  helpers: { who: string; made: Date; agreed: Date | null; stopped: Date | null }[];
  picturesChosen: Date | null;
  rescues: {
    who: string;
    vouched: Date | null;
    opens: Date | null;
    used: Date | null;
    stopped: Date | null;
  }[];
};

export async function helpOf(granted: Granted, house: House, owner: OwnerId): Promise<TakenHelp> {
  const { tx } = granted;
  const names = new Map<string, string>(await helperNames(granted, house, owner));
  const nameOf = (id: string | null): string => names.get(id ?? '') ?? '';
  return {
    helpers: (await helpersOf(tx, owner)).map(({ id, made, agreed, stopped }) => ({
      who: nameOf(id),
      ...{ made, agreed, stopped },
    })),
    picturesChosen: (await picturesChosen(tx, owner)) ?? null,
    rescues: (await rescuesOf(tx, owner)).map(({ helper, vouched, opens, used, stopped }) => ({
      who: nameOf(helper),
      ...{ vouched, opens, used, stopped },
    })),
  };
}
