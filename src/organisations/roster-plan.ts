import type { GroupId, PlaceId } from '../base/id.ts';
import type { Roster, RosterRow } from './roster-columns.ts';

/** Somebody on the school's list now, with the number and name opened. */
export type Listed = {
  id: PlaceId;
  number: string;
  first: string;
  last: string;
  group: GroupId;
  groupName: string;
  left: boolean;
};

/** What taking over a list would do. Nothing is done here. */
export type RosterPlan = {
  /** Not on the list yet. */
  fresh: readonly RosterRow[];
  /** In another group now; `back` when they had left. */
  moves: readonly { from: Listed; to: RosterRow; back: boolean }[];
  /** The same place, another name. */
  renamed: readonly { from: Listed; to: RosterRow }[];
  /** In a group that this list has, and not on it any more. */
  leaves: readonly Listed[];
  /** They would be among those that leave, if not some row of their group could not be read. */
  unsure: readonly Listed[];
  same: number;
  newGroups: readonly string[];
};

/**
 * Compares a list with what the school has. Somebody leaves only when their group is on the list and they are not: a list of one class says nothing of
 * others. Who may be meant by a row that could not be read stays. `groups`: those of this school year.
 */
export function planRoster(
  { rows, issues }: Roster,
  listed: readonly Listed[],
  groups: readonly { id: GroupId; name: string }[],
): RosterPlan {
  const known = new Map(listed.map((one) => [one.number, one]));
  const now = new Map(groups.map(({ name, id }) => [name, id]));
  const [fresh, moves, renamed] = [[], [], []] as [
    RosterRow[],
    RosterPlan['moves'][number][],
    RosterPlan['renamed'][number][],
  ];
  let same = 0;
  for (const to of rows) {
    const from = known.get(to.number);
    if (from === undefined) fresh.push(to);
    else if (from.left || from.group !== now.get(to.group)) moves.push({ from, to, back: from.left });
    else if (from.first !== to.first || from.last !== to.last) renamed.push({ from, to });
    else same += 1;
  }
  const named = new Set([...rows, ...issues].map(({ number }) => number));
  const onList = new Set(rows.map(({ group }) => now.get(group)));
  const gone = listed.filter(({ number, group, left }) => !left && onList.has(group) && !named.has(number));
  const unread = issues.filter(({ number }) => !known.has(number));
  const mayBe = ({ groupName }: Listed): boolean =>
    unread.some(({ kind, group }) => kind !== 'double' && (group === groupName || group === ''));
  return {
    fresh,
    moves,
    renamed,
    leaves: gone.filter((one) => !mayBe(one)),
    unsure: gone.filter(mayBe),
    same,
    newGroups: [...new Set(rows.map(({ group }) => group))].filter((name) => !now.has(name)).sort(),
  };
}
