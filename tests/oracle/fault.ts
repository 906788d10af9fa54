import type { Judge } from './differ.ts';

/**
 * Small faults that somebody could make in the rules, each of which the oracle has to find (G1). `in`: a function of the database, of which a piece reads
 * otherwise. `of`: a policy. `judging`: the rules in code are given other facts, or asked about something else.
 */
export type Fault = { says: string } & (
  | { in: string; from: string; to: string }
  | { of: readonly [table: string, policy: string]; from: string; to: string }
  | { judging: (judge: Judge) => Judge }
);
