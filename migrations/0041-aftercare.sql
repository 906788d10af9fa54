-- after: sha256 f7cc44a3ee541a138317c1c6d7efeccb51b283c2f90b477bb70ec259dbe04243
-- After school (F60, F63, F64, F66, decisions 0061 and 0062): "ik wil hulp", where somebody landed, how it goes after 1, 3 and 6 months, and
-- whether there is a place after the summer. In clear stand ids, days and what has to be found; names and words are sealed.

create schema aftercare;
grant usage on schema aftercare to pvs_app;

-- "Ik wil hulp": to one Doorstroompunt or municipality, with the name to be called and how to be reached. Nothing of the passport goes along.
create table aftercare.signal (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  organisation uuid not null references organisations.organisation,
  -- The name, sealed for the house, so that a list opens no passport; how to be reached, sealed with the passport's own key.
  called bytea not null,
  sealed bytea not null,
  asked timestamptz not null,
  -- Who helps, and their name, sealed.
  person uuid,
  taken timestamptz,
  taker bytea,
  closed timestamptz,
  closed_by text check (closed_by in ('owner', 'adviser')),
  reason text check (reason in ('place', 'other-help', 'no-contact', 'done')),
  words bytea,
  -- That the young person knows that it was closed.
  seen timestamptz,
  unique (id, owner),
  check ((person is null) = (taken is null) and (person is null) = (taker is null)),
  check ((closed is null) = (closed_by is null)),
  check (reason is null or closed_by = 'adviser')
);
create unique index signal_open on aftercare.signal (owner) where closed is null;
create index signal_owner on aftercare.signal (owner);
create index signal_at on aftercare.signal (organisation) where closed is null;

-- Who helps proposes a colleague; the young person says yes or no.
create table aftercare.takeover (
  signal uuid not null,
  owner uuid not null,
  person uuid not null,
  to_organisation uuid not null references organisations.organisation,
  to_person uuid not null,
  sealed bytea not null,
  proposed timestamptz not null,
  answered timestamptz,
  outcome text check (outcome in ('yes', 'no')),
  primary key (signal, person),
  check ((answered is null) = (outcome is null)),
  foreign key (signal, owner) references aftercare.signal (id, owner) on delete cascade
);
create index takeover_owner on aftercare.takeover (owner);

-- Where somebody landed. `follow`: who helps may see it, and when a check-in is due. `stopped`: no questions any more.
create table aftercare.landing (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  kind text not null check (kind in ('mbo', 'work', 'other')),
  sealed bytea not null,
  starts date not null,
  follow boolean not null,
  kept timestamptz not null,
  -- Of who helps and wrote it down: it counts when the young person said yes.
  proposer uuid,
  proposer_name bytea,
  confirmed timestamptz,
  stopped timestamptz,
  ended timestamptz,
  unique (id, owner),
  check (confirmed is not null or proposer is not null),
  check ((proposer is null) = (proposer_name is null))
);
create unique index landing_now on aftercare.landing (owner) where ended is null;
create index landing_owner on aftercare.landing (owner);

-- "Hoe gaat het?": after 1, 3 and 6 calendar months. Each is there once, so it is told of once.
create table aftercare.checkin (
  landing uuid not null,
  owner uuid not null,
  months smallint not null check (months in (1, 3, 6)),
  due date not null,
  told timestamptz,
  answered timestamptz,
  skipped boolean not null default false,
  -- "Bel mij", and that who helps did.
  call boolean not null default false,
  reached timestamptz,
  sealed bytea,
  primary key (landing, months),
  check (answered is not null or not (skipped or call)),
  foreign key (landing, owner) references aftercare.landing (id, owner) on delete cascade
);
create index checkin_owner on aftercare.checkin (owner);
create index checkin_due on aftercare.checkin (due) where told is null and answered is null;

-- "Heb je nog een plek?": one a summer. `told`: a letter went.
create table aftercare.summer (
  owner uuid not null references passport.passport on delete cascade,
  year smallint not null,
  state text check (state in ('yes', 'not-yet', 'help')),
  said timestamptz,
  told timestamptz,
  primary key (owner, year),
  check ((state is null) = (said is null))
);

do $$
declare t regclass;
begin
  foreach t in array array['aftercare.signal', 'aftercare.takeover', 'aftercare.landing', 'aftercare.checkin', 'aftercare.summer']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy own on %s to pvs_app using (access.own(owner)) with check (access.own(owner))', t);
  end loop;
end $$;

-- The moment of this act, as access.helping() was told it.
create function aftercare.at() returns timestamptz language sql stable
  as $$ select coalesce(nullif(current_setting('pvs.at', true), '')::timestamptz, now()) $$;
