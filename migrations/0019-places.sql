-- after: sha256 87d6d8c9452da1c727334d6252de78c17e36938371a115ca86be7328b193ffed
-- The school's own list (F50, decision 0046): a place in a group with a name, before and beside any passport. It is the school's, not the
-- young person's; which passport began with it stands apart, in a row that only its owner can read.

create table organisations.place (
  id uuid primary key,
  organisation uuid not null references organisations.organisation,
  "group" uuid not null references organisations."group",
  -- The number that the school has for somebody, found by its blind index; number and name are sealed for the house.
  number_index bytea not null,
  sealed bytea not null,
  -- On the start card, until somebody began with it.
  code_index bytea unique,
  code_sealed bytea,
  claimed timestamptz,
  "left" timestamptz,
  made timestamptz not null,
  unique (organisation, number_index),
  check ((code_index is null) = (code_sealed is null))
);
create index place_group on organisations.place ("group") where "left" is null;

create table organisations.claim (
  place uuid not null references organisations.place on delete cascade,
  owner uuid not null,
  at timestamptz not null,
  primary key (place, owner)
);
create index claim_owner on organisations.claim (owner);

-- A list that was read and not taken over yet: one for each who reads one, sealed for the house, gone within a day.
create table organisations.roster (
  organisation uuid not null references organisations.organisation,
  person uuid not null,
  made timestamptz not null,
  sealed bytea not null,
  primary key (organisation, person)
);

do $$
declare t regclass;
begin
  foreach t in array array['organisations.place', 'organisations.claim', 'organisations.roster']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

create policy school on organisations.place to pvs_app
  using (access.kind() = 'dean' and organisation = any (access.reach()))
  with check (access.kind() = 'dean' and organisation = any (access.reach())
    and exists (select from organisations."group" g where g.id = "group" and g.organisation = place.organisation));
create policy mentor on organisations.place for select to pvs_app
  using (access.kind() = 'mentor' and "group" = any (access.groups()) and "left" is null);
create policy mentor_card on organisations.place for update to pvs_app
  using (access.kind() = 'mentor' and "group" = any (access.groups()) and "left" is null)
  with check (access.kind() = 'mentor' and "group" = any (access.groups()) and "left" is null);
-- Who holds a start card finds the one place that is on it, and can only take it.
create policy bearer on organisations.place for select to pvs_app using (code_index = access.secret());
create policy bearer_take on organisations.place for update to pvs_app
  using (code_index = access.secret() and claimed is null)
  with check (access.kind() = 'owner' and code_index is null and claimed is not null);
create policy own on organisations.claim to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy own on organisations.place for select to pvs_app
  using (exists (select from organisations.claim c where c.place = place.id and access.own(c.owner)));
create policy staged on organisations.roster to pvs_app
  using (access.kind() = 'dean' and organisation = any (access.reach()) and person = access.actor())
  with check (access.kind() = 'dean' and organisation = any (access.reach()) and person = access.actor());
create policy tidy on organisations.roster for delete to pvs_app using (access.kind() = 'system');
create policy tidy_find on organisations.roster for select to pvs_app using (access.kind() = 'system');

grant select, insert, update on organisations.place to pvs_app;
grant select, insert, delete on organisations.claim to pvs_app;
grant select, insert, update, delete on organisations.roster to pvs_app;

-- As 0013 has it; a group that was made in the same act is one of the own organisation too.
create or replace function access.makes(p_role text, p_organisation uuid, p_group uuid) returns boolean language sql stable as $$
  select case access.kind()
    when 'system' then true
    when 'dean' then p_role = 'mentor' and p_organisation = any (access.reach())
      and exists (select from organisations."group" g where g.id = p_group and g.organisation = p_organisation)
    when 'region-admin' then p_role in ('dean', 'adviser', 'intaker', 'privacy-officer') and p_organisation = any (access.reach())
    else false end
$$;

-- Whom the school takes out of a group is off the list of its mentor at once, also when the passport is unknown to the school. The dean sees
-- none of those rows; the tables' owner is under the policies too (forced), and gets this one way.
create policy school_find on organisations.claim for select to current_user using (access.kind() = 'dean');
create policy school_find on organisations.place for select to current_user
  using (access.kind() = 'dean' and organisation = any (access.reach()));
create policy school_find on organisations.member for select to current_user
  using (access.kind() = 'dean' and "group" = any (access.groups()));
create policy school_out on organisations.member for update to current_user
  using (access.kind() = 'dean' and "group" = any (access.groups()))
  with check (access.kind() = 'dean' and "group" = any (access.groups()) and "left" is not null);

create function organisations.end_places(p_places uuid[], p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if access.kind() is distinct from 'dean' then raise exception 'only the school takes somebody off its list'; end if;
  update organisations.member m set "left" = p_at, off_by = null from organisations.claim c join organisations.place p on p.id = c.place
    where c.place = any (p_places) and m.owner = c.owner and m."group" = any (access.groups()) and m."left" is null;
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke execute on function organisations.end_places(uuid[], timestamptz) from public;
grant execute on function organisations.end_places(uuid[], timestamptz) to pvs_app;
