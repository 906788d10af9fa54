-- after: sha256 d8f0d6d61014d0cd2c0c6c6d44a1fd2bf4a0b2315d000e57263d336256772cad
-- Others' eyes ("Zo zie ik jou"): what the young person asks a companion, what comes back, and what the young person takes over.
-- A companion's row is the invitation and the reply to it; nothing else of the passport has a policy for that kind of actor.

create schema mirror;
grant usage on schema mirror to pvs_app;

create table mirror.invitation (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  kind text not null check (kind in ('cards', 'words', 'skill')),
  chapter text not null,
  question text not null,
  -- Sealed: whom it is for, in the owner's words; what the companion sees; the link and the code.
  who bytea not null,
  asked bytea not null,
  keys bytea not null,
  link_index bytea not null unique,
  code_index bytea not null unique,
  made timestamptz not null,
  ends timestamptz not null,
  stopped timestamptz,
  -- How many letters were sent about it, and when the last one.
  letters integer not null default 0 check (letters between 0 and 3),
  sent timestamptz,
  unique (id, owner)
);
create index invitation_owner on mirror.invitation (owner);

-- That a person opened it stands apart: a companion can add it and change nothing of the invitation itself.
create table mirror.opening (
  invitation uuid primary key,
  owner uuid not null,
  at timestamptz not null,
  foreign key (invitation, owner) references mirror.invitation (id, owner) on delete cascade
);

create table mirror.reply (
  invitation uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  revision integer not null check (revision > 0),
  sealed bytea not null,
  given timestamptz not null,
  -- The young person has read it: from then on its writer changes nothing.
  heard timestamptz
);
create index reply_owner on mirror.reply (owner);

-- What the young person took over, as it was then. The only thing of others' words that a receiver can ever see.
create table mirror.taken (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  chapter text not null,
  question text not null,
  sealed bytea not null,
  at timestamptz not null
);
create index taken_owner on mirror.taken (owner);

do $$
declare t regclass;
begin
  foreach t in array array['mirror.invitation', 'mirror.opening', 'mirror.reply', 'mirror.taken']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

create policy own on mirror.invitation to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy companion on mirror.invitation for select to pvs_app using (access.kind() = 'companion' and id = access.actor());
create policy bearer on mirror.invitation for select to pvs_app
  using (code_index = access.secret() or link_index = access.secret());

create policy own on mirror.opening for select to pvs_app using (access.own(owner));
create policy companion on mirror.opening to pvs_app
  using (access.kind() = 'companion' and invitation = access.actor())
  with check (access.kind() = 'companion' and invitation = access.actor() and owner = access.passport());

create policy own on mirror.reply to pvs_app using (access.own(owner)) with check (access.own(owner));
-- pvs.passport is set for a companion only while the invitation stands.
create policy companion on mirror.reply for select to pvs_app
  using (access.kind() = 'companion' and invitation = access.actor() and owner = access.passport());
create policy companion_gives on mirror.reply for insert to pvs_app
  with check (access.kind() = 'companion' and invitation = access.actor() and owner = access.passport() and heard is null);
create policy companion_changes on mirror.reply for update to pvs_app
  using (access.kind() = 'companion' and invitation = access.actor() and owner = access.passport() and heard is null)
  with check (access.kind() = 'companion' and invitation = access.actor() and owner = access.passport() and heard is null);

create policy own on mirror.taken to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy shared on mirror.taken for select to pvs_app
  using (owner = access.passport() and access.kind() = 'receiver'
    and (chapter = any (access.chapters()) or question = any (access.questions())));

grant select, insert, update, delete on mirror.invitation, mirror.reply, mirror.taken to pvs_app;
grant select, insert on mirror.opening to pvs_app;

-- A session of somebody who was asked.
alter table identity.session add column invitation uuid;
alter table identity.session drop constraint session_kind_check;
alter table identity.session add constraint session_kind_check check (kind in ('owner', 'staff', 'receiver', 'companion'));
create index session_invitation on identity.session (invitation) where invitation is not null;

-- The database reads the invitation itself at every entry: one that was stopped opens nothing, whatever the app believes.
create function access.as_companion(e access.entering) returns jsonb language plpgsql as $$
declare i record; reachable boolean; state text;
begin
  select x.owner, case when x.stopped is not null then 'stopped' when x.ends <= e.at then 'ended' else 'open' end as state
    into i from mirror.invitation x where x.id = e.actor;
  reachable := e.there and i.owner is not null and i.owner = e.passport;
  state := i.state;
  if reachable and state = 'open' then
    perform set_config('pvs.passport', e.passport::text, true);
    if exists (select from mirror.reply r where r.invitation = e.actor and r.heard is not null) then state := 'heard'; end if;
  end if;
  return jsonb_strip_nulls(jsonb_build_object('passportThere', reachable, 'invitationState', state));
end $$;
grant execute on function access.as_companion(access.entering) to pvs_app;

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
    when 'owner' then null
    when 'visitor' then access.as_visitor(e)
    when 'system' then access.as_system(e)
    when 'receiver' then access.as_receiver(e)
    when 'companion' then access.as_companion(e)
    else access.as_staff(e)
  end;
end $$;
