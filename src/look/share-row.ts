import type { GrantId } from '../base/id.ts';
import type { CallTable } from '../guidance/call-rows.ts';
import type { ReplyKind, ReplyTable } from '../sharing/reply-rows.ts';
import type { GrantRow } from '../sharing/rows.ts';
import { type Statement, statement } from '../store/statement.ts';

/** Of one share all that is there at most once: itself, the yes to its purpose, its copy, what its receiver let know, and the card of the mentor. */
export type ShareRow = GrantRow & {
  copied: Uint8Array | null;
  reply_kind: ReplyKind | null;
  reply_sealed: Uint8Array | null;
  reply_at: Date | null;
  call_when: CallTable['when'] | null;
  call_handover: boolean | null;
  call_sealed: Uint8Array | null;
};

/** One statement for five tables: most of them have nothing to say of a share, and each would cost as much as one that has. Row security holds in every one of them. */
export const shareWithId = (id: GrantId): Statement<ShareRow> => statement`
  select g.*, a.at as accepted, c.sealed as copied,
    r.kind as reply_kind, r.sealed as reply_sealed, r.at as reply_at,
    k."when" as call_when, k.handover as call_handover, k.sealed as call_sealed
  from sharing."grant" g
    left join sharing.acceptance a on a."grant" = g.id
    left join sharing.copy c on c."grant" = g.id
    left join sharing.reply r on r."grant" = g.id
    left join guidance.call k on k."grant" = g.id
  where g.id = ${id}`;

/** What its receiver let know, when that was anything. */
export function replyIn(row: ShareRow): ReplyTable | undefined {
  const { id: grant, owner, reply_kind: kind, reply_sealed: sealed, reply_at: at } = row;
  return kind === null || at === null ? undefined : { grant, owner, kind, sealed, at };
}

export type CallInShare = Omit<CallTable, 'person'>;

/** The card of the mentor that was given along, when there is one. */
export function callIn(row: ShareRow): CallInShare | undefined {
  const { id: grant, owner, call_when: when, call_handover: handover, call_sealed: sealed } = row;
  return when === null || handover === null || sealed === null
    ? undefined
    : { grant, owner, when, handover, sealed };
}
