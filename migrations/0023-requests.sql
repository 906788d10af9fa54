-- after: sha256 78e0ed1b8a4c265ff00266630d30d255346d369c9218f8cb6dfd2765d2effa80
-- A request for access (F88): somebody at work asks once, the young person decides. One row for each who asked: asking anew, after a long quiet, takes
-- its place. And a hand-over (F39, F65): who reads at work proposes who takes over; nothing moves before the young person's yes.

create table sharing.request (
  id uuid not null unique,
  owner uuid not null references passport.passport on delete cascade,
  person uuid not null,
  organisation uuid not null references organisations.organisation,
  -- The class through which a mentor asks.
  "group" uuid references organisations."group",
  sealed bytea not null,
  asked timestamptz not null,
  answered timestamptz,
  outcome text check (outcome in ('shared', 'no')),
  primary key (owner, person),
  check ((answered is null) = (outcome is null))
);

create table sharing.handover (
  "grant" uuid primary key,
  owner uuid not null,
  -- Who proposes, and who would take over: an inbox, or a person there.
  person uuid not null,
  organisation uuid not null references organisations.organisation,
  to_organisation uuid not null references organisations.organisation,
  to_person uuid,
  sealed bytea not null,
  proposed timestamptz not null,
  answered timestamptz,
  outcome text check (outcome in ('yes', 'no')),
  check ((answered is null) = (outcome is null)),
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade
);

do $$
declare t regclass;
begin
  foreach t in array array['sharing.request', 'sharing.handover']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy own on %s for select to pvs_app using (access.own(owner))', t);
    execute format('create policy own_answer on %s for update to pvs_app using (access.own(owner)) with check (access.own(owner))', t);
  end loop;
end $$;

-- A mentor of a class that the young person is in; or who reads a share that is addressed, as long as it is open.
create function access.asks(p_owner uuid, p_person uuid, p_group uuid) returns boolean language sql stable as $$
  select access.guides(p_owner, p_person, p_group)
    or access.kind() = 'receiver' and p_person = access.person() and p_owner = access.passport() and p_group is null
$$;
grant execute on function access.asks(uuid, uuid, uuid) to pvs_app;
create policy asker on sharing.request for select to pvs_app
  using (access.kind() in ('mentor', 'adviser') and person = access.actor() or access.asks(owner, person, "group"));
create policy asker_asks on sharing.request for insert to pvs_app
  with check (access.asks(owner, person, "group") and organisation = access.organisation() and answered is null);
create policy asker_again on sharing.request for update to pvs_app
  using (access.asks(owner, person, "group"))
  with check (access.asks(owner, person, "group") and organisation = access.organisation() and answered is null);

create policy reader on sharing.handover for select to pvs_app
  using (access.kind() = 'receiver' and "grant" = access.actor() and owner = access.passport() and access.person() is not null);
create policy reader_proposes on sharing.handover for insert to pvs_app
  with check (access.kind() = 'receiver' and "grant" = access.actor() and owner = access.passport() and person = access.person()
    and organisation = access.organisation() and answered is null);

grant select, insert, update on sharing.request to pvs_app;
grant select, insert on sharing.handover to pvs_app;
grant update (answered, outcome) on sharing.handover to pvs_app;
