-- after: sha256 3f7ea37ed63fdd9ed5395bfcaa0b67c7db92e9a7121593d69b0a600177731843
-- What a school says of itself to its own young people (F53): a word of welcome, whom to ask, how to reach it, its hours and its logo. And in which languages a region helps. It holds
-- nothing of anybody; `version` is the hash of what stands in it, as of a theme.
create table method.school (
  organisation uuid primary key references organisations.organisation,
  version text not null check (version ~ '^[0-9a-f]{16}$'),
  logo bytea check (octet_length(logo) <= 262144),
  named text not null check (length(named) <= 80),
  welcome jsonb not null,
  ask jsonb not null,
  reach text not null check (length(reach) <= 300),
  hours jsonb not null,
  changed timestamptz not null,
  changed_by uuid not null
);
create index school_version on method.school (version);
grant select, insert, update on method.school to pvs_app;
alter table method.school enable row level security;
create policy read on method.school for select to pvs_app using (true);
create policy own on method.school for insert to pvs_app
  with check (access.kind() = 'dean' and organisation = any (access.reach()) and changed_by = access.actor());
create policy change on method.school for update to pvs_app
  using (access.kind() = 'dean' and organisation = any (access.reach()))
  with check (access.kind() = 'dean' and organisation = any (access.reach()) and changed_by = access.actor());

-- Which words belong to a session: those of the location of the own class, or of the school that it is a part of. Of who is in no class now, none.
create function method.school_of(p_owner uuid) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare found_school text;
begin
  if p_owner is null or not exists (select from method.school) then return null; end if;
  perform set_config('pvs.asking', p_owner::text, true);
  select coalesce(own.version, whole.version) into found_school
    from organisations.member m join organisations."group" g on g.id = m."group" join organisations.organisation o on o.id = g.organisation
      left join method.school own on own.organisation = o.id
      left join method.school whole on whole.organisation = o.parent
    where m.owner = p_owner and m."left" is null order by m.joined desc limit 1;
  perform set_config('pvs.asking', '', true);
  return found_school;
end $$;
revoke execute on function method.school_of(uuid) from public;
grant execute on function method.school_of(uuid) to pvs_app;

-- In which languages this region helps: null for all that there are. Dutch always.
alter table method.theme add column tongues text[]
  check (tongues is null or ('nl' = any (tongues) and tongues <@ array['nl', 'en', 'tr', 'ar', 'pl', 'uk', 'ti']));
