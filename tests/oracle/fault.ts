import type { Judge } from './differ.ts';

/** A piece of a function or a policy of the database that reads otherwise. */
export type InSql =
  | { in: string; from: string; to: string }
  | { of: readonly [table: string, policy: string]; from: string; to: string };

/**
 * Small faults that somebody could make in the rules, each of which the oracle has to find (G1). `in`: a function of the database, of which a piece reads
 * otherwise. `of`: a policy. `judging`: the rules in code are given other facts, or asked about something else. `wall`: row security keeps from the function
 * what it would be wrong about, so that alone the fault opens nothing; the oracle has to find what it adds when that wall is out as well.
 */
export type Fault = { says: string; wall?: InSql } & (InSql | { judging: (judge: Judge) => Judge });
