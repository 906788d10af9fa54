-- after: sha256 147333570fd09c970081c3b134b6b971bba8c987ebb20b983eeb5294f58fef2c
-- The questions of a region (F26, F53, F58, decision 0055): versions that it published, each the method with what the region adds, and the one draft that
-- it works on. They hold nothing of anybody. A published version is added and never changed: the app has no right to.

create schema method;
grant usage on schema method to pvs_app;

create table method.set (
  id uuid primary key,
  region uuid not null references organisations.region,
  n integer not null check (n > 0),
  base text not null,
  content jsonb not null,
  begins timestamptz not null,
  published timestamptz not null,
  published_by uuid not null,
  unique (region, n)
);
create table method.draft (
  region uuid primary key references organisations.region,
  -- The published version that it was made of; none for the method itself.
  made_of uuid references method.set,
  content jsonb not null,
  revision integer not null check (revision > 0),
  changed timestamptz not null,
  changed_by uuid not null
);
grant select, insert on method.set to pvs_app;
grant select, insert, update, delete on method.draft to pvs_app;

alter table method.set enable row level security;
alter table method.draft enable row level security;
create policy read on method.set for select to pvs_app using (true);
create policy publish on method.set for insert to pvs_app
  with check (access.kind() = 'region-admin' and region = access.region() and published_by = access.actor());
create policy own on method.draft for all to pvs_app
  using (access.kind() = 'region-admin' and region = access.region())
  with check (access.kind() = 'region-admin' and region = access.region() and changed_by = access.actor());

-- Which set an answer was asked by; none is the method itself. It says no more than the question's own id does.
alter table passport.answer add column asked uuid;
alter table passport.version add column asked uuid;

-- Which set a passport is asked now: the newest that began, of the region of the class that its owner is in, or was in last. The tables' owner is under the
-- policies too (forced), and sees in this function the classes of this one passport.
create policy set_find on organisations.member for select to current_user
  using (owner::text = current_setting('pvs.asking', true));
create function method.set_of(p_owner uuid, p_at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare found_set uuid;
begin
  if p_owner is null or not exists (select from method.set) then return null; end if;
  perform set_config('pvs.asking', p_owner::text, true);
  select (select s.id from method.set s where s.region = o.region and s.begins <= p_at order by s.n desc limit 1) into found_set
    from organisations.member m join organisations."group" g on g.id = m."group" join organisations.organisation o on o.id = g.organisation
    where m.owner = p_owner order by m."left" is not null, m.joined desc limit 1;
  perform set_config('pvs.asking', '', true);
  return found_set;
end $$;
revoke execute on function method.set_of(uuid, timestamptz) from public;
grant execute on function method.set_of(uuid, timestamptz) to pvs_app;
