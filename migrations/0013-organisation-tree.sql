-- after: sha256 9eaf34759c442a4556ae0a3ab5e9f880118c798328182385498f706fbb6f9bd5
-- The tree of organisations (F56, decision 0045): a school with its locations, an mbo with its domains, a Doorstroompunt with the
-- municipalities that it serves, and the office of the region. What may stand under what is a foreign key, so that a tree has no rings.

alter table organisations.organisation drop constraint organisation_kind_check;
alter table organisations.organisation
  add constraint organisation_kind_check
    check (kind in ('region', 'school', 'location', 'mbo', 'domain', 'municipality', 'doorstroompunt')),
  add column parent uuid,
  -- The official number (BRIN, BRIN with location, CBS), when the organisation came from a register or was given one.
  add column code text check (code ~ '^[0-9A-Z]{2,12}$'),
  add column place text,
  -- The day that a register did not name it any more. It is marked and stays: people, groups and logs hang on it.
  add column gone date,
  add column above text generated always as (
    case kind when 'location' then 'school' when 'domain' then 'mbo' when 'municipality' then 'doorstroompunt' end) stored,
  add constraint organisation_known unique (id, region, kind),
  add constraint organisation_under foreign key (parent, region, above) references organisations.organisation (id, region, kind),
  add constraint organisation_top check (parent is null or above is not null),
  add constraint organisation_part check (parent is not null or kind not in ('location', 'domain'));
create unique index organisation_code on organisations.organisation (region, kind, code) where code is not null;
create index organisation_parent on organisations.organisation (parent) where parent is not null;
create index group_organisation on organisations."group" (organisation);
create index staff_organisation on organisations.staff (organisation);

-- Which role can be held where. What is not named here cannot be held.
create function organisations.role_fits() returns trigger language plpgsql as $$
begin
  if not coalesce((select new.role = any (case o.kind
      when 'region' then array['region-admin', 'privacy-officer']
      when 'school' then array['mentor', 'dean', 'privacy-officer']
      when 'location' then array['mentor', 'dean']
      when 'mbo' then array['intaker', 'privacy-officer']
      when 'domain' then array['intaker']
      when 'municipality' then array['adviser', 'privacy-officer']
      when 'doorstroompunt' then array['adviser', 'privacy-officer']
    end) from organisations.organisation o where o.id = new.organisation), false) then
    raise exception 'this role is not held at such an organisation' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger role_fits before insert or update of role, organisation on organisations.staff
  for each row execute function organisations.role_fits();

-- How far down a hat reaches, as access.as_staff found it; and the region of a hat that may add to it.
create function access.reach() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('pvs.reach', true), ''), '{}')::uuid[] $$;
create function access.region() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('pvs.region', true), '')::uuid $$;
grant execute on function access.reach(), access.region() to pvs_app;

-- Names of organisations and groups, and who holds which role, are read by many; they are changed by who looks after them.
alter table organisations.organisation enable row level security;
alter table organisations."group" enable row level security;
alter table organisations.staff enable row level security;
create policy read on organisations.organisation for select to pvs_app using (true);
create policy add on organisations.organisation for insert to pvs_app
  with check (access.kind() = 'system' or access.kind() = 'region-admin' and region = access.region() and kind <> 'region');
create policy change on organisations.organisation for update to pvs_app
  using (access.kind() = 'system' or access.kind() = 'region-admin' and id = any (access.reach()))
  with check (access.kind() = 'system' or access.kind() = 'region-admin' and region = access.region());
create policy read on organisations."group" for select to pvs_app using (true);
create policy add on organisations."group" for insert to pvs_app
  with check (access.kind() = 'system' or access.kind() = 'dean' and organisation = any (access.reach()));
create policy change on organisations."group" for update to pvs_app
  using (access.kind() = 'system' or access.kind() = 'dean' and organisation = any (access.reach()))
  with check (access.kind() = 'system' or access.kind() = 'dean' and organisation = any (access.reach()));
create policy read on organisations.staff for select to pvs_app using (true);

-- A dean makes mentors, for groups of the own school; who looks after a region makes everybody else, and no second of the own kind (F30, F55).
create function access.makes(p_role text, p_organisation uuid, p_group uuid) returns boolean language sql stable as $$
  select case access.kind()
    when 'system' then true
    when 'dean' then p_role = 'mentor' and p_organisation = any (access.reach()) and p_group = any (access.groups())
    when 'region-admin' then p_role in ('dean', 'adviser', 'intaker', 'privacy-officer') and p_organisation = any (access.reach())
    else false end
$$;
grant execute on function access.makes(text, uuid, uuid) to pvs_app;
create policy add on organisations.staff for insert to pvs_app with check (access.makes(role, organisation, "group"));
create policy change on organisations.staff for update to pvs_app
  using (access.makes(role, organisation, "group")) with check (access.makes(role, organisation, "group"));

-- As 0011-guidance has it, and: a dean reaches the own organisation and what stands under it, with its groups; who looks after a region
-- reaches its organisations and no group. Every other role counts where it is held, and nowhere else.
create or replace function access.as_staff(e access.entering) returns jsonb language plpgsql as $$
declare groups uuid[]; held boolean; guides boolean; requested boolean; reach uuid[] := '{}'; whole uuid;
begin
  select coalesce(array_agg(distinct s."group") filter (where s."group" is not null), '{}'), count(*) > 0 into groups, held
    from organisations.staff s
    where s.person = e.actor and s.role = e.kind and s.organisation = e.organisation
      and s.since <= e.at and (s.until is null or s.until > e.at);
  if held and e.kind = 'dean' then
    reach := array(select o.id from organisations.organisation o where o.id = e.organisation or o.parent = e.organisation);
    groups := array(select g.id from organisations."group" g where g.organisation = any (reach));
  elsif held and e.kind = 'region-admin' then
    select o.region into whole from organisations.organisation o where o.id = e.organisation and o.kind = 'region';
    reach := array(select o.id from organisations.organisation o where o.region = whole);
  end if;
  perform set_config('pvs.groups', groups::text, true), set_config('pvs.reach', reach::text, true),
    set_config('pvs.region', coalesce(whole::text, ''), true);
  guides := e.kind = 'mentor' and e.there and exists (
    select from organisations.member m where m.owner = e.passport and m."group" = any (groups) and m."left" is null);
  requested := guides and exists (
    select from guidance.request r where r.owner = e.passport and r.person = e.actor);
  if requested then perform set_config('pvs.passport', e.passport::text, true); end if;
  return jsonb_build_object('staffHeld', held, 'staffGroups', groups, 'staffReach', reach, 'guides', guides, 'requested', requested);
end $$;
