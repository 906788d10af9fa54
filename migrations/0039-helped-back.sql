-- after: sha256 8f215ab3d0d00ed95d0073ecc09c5b544c2a6103e909f7f714765059fe837bc0
-- identity: coming back with the help of somebody whom the young person chose beforehand (F6, decision 0051). A helper knows the name to be called by and
-- nothing else of a passport, and never comes in.

-- `who`: as the young person calls them. `called`: the name to be called by, for the helper's page. `keys`: link and code, to give again.
create table identity.helper (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  who bytea not null,
  called bytea not null,
  keys bytea not null,
  link_index bytea not null unique,
  code_index bytea not null unique,
  made timestamptz not null,
  agreed timestamptz,
  stopped timestamptz
);
create index helper_owner on identity.helper (owner);

-- Which four pictures are the young person's own: bound to the passport, and kept as a blind index alone.
create table identity.own_pictures (
  owner uuid primary key references passport.passport on delete cascade,
  pictures_index bytea not null,
  chosen timestamptz not null
);

-- One asking to come back. Of nobody, until a helper says yes with the code that was read to them; then `opens` is when it lets somebody in.
create table identity.rescue (
  id uuid primary key,
  ask_index bytea not null unique,
  owner uuid references passport.passport on delete cascade,
  helper uuid references identity.helper on delete cascade,
  answer_index bytea,
  made timestamptz not null,
  ends timestamptz not null,
  vouched timestamptz,
  opens timestamptz,
  tries integer not null default 0,
  used timestamptz,
  stopped timestamptz
);
create index rescue_owner on identity.rescue (owner) where owner is not null;

do $$
declare t regclass;
begin
  foreach t in array array['identity.helper', 'identity.own_pictures', 'identity.rescue']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy own on %s to pvs_app using (access.own(owner)) with check (access.own(owner))', t);
  end loop;
end $$;
create policy helper on identity.helper for select to pvs_app using (access.kind() = 'helper' and id = access.actor());
create policy helper_says on identity.helper for update to pvs_app
  using (access.kind() = 'helper' and id = access.actor()) with check (access.kind() = 'helper' and id = access.actor());
create policy bearer on identity.helper for select to pvs_app using (code_index = access.secret());
create policy bearer on identity.own_pictures for select to pvs_app using (pictures_index = access.secret());

-- Who asks is known by the code that was made for it, and by nothing else. A helper takes up what is of nobody yet, and takes the own yes back.
create policy bearer on identity.rescue for select to pvs_app using (ask_index = access.secret());
create policy ask on identity.rescue for insert to pvs_app
  with check (access.kind() = 'visitor' and ask_index = access.secret() and owner is null and helper is null);
create policy bearer_tries on identity.rescue for update to pvs_app
  using (access.kind() = 'visitor' and ask_index = access.secret()) with check (access.kind() = 'visitor' and ask_index = access.secret());
create policy helper_vouches on identity.rescue for update to pvs_app
  using (access.kind() = 'helper' and (owner is null and ask_index = access.secret() or helper = access.actor()))
  with check (access.kind() = 'helper' and helper = access.actor() and owner = access.passport());
create policy helper on identity.rescue for select to pvs_app using (access.kind() = 'helper' and helper = access.actor());

grant select, insert on identity.helper, identity.rescue to pvs_app;
grant update (agreed, stopped) on identity.helper to pvs_app;
grant update (owner, helper, answer_index, vouched, opens, ends, tries, used, stopped) on identity.rescue to pvs_app;
grant select, insert, update on identity.own_pictures to pvs_app;

-- What is over lets nobody in; the log of the passport keeps what happened.
create policy tidy_find on identity.rescue for select to current_user using (ends < now());
create policy tidy on identity.rescue for delete to current_user using (ends < now());
create function identity.forget_rescues() returns void language sql security definer set search_path = pg_catalog
  as $$ delete from identity.rescue where ends < now() $$;
revoke execute on function identity.forget_rescues() from public;
grant execute on function identity.forget_rescues() to pvs_app;

-- A session of a helper.
alter table identity.session add column helper uuid;
alter table identity.session drop constraint session_kind_check;
alter table identity.session add constraint session_kind_check
  check (kind in ('owner', 'staff', 'receiver', 'companion', 'guardian', 'helper'));
create index session_helper on identity.session (helper) where helper is not null;

-- The database reads the helper's row itself at every entry: one who was taken off helps nobody back, whatever the app believes.
create function access.as_helper(e access.entering) returns jsonb language plpgsql as $$
declare h record; reachable boolean; state text;
begin
  select x.owner, case when x.stopped is not null then 'stopped' when x.agreed is null then 'asked' else 'agreed' end as state
    into h from identity.helper x where x.id = e.actor;
  reachable := e.there and h.owner is not null and h.owner = e.passport;
  if reachable and h.state <> 'stopped' then perform set_config('pvs.passport', e.passport::text, true); end if;
  return jsonb_strip_nulls(jsonb_build_object('passportThere', reachable, 'helperState', h.state));
end $$;
grant execute on function access.as_helper(access.entering) to pvs_app;

-- As 0017-consent has it, with a helper.
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
    else access.as_staff(e) || access.entrusted(e)
  end;
end $$;
