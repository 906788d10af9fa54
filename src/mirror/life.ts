import type { InvitationState } from '../access/facts.ts';

/** What the life of an invitation hangs on. `heard`: the young person has read the answer. */
export type Span = { ends: Date; stopped: Date | null; heard?: Date | null };

/** In which state an invitation is. The database asks the same in `access.as_companion`: the two have to agree. */
export function lifeOf(span: Span, now: Date): InvitationState {
  if (span.stopped !== null) return 'stopped';
  if (span.ends <= now) return 'ended';
  return span.heard ? 'heard' : 'open';
}

/** Somebody can come in by it. */
export const stands = (state: InvitationState): boolean => state === 'open' || state === 'heard';
