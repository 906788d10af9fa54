-- after: sha256 f934fec08d896a8f4fb7e47ab7658dfd27fa82b2e41d85caae1e836515ea8c34
-- Figures of a class that give nobody away, roles that nobody gives to themselves, and agreements that each controller signs itself.

-- As 0020-school has it, and: nothing under ten, parts in quarters, and no figure in the week after somebody was taken off, so that two
-- looks, one before and one after, say nothing of that one.
drop function passport.school_progress();
create function passport.school_progress(p_at timestamptz) returns table ("group" uuid, members integer, begun integer, finished integer)
language sql stable security definer set search_path = pg_catalog as $$
  select c."group", case when c.members >= 10 then c.members end,
    case when c.members >= 10 and not c.changed then round(4.0 * c.begun / c.members)::int end,
    case when c.members >= 10 and not c.changed then round(4.0 * c.finished / c.members)::int end
  from (
    select m."group", count(*) filter (where m."left" is null)::int as members,
      coalesce(bool_or(m."left" > p_at - interval '7 days'), false) as changed,
      count(*) filter (where m."left" is null and exists (select from jsonb_each(p.chapters) x
        where x.value ->> 'stamped' is not null or (x.value ->> 'done')::int > case x.key when 'wie' then 1 else 0 end))::int as begun,
      count(*) filter (where m."left" is null and p.owner is not null
        and not exists (select from jsonb_each(p.chapters) x where x.value ->> 'stamped' is null))::int as finished
    from organisations.member m left join passport.progress p on p.owner = m.owner
    where access.kind() = 'dean' and m."group" = any (access.groups())
    group by m."group") c
  where c.members > 0
$$;
revoke execute on function passport.school_progress(timestamptz) from public;
grant execute on function passport.school_progress(timestamptz) to pvs_app;

-- Nobody gives a role to themselves, nor makes the own one last longer: another one who may does.
alter policy add on organisations.staff
  with check (access.makes(role, organisation, "group") and person is distinct from access.actor());
alter policy change on organisations.staff
  using (access.makes(role, organisation, "group") and person is distinct from access.actor())
  with check (access.makes(role, organisation, "group") and person is distinct from access.actor());

-- As 0014-contracts has it; but only a domain and a location are a part of the whole that signed. A municipality is a controller of its own, also
-- under a Doorstroompunt.
create or replace function contracts.standing(p_organisation uuid, p_at timestamptz) returns boolean language sql stable as $$
  select exists (select from organisations.organisation o where o.id = p_organisation) and not exists (
    select from organisations.organisation o
      join organisations.organisation whole on whole.id = case when o.kind in ('location', 'domain') then o.parent else o.id end
      left join contracts.requirement r on r.region = o.region and r.receiver = whole.kind
      cross join unnest(coalesce(r.kinds, '{cooperation,processing}')) as asked(kind)
      where o.id = p_organisation and not exists (
        select from contracts.contract c where c.organisation in (o.id, whole.id) and c.kind = asked.kind
          and c.signed <= (p_at at time zone 'Europe/Amsterdam')::date and (c.ended is null or c.ended > p_at)))
$$;
