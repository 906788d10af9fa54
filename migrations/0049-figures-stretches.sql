-- after: sha256 39e99f8f17bd39390a416e759ddbd38e3f4b08c46515b07605e99bf150d768fe
-- Who has no school is looked for a stretch of ids at a time: in all passports at once it could take longer than a statement may, and then no figures of that month
-- came at all.
drop function figures.count(uuid, text, timestamptz, timestamptz, jsonb, text[], integer, integer);
drop function figures.present(uuid, text, timestamptz);
drop function figures.here(uuid, text, timestamptz);

-- Who is of a place in a year: each young person of one place, where they came last. Of no place (all zeroes): who is in no class of that year.
create function figures.here(p_place uuid, p_year text, p_from timestamptz, p_lower uuid, p_upper uuid) returns setof uuid
language plpgsql stable rows 200 set jit = off set enable_hashjoin = on set enable_seqscan = on as $$
begin
  if p_place <> '00000000-0000-0000-0000-000000000000' then
    return query select m.owner from organisations.member m join organisations."group" g on g.id = m."group"
      where g.organisation = p_place and g.school_year = p_year and m."left" is null
        and not exists (select from organisations.member o join organisations."group" h on h.id = o."group"
          where o.owner = m.owner and o."left" is null and h.school_year = p_year and (o.joined, o."group") > (m.joined, m."group"));
  else
    return query select p.owner from passport.passport p
      where p.owner between p_lower and p_upper and p.used >= p_from::date
        and not exists (select from organisations.member o join organisations."group" h on h.id = o."group"
          where o.owner = p.owner and o.owner between p_lower and p_upper and o."left" is null and h.school_year = p_year);
  end if;
end $$;
revoke execute on function figures.here(uuid, text, timestamptz, uuid, uuid) from public;

-- Counts what is new of a place since the last time, each young person and step once a year, and marks it as counted. No row at all, and nothing marked, when fewer
-- than ten are of that place. p_core: the core questions in their order, to see where somebody stopped.
-- p_only: these steps alone; all when it is null. Of a place with very many, a stretch of ids at a time; p_present: how many there are in all.

