import type { GrantId, GroupId, OrganisationId, OwnerId, PersonId } from '../base/id.ts';
import type { OrganisationKind } from '../organisations/tree.ts';
import type { ReplyKind } from '../sharing/reply-rows.ts';
import { type Statement, statement } from '../store/statement.ts';

export type InboxRow = {
  id: OrganisationId;
  name: string;
  kind: OrganisationKind;
  place: string | null;
  region: string;
  /** Of a part: what it is a part of. */
  whole: string | null;
};

/** Organisations with an inbox that somebody reads, that have signed what their region asks (F124). By name. */
export const inboxes = (now: Date): Statement<InboxRow> => statement`
  select o.id, o.name, o.kind, o.region, coalesce(o.place, w.place) as place, w.name as whole
    from organisations.organisation o left join organisations.organisation w on w.id = o.parent
    where o.gone is null and exists (select from organisations.staff s where s.organisation = o.id and s.role in ('intaker', 'adviser')
      and s.since <= ${now} and (s.until is null or s.until > ${now}))
      and contracts.standing(o.id, ${now})
    order by o.name`;

export type AdviserRow = { person: PersonId; organisation: OrganisationId };

/** Advisers of these organisations, who can be chosen by name. */
export const advisersAt = (
  organisations: readonly OrganisationId[],
  now: Date,
): Statement<AdviserRow> => statement`
  select s.person, s.organisation from organisations.staff s
    where s.role = 'adviser' and s.organisation = any (${[...organisations]}::uuid[])
      and s.since <= ${now} and (s.until is null or s.until > ${now})`;

export type MentorRow = {
  person: PersonId;
  organisation: OrganisationId;
  group: GroupId;
  groupName: string;
  school: string;
};

/** The mentors of the classes that this owner is in now, at a school that has signed what is asked. */
export const mentorsFor = (owner: OwnerId, now: Date): Statement<MentorRow> => statement`
  select s.person, s.organisation, g.id as "group", g.name as "groupName", o.name as school
    from organisations.member m join organisations."group" g on g.id = m."group"
      join organisations.staff s on s."group" = g.id and s.role = 'mentor' and s.since <= ${now} and (s.until is null or s.until > ${now})
      join organisations.organisation o on o.id = s.organisation
    where m.owner = ${owner} and m."left" is null and contracts.standing(s.organisation, ${now})
    order by g.name`;

export type SharedRow = {
  id: GrantId;
  owner: OwnerId;
  called: Uint8Array | null;
  starts: Date;
  ends: Date;
  copy: boolean;
  person: PersonId | null;
  group: GroupId | null;
  /** When this person said yes to the purpose. */
  accepted: Date | null;
  /** What was let know about it from here. */
  kind: ReplyKind | null;
  at: Date | null;
};

/**
 * What stands now for whoever asks: row security leaves only what is addressed to the hat that is worn. Without the consent that it needs not
 * even the name is shown. The newest first.
 */
export const sharedWith = (
  organisation: OrganisationId,
  person: PersonId,
  now: Date,
): Statement<SharedRow> => statement`
  select g.id, g.owner, g.called, g.starts, g.ends, g.copy, g.person, g."group", r.at as accepted,
      a.kind, a.at
    from sharing."grant" g left join sharing.reader r on r."grant" = g.id and r.person = ${person}
      left join sharing.reply a on a."grant" = g.id
    where g.organisation = ${organisation} and g.starts <= ${now} and g.ends > ${now} and g.withdrawn is null
      and contracts.standing(g.organisation, ${now})
      and (g."group" is not null or consent.carries(g.owner, consent.chosen(g.id, g.starts), ${now}))
    order by g.starts desc`;

/** One of them, also when it is over: it may be said why. */
export const sharedOne = (grant: GrantId): Statement<{ id: GrantId; owner: OwnerId }> => statement`
  select g.id, g.owner from sharing."grant" g where g.id = ${grant} and g.organisation is not null`;
