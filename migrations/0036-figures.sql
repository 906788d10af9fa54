-- after: sha256 a9d3cdeaab9905ba7f7915ddbfdc3b120102ab94339b34d348abdec433993c06
-- Programme figures (F57, F129, U55; decision 0058): totals of a place and a school year, that are made once a month, never under ten, with noise.
-- Nobody's row leads to a figure: what is counted is told to the app as a number, and the app keeps it only with noise in it.

create schema figures;
grant usage on schema figures to pvs_app;

-- What of theirs the young person lets count. No row: steps, route and chosen skills; what helps me (nodig) only after a yes, and nothing after a no.
create table passport.counting (
  owner uuid primary key references passport.passport on delete cascade,
  what text not null check (what in ('all', 'some', 'none')),
  at timestamptz not null
);

-- Which steps of a passport were counted in a school year: each counts once. It says nothing that the passport does not say in clear already.
create table passport.counted (
  owner uuid not null references passport.passport on delete cascade,
  year text not null,
  steps text[] not null,
  primary key (owner, year)
);

-- Chosen cards on their way to be counted: sealed for the house, and of nobody. Its id comes out of the passport's own key, so that only an act of that
-- passport finds it again, and nobody once that key is gone. When it was counted, its content goes and the empty slip stays: a year counts once.
create table passport.slip (
  id bytea primary key check (octet_length(id) = 32),
  organisation uuid,
  year text not null,
  sealed bytea not null,
  counted boolean not null default false,
  check (not counted or octet_length(sealed) = 0)
);
create index slip_organisation on passport.slip (organisation, year) where not counted;

-- A figure: of an organisation itself (place), of a school with its locations, of a region, of the whole programme (scope is then all zeroes, and so is that
-- of the place of who has no school). `noisy` is what the next one is made of; `shown` is what anybody sees: tens, or nothing.
create table figures.figure (
  level text not null check (level in ('place', 'school', 'region', 'programme')),
  scope uuid not null,
  year text not null,
  measure text not null,
  noisy integer not null,
  shown integer check (shown >= 10 and shown % 10 = 0),
  primary key (level, scope, year, measure)
);

-- Which month was made of which place: a month is made once.
create table figures.made (
  level text not null check (level in ('place', 'region', 'programme')),
  scope uuid not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  at timestamptz not null,
  primary key (level, scope, month)
);

do $$
declare t regclass;
begin
  foreach t in array array['passport.counting', 'passport.counted', 'passport.slip', 'figures.figure', 'figures.made']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

create policy own on passport.counting to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy own on passport.counted for select to pvs_app using (access.own(owner));
-- A slip is found by its id and by nothing else: whoever knows it has the key of its passport.
create policy bearer on passport.slip to pvs_app using (id = access.secret()) with check (id = access.secret());
create policy job on figures.figure to pvs_app using (access.kind() = 'system') with check (access.kind() = 'system');
create policy dean on figures.figure for select to pvs_app
  using (access.kind() = 'dean' and level in ('place', 'school') and scope = any ((select access.reach())::uuid[]));
create policy region on figures.figure for select to pvs_app
  using (access.kind() = 'region-admin' and (level = 'programme' or level = 'region' and scope = (select access.region())
    or level in ('place', 'school') and scope = any ((select access.reach())::uuid[])));
create policy job on figures.made to pvs_app using (access.kind() = 'system') with check (access.kind() = 'system');
create policy read on figures.made for select to pvs_app using (access.kind() in ('dean', 'region-admin'));

grant select, insert, update, delete on passport.counting to pvs_app;
grant select on passport.counted to pvs_app;
grant select (id, counted), insert, update (organisation, sealed), delete on passport.slip to pvs_app;
grant select, insert, update on figures.figure to pvs_app;
grant select, insert on figures.made to pvs_app;

-- The job counts, unseen: the tables' owner is under the policies too (forced), and these let it see just this, in these functions.
create function figures.counting() returns boolean language sql stable
  as $$ select current_setting('pvs.watching', true) = 'figures' and access.kind() = 'system' $$;
do $$
declare t regclass;
begin
  foreach t in array array['passport.passport', 'passport.progress', 'passport.answer', 'passport.proof', 'passport.counting', 'sharing."grant"',
    'sharing.acceptance', 'sharing.reader', 'sharing.reply', 'talks.talk', 'organisations.member']::regclass[] loop
    execute format('create policy figures_count on %s for select to current_user using ((select figures.counting()))', t);
  end loop;
  execute 'create policy figures_count on passport.counted to current_user using ((select figures.counting())) with check ((select figures.counting()))';
  execute 'create policy figures_count on passport.slip to current_user using ((select figures.counting())) with check ((select figures.counting()))';
end $$;

-- Who is of a place in a year: each young person of one place, where they came last. Of no place (all zeroes): who is in no class of that year.
create function figures.here(p_place uuid, p_year text, p_from timestamptz) returns setof uuid language sql stable as $$
  select m.owner from organisations.member m join organisations."group" g on g.id = m."group"
    where g.organisation = p_place and g.school_year = p_year and m."left" is null
      and not exists (select from organisations.member o join organisations."group" h on h.id = o."group"
        where o.owner = m.owner and o."left" is null and h.school_year = p_year and (o.joined, o."group") > (m.joined, m."group"))
  union all
  select p.owner from passport.passport p
    where p_place = '00000000-0000-0000-0000-000000000000' and p.used >= p_from::date
      and not exists (select from organisations.member o join organisations."group" h on h.id = o."group"
        where o.owner = p.owner and o."left" is null and h.school_year = p_year)
$$;

-- Counts what is new of a place since the last time, each young person and step once a year, and marks it as counted. No row at all, and nothing marked, when fewer
-- than ten are of that place. p_core: the core questions in their order, to see where somebody stopped.
create function figures.count(p_place uuid, p_year text, p_from timestamptz, p_until timestamptz, p_core jsonb)
returns table (measure text, n integer) language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'only the job counts'; end if;
  perform set_config('pvs.watching', 'figures', true);
  return query
  with here as materialized (select h as owner from figures.here(p_place, p_year, p_from) h),
  enough as materialized (select count(*) >= 10 as yes from here),
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
        union all select 'arrived', 'arrived' where exists (
          select from sharing.reply y where y.owner = h.owner and y.kind = 'agreed' and y.at >= p_from and y.at < p_until)
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
    where (select yes from enough)
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

-- Takes the slips of a place out to be counted: what was in them goes, and no row ever told of whom they were.
create function figures.take_slips(p_place uuid, p_year text) returns table (id bytea, sealed bytea)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'only the job counts'; end if;
  perform set_config('pvs.watching', 'figures', true);
  return query
  with taken as materialized (
    select s.id, s.sealed from passport.slip s
      where s.organisation is not distinct from nullif(p_place, '00000000-0000-0000-0000-000000000000') and s.year = p_year and not s.counted
      order by s.id for update
  ), emptied as (
    update passport.slip s set counted = true, sealed = '' from taken t where s.id = t.id
  )
  select t.id, t.sealed from taken t;
  perform set_config('pvs.watching', '', true);
end $$;

-- Slips of a year that is over are of no use any more.
create function figures.forget_slips(p_year text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('pvs.watching', 'figures', true);
  delete from passport.slip s where s.year < p_year;
  perform set_config('pvs.watching', '', true);
end $$;
revoke execute on all functions in schema figures from public;
grant execute on function figures.count(uuid, text, timestamptz, timestamptz, jsonb), figures.take_slips(uuid, text), figures.forget_slips(text) to pvs_app;
