import type { Actor } from '../access/actor.ts';
import type { Site } from '../identity/passkey-check.ts';
import type { Asked } from './route.ts';

/** Where passkeys are made for: how the outside reaches us. */
export const siteOf = ({ desk }: Asked<Actor>): Site => ({ origin: desk.origin() });

export const hostOf = (asked: Asked<Actor>): string => new URL(siteOf(asked).origin).hostname;
