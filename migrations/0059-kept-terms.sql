-- after: sha256 d495f3c01907a4b44fc4868659c5af00d81be934b7b2d9355469f6a5c06ff0e6
-- The term that a region chose goes on counting for who left its classes: a class list ends on 1 October, and with it the database would not know
-- any more how long that region keeps an unused passport. So the number of days is kept beside the passport; of which region is not.
create table retention.kept (
  owner uuid not null references passport.passport on delete cascade,
  name text not null check (name ~ '^[a-z][a-z-]{1,40}$'),
  days integer not null check (days between 1 and 3660),
  primary key (owner, name)
);
alter table retention.kept enable row level security;
alter table retention.kept force row level security;
create policy own on retention.kept for select to pvs_app using (access.own(owner));
grant select on retention.kept to pvs_app;
-- Written by the night watch alone, in the function below. The tables' owner is under the policies too (forced).
create policy unused_find on retention.kept for select to current_user using (retention.watching());
create policy over on retention.kept to current_user using (retention.clearing()) with check (retention.clearing());

-- How many days a region chose for this owner: the longest of the regions of the classes; of who is in none, that of the last ones. Null when none chose.
create function retention.days_of(p_owner uuid, p_name text) returns integer language sql stable as $$
  select case when exists (select from organisations.member m where m.owner = p_owner)
    then (select max(t.days) from organisations.member m join organisations."group" g on g.id = m."group"
      join organisations.organisation o on o.id = g.organisation join retention.term t on t.region = o.region
      where m.owner = p_owner and t.name = p_name)
    else (select k.days from retention.kept k where k.owner = p_owner and k.name = p_name) end
$$;
revoke execute on function retention.days_of(uuid, text) from public;
grant execute on function retention.days_of(uuid, text) to pvs_app;

-- As 0005-retention has it, by the function above. The shortest term of all comes first, so that who was in lately is asked nothing more.
create or replace function retention.unused(p_now timestamptz, p_default integer, p_between interval, p_after uuid, p_most integer)
returns setof uuid language plpgsql security definer set search_path = pg_catalog as $$
declare shortest integer;
begin
  perform set_config('pvs.watching', 'unused', true);
  select least(p_default, (select min(t.days) from retention.term t), (select min(k.days) from retention.kept k)) into shortest;
  return query select p.owner from passport.passport p
    where (p_after is null or p.owner > p_after)
      and p.used <= p_now::date - shortest
      and p.used <= p_now::date - coalesce(retention.days_of(p.owner, 'unused-passport'), p_default)
      and not exists (select from retention.warning w where w.owner = p.owner and w.at > p_now - p_between)
    order by p.owner limit p_most;
  perform set_config('pvs.watching', '', true);
end $$;

-- As 0030-lists-mended has it, and: what the regions of these classes chose is kept beside the passport. Where they chose nothing, nothing of an earlier
-- region goes on counting.
create or replace function retention.forget_lists(p_today date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare gone integer;
begin
  perform set_config('pvs.watching', 'lists', true);
  delete from organisations.place p using organisations."group" g
    where g.id = p."group" and make_date(right(g.school_year, 4)::integer, 10, 1) <= p_today;
  delete from retention.kept k using organisations.member m join organisations."group" g on g.id = m."group"
    where m.owner = k.owner and make_date(right(g.school_year, 4)::integer, 10, 1) <= p_today;
  insert into retention.kept (owner, name, days)
    select m.owner, t.name, max(t.days) from organisations.member m join organisations."group" g on g.id = m."group"
      join organisations.organisation o on o.id = g.organisation join retention.term t on t.region = o.region
      where make_date(right(g.school_year, 4)::integer, 10, 1) <= p_today
      group by m.owner, t.name;
  delete from organisations.member m using organisations."group" g
    where g.id = m."group" and make_date(right(g.school_year, 4)::integer, 10, 1) <= p_today;
  get diagnostics gone = row_count;
  perform set_config('pvs.watching', '', true);
  return gone;
end $$;
