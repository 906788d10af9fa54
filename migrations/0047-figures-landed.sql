-- after: sha256 899a9f4d1f44a23e2838940107b27031baa6d4dda507716244225519ef632102
-- Figures: who landed, as the young person says it (F60, F63), and apart from it what was agreed at the new place. Who lands after 1 August counts with the school of
-- the year before, as long as its lists are there.
do $$
declare t regclass;
begin
  foreach t in array array['aftercare.landing', 'aftercare.summer']::regclass[] loop
    execute format('create policy figures_count on %s for select to current_user using ((select figures.counting()))', t);
  end loop;
end $$;

drop function figures.count(uuid, text, timestamptz, timestamptz, jsonb);
alter function figures.here(uuid, text, timestamptz) rows 200 set jit = off set enable_hashjoin = on set enable_seqscan = on;
-- Counts what is new of a place since the last time, each young person and step once a year, and marks it as counted. No row at all, and nothing marked, when fewer
-- than ten are of that place. p_core: the core questions in their order, to see where somebody stopped.
-- p_only: these steps alone; all when it is null. Of a place with very many, a slice at a time: p_slice of p_of.

create function figures.count(p_place uuid, p_year text, p_from timestamptz, p_until timestamptz, p_core jsonb, p_only text[], p_slice integer, p_of integer)
returns table (measure text, n integer) language plpgsql security definer set search_path = pg_catalog
-- A place is few beside all: each of its young people is looked up by index, and no table is gone through for it.
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set jit = off as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'only the job counts'; end if;
  perform set_config('pvs.watching', 'figures', true);
  return query
  with here as materialized (select h as owner from figures.here(p_place, p_year, p_from) h),
  enough as materialized (select count(*) >= 10 as yes from here),
  sliced as materialized (select h.owner from here h where (get_byte(uuid_send(h.owner), 15) + 256 * get_byte(uuid_send(h.owner), 14)) % p_of = p_slice),
  facts as materialized (
    select h.owner, f.step, f.measure
    from sliced h join passport.passport p on p.owner = h.owner left join passport.progress g on g.owner = h.owner
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
revoke execute on function figures.count(uuid, text, timestamptz, timestamptz, jsonb, text[], integer, integer), figures.present(uuid, text, timestamptz) from public;
grant execute on function figures.count(uuid, text, timestamptz, timestamptz, jsonb, text[], integer, integer), figures.present(uuid, text, timestamptz) to pvs_app;