-- Whether an adviser's hat, held now at this organisation, has a signal in sight: it waits for whoever works there, or this person took it. Of who
-- does not work there any more it waits again. One that this person closes is in sight for that very act.
create function aftercare.in_sight(p_organisation uuid, p_person uuid, p_closed timestamptz) returns boolean language sql stable as $$
  select access.kind() = 'adviser' and current_setting('pvs.held', true) = 'yes' and p_organisation = access.organisation()
    and case when p_closed is not null then p_closed = aftercare.at() and p_person = access.actor()
      else p_person is null or p_person = access.actor() or not exists (
        select from organisations.staff s where s.person = p_person and s.role = 'adviser' and s.organisation = p_organisation
          and s.since <= aftercare.at() and (s.until is null or s.until > aftercare.at())) end
$$;
-- Whether this person helps this young person.
create function aftercare.helps(p_owner uuid) returns boolean language sql stable as $$
  select access.kind() = 'adviser' and exists (
    select from aftercare.signal s where s.owner = p_owner and s.person = access.actor() and s.closed is null)
$$;
grant execute on function aftercare.at(), aftercare.in_sight(uuid, uuid, timestamptz), aftercare.helps(uuid) to pvs_app;

create policy adviser on aftercare.signal for select to pvs_app using (aftercare.in_sight(organisation, person, closed));
create policy adviser_takes on aftercare.signal for update to pvs_app
  using (aftercare.in_sight(organisation, person, closed))
  with check (access.kind() = 'adviser' and organisation = access.organisation() and person = access.actor());
create policy adviser on aftercare.takeover for select to pvs_app
  using (access.kind() = 'adviser' and person = access.actor() and aftercare.helps(owner));
create policy adviser_proposes on aftercare.takeover for insert to pvs_app
  with check (person = access.actor() and aftercare.helps(owner) and answered is null);
create policy adviser on aftercare.landing for select to pvs_app
  using (access.kind() = 'adviser' and ended is null and (follow or proposer = access.actor()) and aftercare.helps(owner));
create policy adviser_proposes on aftercare.landing for insert to pvs_app
  with check (proposer = access.actor() and confirmed is null and aftercare.helps(owner));
create policy adviser on aftercare.checkin for select to pvs_app
  using (access.kind() = 'adviser' and exists (select from aftercare.landing l where l.id = landing and l.follow and l.confirmed is not null));
create policy adviser_reached on aftercare.checkin for update to pvs_app
  using (access.kind() = 'adviser' and call and exists (select from aftercare.landing l where l.id = landing and l.follow))
  with check (access.kind() = 'adviser' and call);

grant select, insert on aftercare.signal, aftercare.takeover to pvs_app;
grant update (organisation, person, taken, taker, closed, closed_by, reason, words, seen) on aftercare.signal to pvs_app;
grant update (answered, outcome) on aftercare.takeover to pvs_app;
grant select, insert, delete on aftercare.landing to pvs_app;
grant update (kind, sealed, starts, follow, kept, confirmed, stopped, ended) on aftercare.landing to pvs_app;
grant select, insert, delete on aftercare.checkin to pvs_app;
grant update (due, told, answered, skipped, call, reached, sealed) on aftercare.checkin to pvs_app;
grant select, insert, update on aftercare.summer to pvs_app;

-- Who helps may ask for something to be shared too (F88).
create or replace function access.asks(p_owner uuid, p_person uuid, p_group uuid) returns boolean language sql stable as $$
  select access.guides(p_owner, p_person, p_group)
    or access.kind() = 'receiver' and p_person = access.person() and p_owner = access.passport() and p_group is null
    or p_person = access.actor() and p_group is null and aftercare.helps(p_owner)
$$;
drop policy asker_again on sharing.request;
create policy asker_again on sharing.request for update to pvs_app
  using ((access.kind() in ('mentor', 'adviser') and person = access.actor()) or (access.kind() = 'receiver' and person = access.person()))
  with check (access.asks(owner, person, "group") and organisation = access.organisation() and answered is null);

-- The facts of an adviser about one young person: whether their question for help is in sight (`asksHelp`), and whether this person took it (`helps`).
create function access.helping(e access.entering) returns jsonb language plpgsql as $$
declare taker uuid;
begin
  if e.kind <> 'adviser' or access.kind() <> 'adviser' then return '{}'; end if;
  perform set_config('pvs.at', e.at::text, true);
  if not e.there then return '{}'; end if;
  select s.person into taker from aftercare.signal s where s.owner = e.passport and s.closed is null;
  return jsonb_build_object('asksHelp', found, 'helps', found and taker is not distinct from e.actor);
end $$;
grant execute on function access.helping(access.entering) to pvs_app;

