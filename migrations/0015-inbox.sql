-- after: sha256 35dec359a31683f00dfa4f26557002871bcc7cec59c39eb842c9f73f25b9a0ad
-- A share with an organisation's inbox, with the own mentor, or with an adviser (F74, F31): a grant that is addressed has no link and no code. Who
-- works there signs in, and the database itself finds at every look that the hat is held, that the grant is addressed to it, and that the
-- organisation has what its region asks (F124).

alter table sharing."grant"
  add column organisation uuid references organisations.organisation,
  -- One person there, and for a mentor the class: it ends for good when the young person leaves that class.
  add column person uuid,
  add column "group" uuid references organisations."group",
  -- The name to be called, as it was when the share began; sealed for the house, so that a list of shares opens no passport.
  add column called bytea,
  add constraint grant_addressed check (
    (person is null or organisation is not null) and ("group" is null or person is not null)
    and (organisation is null or (link_index is null and code_index is null and keys is null)));
create index grant_inbox on sharing."grant" (organisation) where organisation is not null;

-- Each person's own yes to the purpose, for each passport (F73).
create table sharing.reader (
  "grant" uuid not null,
  owner uuid not null,
  person uuid not null,
  at timestamptz not null,
  primary key ("grant", person),
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade
);
alter table sharing.reader enable row level security;
alter table sharing.reader force row level security;

-- Who stands behind a look that the database takes for a receiver's (see access.as_staff).
create function access.person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('pvs.person', true), '')::uuid $$;

-- Whether a grant is addressed to the hat that is worn, and held, now.
create function access.addressed(p_owner uuid, p_starts timestamptz, p_organisation uuid, p_person uuid, p_group uuid)
returns boolean language sql stable as $$
  select p_starts is not null and p_organisation = access.organisation() and current_setting('pvs.held', true) = 'yes' and case
    when p_person is null then access.kind() in ('intaker', 'adviser')
    when p_person <> access.actor() then false
    when p_group is null then access.kind() = 'adviser'
    else access.kind() = 'mentor' and p_group = any (access.groups()) and exists (
      select from organisations.member m
        where m.owner = p_owner and m."group" = p_group and m."left" is null and m.joined <= p_starts) end
$$;
grant execute on function access.person(), access.addressed(uuid, timestamptz, uuid, uuid, uuid) to pvs_app;

create policy addressed on sharing."grant" for select to pvs_app
  using (access.addressed(owner, starts, organisation, person, "group"));
create policy own on sharing.reader for select to pvs_app using (access.own(owner));
create policy mine on sharing.reader for select to pvs_app
  using (access.kind() in ('mentor', 'adviser', 'intaker') and person = access.actor());
create policy receiver on sharing.reader to pvs_app
  using (access.kind() = 'receiver' and "grant" = access.actor() and person = access.person())
  with check (access.kind() = 'receiver' and "grant" = access.actor() and person = access.person());
grant select, insert on sharing.reader to pvs_app;

-- As 0013-organisation-tree has it, and: for a grant that is addressed to this hat, the database takes who reads for the receiver of that grant, so
-- that one function (access.as_receiver) says what any grant opens, and every policy for receivers holds. Nothing else of a passport is in
-- sight then. Open is it for who said yes to the purpose, each for themselves, and as long as the organisation has what is asked.
create or replace function access.as_staff(e access.entering) returns jsonb language plpgsql as $$
declare groups uuid[]; held boolean; guides boolean; requested boolean; reach uuid[] := '{}'; whole uuid; seen jsonb := '{}';
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
    set_config('pvs.region', coalesce(whole::text, ''), true), set_config('pvs.held', case when held then 'yes' else '' end, true);
  guides := e.kind = 'mentor' and e.there and exists (
    select from organisations.member m where m.owner = e.passport and m."group" = any (groups) and m."left" is null);
  requested := guides and exists (
    select from guidance.request r where r.owner = e.passport and r.person = e.actor);
  if e."grant" is not null then
    seen := access.as_reader(e);
  elsif requested then
    perform set_config('pvs.passport', e.passport::text, true);
  end if;
  return jsonb_build_object('staffHeld', held, 'staffGroups', groups, 'staffReach', reach, 'guides', guides, 'requested', requested) || seen;
end $$;

create function access.as_reader(e access.entering) returns jsonb language plpgsql as $$
declare organisation uuid; seen jsonb; state text;
begin
  select g.organisation into organisation from sharing."grant" g where g.id = e."grant" and g.owner = e.passport and g.organisation is not null;
  if organisation is null then return '{}'; end if;
  perform set_config('pvs.kind', 'receiver', true), set_config('pvs.actor', e."grant"::text, true), set_config('pvs.person', e.actor::text, true);
  seen := access.as_receiver(row('receiver', e."grant", null, e.passport, e."grant", e.at, e.there)::access.entering);
  state := seen ->> 'grantState';
  if state in ('offered', 'open') then
    state := case when not contracts.standing(organisation, e.at) then 'unsigned'
      when state = 'open' and exists (select from sharing.reader r where r."grant" = e."grant" and r.person = e.actor) then 'open'
      else 'offered' end;
  end if;
  if state <> 'open' then
    perform set_config('pvs.passport', '', true), set_config('pvs.chapters', '', true), set_config('pvs.questions', '', true),
      set_config('pvs.extra', '', true), set_config('pvs.proofs', '', true);
  end if;
  return seen || jsonb_build_object('grantMine', true, 'grantState', state);
end $$;
grant execute on function access.as_reader(access.entering) to pvs_app;
