import type { OwnerActor } from '../access/actor.ts';
import { paths } from './paths.ts';
import type { Asked } from './route.ts';

/** Did the young person show the own factor in this session, minutes ago? Who just came in with the card need not do it again. */
export const isProven = ({ actor, house }: Pick<Asked<OwnerActor>, 'actor' | 'house'>): boolean =>
  actor.provenUntil !== undefined && actor.provenUntil > house.clock();

/** Was it shown in this session at some time? Who came in by what a school has (its account, its mail) did not; a stop asks this, and no more (decision 0043). */
export const isShownOnce = ({ actor }: Pick<Asked<OwnerActor>, 'actor'>): boolean =>
  actor.provenUntil !== undefined;

/** To the page that asks for the own factor, and from there on to `next`. */
export const proveFirst = (next: string): string => `${paths.prove()}?naar=${encodeURIComponent(next)}`;