-- As 0039-helped-back has it, and what speaks for an adviser.
create or replace function access.enter(
  p_kind text, p_actor uuid, p_organisation uuid, p_passport uuid, p_grant uuid, p_chain uuid, p_once text, p_now timestamptz,
  out traced boolean, out head_n integer, out head_hash bytea, out passport_there boolean, out facts jsonb
) language plpgsql as $$
declare e access.entering;
begin
  perform set_config('pvs.kind', p_kind, true), set_config('pvs.actor', coalesce(p_actor::text, ''), true),
    set_config('pvs.passport', '', true), set_config('pvs.chain', coalesce(p_chain::text, ''), true),
    set_config('pvs.organisation', coalesce(p_organisation::text, ''), true), set_config('pvs.groups', '', true),
    set_config('pvs.chapters', '', true), set_config('pvs.questions', '', true), set_config('pvs.extra', '', true),
    set_config('pvs.secret', '', true);
  -- An owner: their own passport, and no other.
  if p_kind = 'owner' and p_actor = p_passport then
    perform set_config('pvs.passport', p_passport::text, true);
  end if;

  -- The end of the log is locked before the facts are read: who waited here sees what the other one did.
  -- A passport is there when its log has begun; nobody else's log is begun by asking.
  traced := p_once is not null and exists (select from audit.entry x where x.chain = p_chain and x.once = p_once);
  if p_chain is not null and not traced then
    if p_passport is null or p_kind = 'visitor' then
      insert into audit.head (chain, n, hash) values (p_chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    end if;
    select h.n, h.hash into head_n, head_hash from audit.head h where h.chain = p_chain for update;
    traced := p_once is not null and exists (select from audit.entry x where x.chain = p_chain and x.once = p_once);
  end if;
  passport_there := p_passport is not null and (traced or coalesce(head_n, 0) > 0);

  e := row(p_kind, p_actor, p_organisation, p_passport, p_grant, p_now, passport_there);
  facts := case p_kind
    when 'owner' then access.as_owner(e)
    when 'visitor' then access.as_visitor(e)
    when 'system' then access.as_system(e)
    when 'receiver' then access.as_receiver(e)
    when 'companion' then access.as_companion(e)
    when 'guardian' then access.as_guardian(e)
    when 'helper' then access.as_helper(e)
    else access.as_staff(e) || access.entrusted(e) || access.helping(e)
  end;
end $$;

-- The night watch finds what is due. The tables' owner is under the policies too (forced): these let it see just this, in these functions.
create function aftercare.watching() returns boolean language sql stable
  as $$ select current_setting('pvs.watching', true) = 'aftercare' $$;
create policy due_find on aftercare.checkin for select to current_user using (aftercare.watching());
create policy due_find on aftercare.landing for select to current_user using (aftercare.watching());
create policy due_find on aftercare.summer for select to current_user using (aftercare.watching());
create policy due_find on passport.answer for select to current_user using (aftercare.watching());
create policy due_find on identity.address for select to current_user using (aftercare.watching());

-- Check-ins of which the day has come, not longer ago than a young person is still shown them. A stopped landing has none.
create function aftercare.checkins_due(p_today date, p_since date, p_after uuid, p_most integer)
returns table (landing uuid, owner uuid, months smallint) language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'the night watch alone finds what is due'; end if;
  perform set_config('pvs.watching', 'aftercare', true);
  return query select c.landing, c.owner, c.months from aftercare.checkin c join aftercare.landing l on l.id = c.landing
    where c.due <= p_today and c.due >= p_since and c.told is null and c.answered is null
      and l.confirmed is not null and l.stopped is null and l.ended is null and (p_after is null or c.landing > p_after)
    order by c.landing limit p_most;
  perform set_config('pvs.watching', '', true);
end $$;

-- Who has an own address and answered whether they may be asked in summer (sm9), and neither said anything nor was written to this summer.
create function aftercare.summer_due(p_year smallint, p_after uuid, p_most integer)
returns table (owner uuid) language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'the night watch alone finds what is due'; end if;
  perform set_config('pvs.watching', 'aftercare', true);
  return query select a.owner from identity.address a join passport.answer x on x.owner = a.owner and x.question = 'sm9' and x.filled
    where (p_after is null or a.owner > p_after)
      and not exists (select from aftercare.summer s where s.owner = a.owner and s.year = p_year and (s.said is not null or s.told is not null))
    order by a.owner limit p_most;
  perform set_config('pvs.watching', '', true);
end $$;
revoke execute on function aftercare.checkins_due(date, date, uuid, integer), aftercare.summer_due(smallint, uuid, integer) from public;
grant execute on function aftercare.checkins_due(date, date, uuid, integer), aftercare.summer_due(smallint, uuid, integer) to pvs_app;