create function figures.count(p_place uuid, p_year text, p_from timestamptz, p_until timestamptz, p_core jsonb, p_only text[], p_lower uuid, p_upper uuid, p_present integer)
returns table (measure text, n integer) language plpgsql security definer set search_path = pg_catalog
-- A place is few beside all: each of its young people is looked up by index, and no table is gone through for it.
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set jit = off as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'only the job counts'; end if;
  perform set_config('pvs.watching', 'figures', true);
  return query
  with here as materialized (select h as owner from figures.here(p_place, p_year, p_from, p_lower, p_upper) h),
  enough as materialized (select p_present >= 10 as yes),
  facts as materialized (
    select h.owner, f.step, f.measure
    from here h join passport.passport p on p.owner = h.owner left join passport.progress g on g.owner = h.owner
      cross join lateral (
        select 'started' as step, 'started' as measure where p.started >= p_from and p.started < p_until
        union all select 'begun-' || c.key, 'begun-' || c.key from jsonb_each(g.chapters) c
          where (c.value ->> 'stamped' is not null or (c.value ->> 'done')::integer > case c.key when 'wie' then 1 else 0 end)
            and g.moved >= p_from::date
        union all select 'done-' || c.key, 'done-' || c.key from jsonb_each(g.chapters) c
          where (c.value ->> 'stamped')::timestamptz >= p_from and (c.value ->> 'stamped')::timestamptz < p_until
        union all select 'finished', 'finished' where not exists (
            select from jsonb_each(g.chapters) c where c.value ->> 'stamped' is null or (c.value ->> 'stamped')::timestamptz >= p_until)
          and g.moved >= p_from::date and g.owner is not null
        union all select 'talked', 'talked' where exists (
          select from talks.talk t where t.owner = h.owner and t.state = 'planned' and t.starts >= p_from and t.starts < p_until)
        union all select 'shared', 'shared' where exists (
          select from sharing."grant" s where s.owner = h.owner and s.starts >= p_from and s.starts < p_until)
        union all select 'read', 'read' where exists (
            select from sharing.acceptance a where a.owner = h.owner and a.at >= p_from and a.at < p_until)
          or exists (select from sharing.reader r where r.owner = h.owner and r.at >= p_from and r.at < p_until)
        union all select 'agreed', 'agreed' where exists (
          select from sharing.reply y where y.owner = h.owner and y.kind = 'agreed' and y.at >= p_from and y.at < p_until)
        union all select 'arrived', 'arrived' where (exists (
            select from aftercare.landing l where l.owner = h.owner and l.confirmed >= p_from and l.confirmed < p_until)
          or exists (
            select from aftercare.summer s where s.owner = h.owner and s.state = 'yes' and s.said >= p_from and s.said < p_until))
          and not exists (select from passport.counted k where k.owner = h.owner and k.year < p_year and 'arrived' = any (k.steps))
        union all select 'route', 'route-' || p.route where p.route is not null
        union all select 'stop-' || s.chapter, 'stop-' || s.question from (
          select distinct on (q.chapter) q.chapter, q.question
          from jsonb_to_recordset(p_core) as q (question text, chapter text, route text, n integer)
          where (q.route = 'both' or q.route = p.route) and g.chapters -> q.chapter ->> 'stamped' is null
            and (g.chapters -> q.chapter ->> 'done')::integer > case q.chapter when 'wie' then 1 else 0 end
            and g.moved >= p_from::date and g.moved < (p_until - interval '14 days')::date
            and not exists (select from passport.answer a where a.owner = h.owner and a.question = q.question and a.filled)
            and not exists (select from passport.proof b where b.owner = h.owner and b.question = q.question)
          order by q.chapter, q.n) s
      ) f
    where (select yes from enough) and (p_only is null or f.step = any (p_only))
      and not exists (select from passport.counting c where c.owner = h.owner and c.what = 'none')
  ),
  fresh as materialized (
    select f.owner, f.step, f.measure from facts f left join passport.counted k on k.owner = f.owner and k.year = p_year
    where k.owner is null or not f.step = any (k.steps)
  ),
  marked as (
    insert into passport.counted as k (owner, year, steps) select f.owner, p_year, array_agg(f.step) from fresh f group by f.owner
    on conflict (owner, year) do update set steps = k.steps || excluded.steps
  )
  select '', 0 from enough where yes
  union all select f.measure, count(*)::integer from fresh f group by f.measure;
  perform set_config('pvs.watching', '', true);
end $$;

-- How many are of a place: for the job alone, to know in how many slices to count them.
create function figures.present(p_place uuid, p_year text, p_from timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare many integer;
begin
  if access.kind() is distinct from 'system' then raise exception 'only the job counts'; end if;
  perform set_config('pvs.watching', 'figures', true);
  select count(*) into many from figures.here(p_place, p_year, p_from);
  perform set_config('pvs.watching', '', true);
  return many;
end $$;

-- How many are of a place: for the job alone, so that it counts nobody of fewer than ten.
create function figures.present(p_place uuid, p_year text, p_from timestamptz, p_lower uuid, p_upper uuid) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare many integer;
begin
  if access.kind() is distinct from 'system' then raise exception 'only the job counts'; end if;
  perform set_config('pvs.watching', 'figures', true);
  select count(*) into many from figures.here(p_place, p_year, p_from, p_lower, p_upper);
  perform set_config('pvs.watching', '', true);
  return many;
end $$;
revoke execute on function figures.count(uuid, text, timestamptz, timestamptz, jsonb, text[], uuid, uuid, integer), figures.present(uuid, text, timestamptz, uuid, uuid) from public;
grant execute on function figures.count(uuid, text, timestamptz, timestamptz, jsonb, text[], uuid, uuid, integer), figures.present(uuid, text, timestamptz, uuid, uuid) to pvs_app;
