-- after: sha256 5b5d831d08515f0901bfd56a55752943a76a2ae6d341a2465de5c888be372309
-- retention: how long things stay, per region, and what a restore must not bring back.

create schema retention;
grant usage on schema retention to pvs_app;

-- What a region chose otherwise than the defaults in src/retention/life.ts. Days.
create table retention.term (
  region uuid not null references organisations.region,
  name text not null check (name ~ '^[a-z][a-z-]{1,40}$'),
  days integer not null check (days between 1 and 3660),
  primary key (region, name)
);
grant select, insert, update on retention.term to pvs_app;

-- A passport that nobody used for long is warned three times before it goes. Coming back takes the warnings away.
create table retention.warning (
  owner uuid not null references passport.passport on delete cascade,
  step integer not null check (step between 1 and 3),
  at timestamptz not null,
  primary key (owner, step)
);
alter table retention.warning enable row level security;
alter table retention.warning force row level security;
create policy own on retention.warning to pvs_app using (access.own(owner)) with check (access.own(owner));
grant select, insert, delete on retention.warning to pvs_app;

-- The night watch finds out of all passports only the ids of those for which something is due: unused for the longest term that a
-- region of its classes chose (or the default), and no warning in the last p_between. It then goes in by the door, one by one.
-- The tables' owner is under the policies too (forced): these let it see just this, in this function.
create function retention.watching() returns boolean language sql stable
  as $$ select current_setting('pvs.watching', true) = 'unused' $$;
create policy unused_find on passport.passport for select to current_user using (retention.watching());
create policy unused_find on retention.warning for select to current_user using (retention.watching());
create policy unused_find on organisations.member for select to current_user using (retention.watching());
create function retention.unused(p_now timestamptz, p_default integer, p_between interval, p_after uuid, p_most integer)
returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('pvs.watching', 'unused', true);
  return query select p.owner from passport.passport p
    where (p_after is null or p.owner > p_after)
      and p.used <= p_now::date - coalesce((
        select max(t.days) from organisations.member m join organisations."group" g on g.id = m."group"
          join organisations.organisation o on o.id = g.organisation join retention.term t on t.region = o.region
          where m.owner = p.owner and t.name = 'unused-passport'), p_default)
      and not exists (select from retention.warning w where w.owner = p.owner and w.at > p_now - p_between)
    order by p.owner limit p_most;
  perform set_config('pvs.watching', '', true);
end $$;

-- A class list lives to 1 October after its school year.
create function retention.clearing() returns boolean language sql stable
  as $$ select current_setting('pvs.watching', true) = 'lists' $$;
create policy over_find on organisations.member for select to current_user using (retention.clearing());
create policy over on organisations.member for delete to current_user using (retention.clearing());
create function retention.forget_lists(p_today date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare gone integer;
begin
  perform set_config('pvs.watching', 'lists', true);
  delete from organisations.member m using organisations."group" g
    where g.id = m."group" and make_date(right(g.school_year, 4)::integer, 10, 1) <= p_today;
  get diagnostics gone = row_count;
  perform set_config('pvs.watching', '', true);
  return gone;
end $$;

-- Which of these passports are not in the list of deletions? Asked after a restore; it tells of no passport that there is.
create function retention.not_deleted(p_owners uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select o from unnest(p_owners) o where not exists (select from passport.deletion d where d.owner = o)
$$;
-- The list itself: random ids of passports that are gone.
create function retention.deleted(p_after uuid, p_most integer) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select d.owner from passport.deletion d where p_after is null or d.owner > p_after order by d.owner limit p_most
$$;
revoke execute on all functions in schema retention from public;
grant execute on all functions in schema retention to pvs_app;

-- Staff whose last role ended long ago: name and address go. What they did stands in the logs under a pseudonym.
grant delete on identity.person to pvs_app;
