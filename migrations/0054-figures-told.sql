-- after: sha256 5cd9c877e44f645210bcf7d93e77d4726d2f589bfd504763d6e437eb57435436
-- Who landed counts only as far as the form said that it counts, without a name: nothing that was said before it did (decisions 0058 and 0062).
alter table aftercare.landing add column counts boolean not null default false;
alter table aftercare.summer add column counts boolean not null default false;
grant update (counts) on aftercare.landing to pvs_app;

-- What was called "arrived" before was something agreed at the new place, and is called so. Where both were counted already, the figure of who landed
-- goes: nobody had been told of it.
alter table figures.figure no force row level security;
alter table passport.counted no force row level security;
update figures.figure f set measure = 'agreed' where f.measure = 'arrived' and not exists (
  select from figures.figure o where (o.level, o.scope, o.year, o.measure) = (f.level, f.scope, f.year, 'agreed'));
delete from figures.figure where measure = 'arrived';
update passport.counted set steps = case when 'agreed' = any (steps) then array_remove(steps, 'arrived') else array_replace(steps, 'arrived', 'agreed') end
  where 'arrived' = any (steps);
alter table figures.figure force row level security;
alter table passport.counted force row level security;

-- It led to nothing any more.
drop function figures.present(uuid, text, timestamptz);

-- As 0049-figures-stretches has it; who landed, as far as they were told that it counts.
create or replace function figures.count(p_place uuid, p_year text, p_from timestamptz, p_until timestamptz, p_core jsonb, p_only text[], p_lower uuid, p_upper uuid, p_present integer)
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
            select from aftercare.landing l where l.owner = h.owner and l.counts and l.confirmed >= p_from and l.confirmed < p_until)
          or exists (
            select from aftercare.summer s where s.owner = h.owner and s.counts and s.state = 'yes' and s.said >= p_from and s.said < p_until))
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

-- Slips of a year that is over are of no use any more: the job takes them away, and nobody else.
create or replace function figures.forget_slips(p_year text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'only the job counts'; end if;
  perform set_config('pvs.watching', 'figures', true);
  delete from passport.slip s where s.year < p_year;
  perform set_config('pvs.watching', '', true);
end $$;
