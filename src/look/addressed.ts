import type { OwnerActor } from '../access/actor.ts';
import { type House, perform } from '../access/perform.ts';
import type { GrantId, OwnerId } from '../base/id.ts';
import { ask, type Statement, statement } from '../store/statement.ts';

/**
 * Why a share that is addressed shows nothing now, though its owner did not stop it: the organisation has no longer signed what its region asks
 * (F124), or nobody is there to read it: who it was for works there no more, or is the mentor no more.
 */
export type Closed = 'unsigned' | 'left';

/** Of every share and draft of this owner that is closed now: why. The door asks the same at each look (`access.as_reader`). */
export async function listClosed(actor: OwnerActor, house: House): Promise<ReadonlyMap<GrantId, Closed>> {
  return perform(house, actor, 'grant.read', { passport: actor.owner }, async ({ tx, now }) => {
    const rows = await ask(tx, addressedOf(actor.owner, now));
    return new Map(
      rows.flatMap(({ id, signed, there }) =>
        signed && there ? [] : [[id, signed ? 'left' : 'unsigned'] as const],
      ),
    );
  });
}

export async function closedWhy(
  actor: OwnerActor,
  house: House,
  grant: GrantId,
): Promise<Closed | undefined> {
  return (await listClosed(actor, house)).get(grant);
}

type Row = { id: GrantId; signed: boolean; there: boolean };

const addressedOf = (owner: OwnerId, now: Date): Statement<Row> => statement`
  select g.id, contracts.standing(g.organisation, ${now}) as signed,
    exists (select from organisations.staff s where s.organisation = g.organisation
      and s.since <= ${now} and (s.until is null or s.until > ${now})
      and case when g.person is null then s.role in ('intaker', 'adviser')
        else s.person = g.person and s."group" is not distinct from g."group"
          and s.role = case when g."group" is null then 'adviser' else 'mentor' end end)
    and (g."group" is null or exists (select from organisations.member m where m.owner = g.owner and m."group" = g."group"
      and m."left" is null and m.joined <= coalesce(g.starts, ${now}))) as there
    from sharing."grant" g where g.owner = ${owner} and g.organisation is not null`;
