-- after: sha256 86948b1320937dde046c9e54ca0203c80a0a753bddecd10789f01fddb165ccdd
-- Totals for research (F110, decision 0078): of young people who said yes to it, with noise, out of a budget that runs out. What was told is kept, so that a question
-- that is asked again tells nothing more; exact numbers are kept nowhere.
create table passport.research (
  owner uuid primary key references passport.passport on delete cascade,
  yes boolean not null,
  -- In whose questions it counts this school year: the region of the class at the first yes of the year, and no other. Null for who has no school.
  region uuid,
  at timestamptz not null
);

create table figures.asked (
  id uuid primary key,
  year text not null,
  -- A region, or all zeroes for the whole programme.
  scope uuid not null,
  question text not null,
  -- Epsilon in hundredths.
  cost integer not null check (cost between 5 and 50),
  cells jsonb not null,
  at timestamptz not null,
  unique (year, scope, question)
);

alter table passport.research enable row level security;
alter table passport.research force row level security;
create policy own on passport.research to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy figures_count on passport.research for select to current_user using ((select figures.counting()));
grant select, insert, update on passport.research to pvs_app;

alter table figures.asked enable row level security;
alter table figures.asked force row level security;
-- What was asked and told is nobody's secret: there is noise in it. It is added, and never changed.
create policy read on figures.asked for select to pvs_app using (true);
create policy job on figures.asked for insert to pvs_app with check (access.kind() = 'system');
grant select, insert on figures.asked to pvs_app;

-- How many young people are in each cell of a question: everybody who said yes in one cell, and once.
create function figures.research(p_region uuid, p_question text) returns table (cell text, n integer)
language plpgsql security definer set search_path = pg_catalog set jit = off as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'only the job counts'; end if;
  perform set_config('pvs.watching', 'figures', true);
  return query
  with facts as materialized (
    select r.owner, coalesce(p.route, 'none') as route,
      (select count(*) from jsonb_each(g.chapters) c where c.value ->> 'stamped' is not null)::integer as stamps,
      coalesce((select bool_or((c.value ->> 'done')::integer > case c.key when 'wie' then 1 else 0 end) from jsonb_each(g.chapters) c), false) as begun,
      exists (select from talks.talk t where t.owner = r.owner and t.state = 'planned') as talked,
      exists (select from sharing."grant" s where s.owner = r.owner and s.starts is not null) as shared,
      exists (select from sharing.acceptance a where a.owner = r.owner) or exists (select from sharing.reader b where b.owner = r.owner) as read,
      exists (select from aftercare.landing l where l.owner = r.owner and l.counts and l.confirmed is not null)
        or exists (select from aftercare.summer s where s.owner = r.owner and s.counts and s.state = 'yes') as arrived
    from passport.research r join passport.passport p on p.owner = r.owner left join passport.progress g on g.owner = r.owner
    where r.yes and (p_region is null or r.region = p_region)
  )
  select case p_question
      when 'road' then f.route || ' ' || case when f.arrived then 'arrived' when f.read then 'read' when f.shared then 'shared' when f.begun or f.stamps > 0 then 'begun' else 'started' end
      when 'stamps-shared' then f.stamps || ' ' || case when f.shared then 'shared' else 'not' end
      when 'talked-arrived' then case when f.talked then 'talked' else 'not' end || ' ' || case when f.arrived then 'arrived' else 'not' end
      else '' end, count(*)::integer
  from facts f group by 1;
  perform set_config('pvs.watching', '', true);
end $$;
revoke execute on function figures.research(uuid, text) from public;
grant execute on function figures.research(uuid, text) to pvs_app;
