-- after: sha256 32e4efe0710e2dc2995cd9fbda9303fb11ed9c97a099dc56c19c2239308935f1
-- consent (UAVG art. 5, decision 0037): the moments of 16 and 18, the guardians who were asked, what was said, and what the school was asked.
-- Apart from grants and from an organisation's legal ground. A grant outside school opens only while both stand.

create schema consent;
grant usage on schema consent to pvs_app;

-- In clear only the moments that were still ahead when the day was given. Of who is 18 already there is nothing to read here.
create table consent.birth (
  owner uuid primary key references passport.passport on delete cascade,
  sealed bytea not null,
  sixteen timestamptz,
  eighteen timestamptz,
  given timestamptz not null
);

-- A parent or guardian whom the young person asked. Each has a row, a link and a code of their own; none sees another.
create table consent.guardian (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  -- Sealed: whom it is for, in the owner's words; what the guardian reads of the owner; the link and the code.
  who bytea not null,
  called bytea not null,
  keys bytea not null,
  link_index bytea not null unique,
  code_index bytea not null unique,
  made timestamptz not null,
  ends timestamptz not null,
  stopped timestamptz,
  unique (id, owner)
);
create index guardian_owner on consent.guardian (owner);

create table consent.opening (
  guardian uuid primary key,
  owner uuid not null,
  at timestamptz not null,
  foreign key (guardian, owner) references consent.guardian (id, owner) on delete cascade
);

-- The young person asks the school: paper was signed at home, or home is not safe. Handled once, by one named role.
create table consent.asking (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  kind text not null check (kind in ('paper', 'exception')),
  role text not null check (role in ('dean', 'privacy-officer')),
  organisation uuid not null references organisations.organisation,
  -- The name to be called by, sealed for the house, for the list; the words, sealed under the passport's key.
  called bytea not null,
  words bytea not null,
  asked timestamptz not null,
  handled timestamptz,
  outcome text check (outcome in ('yes', 'no')),
  person uuid,
  reply bytea,
  unique (id, owner),
  check ((handled is null) = (outcome is null) and (handled is null) = (person is null))
);
create unique index asking_open on consent.asking (owner, kind) where handled is null;
create index asking_organisation on consent.asking (organisation) where handled is null;

-- What was said, once and for good: only its end is written later. `sealed`: who said it, the text as it was read, and a reason.
create table consent.record (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  guardian uuid,
  asking uuid,
  how text not null check (how in ('link', 'paper', 'exception')),
  said text not null check (said in ('yes', 'no')),
  version text not null,
  hash bytea not null check (octet_length(hash) = 32),
  language text not null,
  sealed bytea not null,
  given timestamptz not null,
  person uuid,
  organisation uuid,
  withdrawn timestamptz,
  withdrawn_by text check (withdrawn_by in ('guardian', 'owner')),
  foreign key (guardian, owner) references consent.guardian (id, owner) on delete cascade,
  foreign key (asking, owner) references consent.asking (id, owner) on delete cascade,
  check ((how = 'link') = (guardian is not null) and (how = 'link') = (asking is null) and (how = 'link') = (person is null)),
  check (how = 'link' or said = 'yes'),
  check ((withdrawn is null) = (withdrawn_by is null))
);
create index record_owner on consent.record (owner, given);
create unique index record_standing on consent.record (guardian) where withdrawn is null;

-- "Wil je dit nog steeds delen?": when the young person chose a share again.
create table consent.confirmed (
  "grant" uuid primary key,
  owner uuid not null,
  at timestamptz not null,
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade
);

do $$
declare t regclass;
begin
  foreach t in array array['consent.birth', 'consent.guardian', 'consent.opening', 'consent.asking', 'consent.record',
    'consent.confirmed']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

create policy own on consent.birth to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy own on consent.confirmed to pvs_app using (access.own(owner)) with check (access.own(owner));

create policy own on consent.guardian to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy guardian on consent.guardian for select to pvs_app using (access.kind() = 'guardian' and id = access.actor());
create policy bearer on consent.guardian for select to pvs_app
  using (code_index = access.secret() or link_index = access.secret());

create policy own on consent.opening for select to pvs_app using (access.own(owner));
create policy guardian on consent.opening to pvs_app
  using (access.kind() = 'guardian' and guardian = access.actor())
  with check (access.kind() = 'guardian' and guardian = access.actor() and owner = access.passport());

-- Nobody consents for themselves (P9): the young person reads records and ends them, and can write none. A guardian writes and ends the
-- own ones; whoever the school named writes that paper was seen, or an exception, where the young person asked for it.
create policy own_read on consent.record for select to pvs_app using (access.own(owner));
create policy own_end on consent.record for update to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy guardian_read on consent.record for select to pvs_app
  using (access.kind() = 'guardian' and guardian = access.actor());
create policy guardian_says on consent.record for insert to pvs_app
  with check (access.kind() = 'guardian' and guardian = access.actor() and owner = access.passport() and how = 'link');
create policy guardian_ends on consent.record for update to pvs_app
  using (access.kind() = 'guardian' and guardian = access.actor() and owner = access.passport())
  with check (access.kind() = 'guardian' and guardian = access.actor() and owner = access.passport());
create policy school_says on consent.record for insert to pvs_app
  with check (access.kind() in ('dean', 'privacy-officer') and how in ('paper', 'exception') and owner = access.passport()
    and person = access.actor() and organisation = access.organisation());

create policy own_read on consent.asking for select to pvs_app using (access.own(owner));
create policy own_ask on consent.asking for insert to pvs_app with check (access.own(owner) and handled is null);
create policy own_back on consent.asking for delete to pvs_app using (access.own(owner) and handled is null);
create policy school on consent.asking for select to pvs_app
  using (access.kind() = role and organisation = access.organisation());
create policy school_handles on consent.asking for update to pvs_app
  using (access.kind() = role and organisation = access.organisation() and owner = access.passport())
  with check (access.kind() = role and organisation = access.organisation() and owner = access.passport() and person = access.actor());

grant select, insert, update, delete on consent.birth, consent.confirmed to pvs_app;
grant select, insert on consent.opening, consent.record to pvs_app;
grant update (withdrawn, withdrawn_by) on consent.record to pvs_app;
grant select, insert on consent.guardian to pvs_app;
grant update (stopped) on consent.guardian to pvs_app;
grant select, insert, delete on consent.asking to pvs_app;
grant update (handled, outcome, person, reply) on consent.asking to pvs_app;

-- The door asks whether the consent is there, and learns yes or no: no receiver has a policy for any of these tables. The tables'
-- owner is under the policies too (forced): these let it see them, in the functions below alone.
create function consent.weighing() returns boolean language sql stable
  as $$ select current_setting('pvs.watching', true) = 'consent' $$;
create policy weigh on consent.birth for select to current_user using (consent.weighing());
create policy weigh on consent.record for select to current_user using (consent.weighing());
create policy weigh on consent.confirmed for select to current_user using (consent.weighing());

-- Whether a consent stood at this moment. An exception stands by itself. The yes of one guardian is enough, as long as no other one
-- objects (BW 1:253i): a withdrawn yes is no objection, a no is.
create function consent.covers(p_owner uuid, p_at timestamptz) returns boolean language sql stable as $$
  with at as (select r.how, r.said from consent.record r
    where r.owner = p_owner and r.given <= p_at and (r.withdrawn is null or r.withdrawn > p_at))
  select exists (select from at where how = 'exception')
    or exists (select from at where said = 'yes') and not exists (select from at where said = 'no')
$$;

-- Whether what was chosen then may be read now. Who was 16 when they chose decided alone. Else a consent stood without a break from then
-- until now, or until the sixteenth birthday, when a guardian's say ends: after a break the young person chooses anew, and nothing
-- opens again by itself.
create function consent.carries(p_owner uuid, p_chosen timestamptz, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare b consent.birth; until timestamptz; carried boolean;
begin
  perform set_config('pvs.watching', 'consent', true);
  select * into b from consent.birth x where x.owner = p_owner;
  until := least(p_at, b.sixteen);
  carried := b.owner is not null and p_chosen >= b.given and (b.sixteen is null or p_chosen >= b.sixteen
    or consent.covers(p_owner, p_chosen) and consent.covers(p_owner, until) and not exists (
      select from (
        select r.withdrawn as at from consent.record r where r.owner = p_owner and r.said = 'yes'
        union all select r.given from consent.record r where r.owner = p_owner and r.said = 'no') x
      where x.at > p_chosen and x.at <= until and not consent.covers(p_owner, x.at)));
  perform set_config('pvs.watching', '', true);
  return carried;
end $$;

-- When the young person chose this share: when it was given, or chosen again.
create function consent.chosen(p_grant uuid, p_given timestamptz) returns timestamptz
language plpgsql security definer set search_path = pg_catalog as $$
declare again timestamptz;
begin
  perform set_config('pvs.watching', 'consent', true);
  select c.at into again from consent.confirmed c where c."grant" = p_grant;
  perform set_config('pvs.watching', '', true);
  return greatest(p_given, again);
end $$;

-- Whether nothing is to be asked of its owner about this share: it carries, and no birthday came since it was chosen.
create function consent.settled(p_owner uuid, p_grant uuid, p_given timestamptz, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare chosen timestamptz := consent.chosen(p_grant, p_given); asks boolean;
begin
  perform set_config('pvs.watching', 'consent', true);
  select chosen < x.sixteen and x.sixteen <= p_at or chosen < x.eighteen and x.eighteen <= p_at into asks
    from consent.birth x where x.owner = p_owner;
  perform set_config('pvs.watching', '', true);
  return not coalesce(asks, false) and consent.carries(p_owner, chosen, p_at);
end $$;

-- Whether a guardian has nothing to say any more.
create function consent.grown(p_owner uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare grown boolean;
begin
  perform set_config('pvs.watching', 'consent', true);
  select b.sixteen is null or b.sixteen <= p_at into grown from consent.birth b where b.owner = p_owner;
  perform set_config('pvs.watching', '', true);
  return coalesce(grown, false);
end $$;
revoke execute on all functions in schema consent from public;
grant execute on function consent.carries(uuid, timestamptz, timestamptz), consent.chosen(uuid, timestamptz),
  consent.settled(uuid, uuid, timestamptz, timestamptz), consent.grown(uuid, timestamptz) to pvs_app;

-- A session of a guardian.
alter table identity.session add column guardian uuid;
alter table identity.session drop constraint session_kind_check;
alter table identity.session add constraint session_kind_check
  check (kind in ('owner', 'staff', 'receiver', 'companion', 'guardian'));
create index session_guardian on identity.session (guardian) where guardian is not null;

-- The owner, about a share: whether it can be given now, and whether this one asks nothing first. Inside school is a share with the mentor of
-- the own class: it is school that does what school is for, and asks no guardian.
create function access.as_owner(e access.entering) returns jsonb language plpgsql as $$
declare g record; inside boolean;
begin
  if e."grant" is null or e.actor is distinct from e.passport then return null; end if;
  select x.starts, x."group" is not null as inside into g from sharing."grant" x where x.id = e."grant";
  inside := coalesce(g.inside, false);
  return jsonb_build_object('consented', inside or consent.carries(e.passport, e.at, e.at),
    'settled', inside or g.starts is not null and consent.settled(e.passport, e."grant", g.starts, e.at));
end $$;

-- The database reads the guardian's row itself at every entry: one that was stopped opens nothing, whatever the app believes.
create function access.as_guardian(e access.entering) returns jsonb language plpgsql as $$
declare g record; reachable boolean; state text;
begin
  select x.owner, case when x.stopped is not null then 'stopped' when consent.grown(x.owner, e.at) then 'grown'
      when x.ends <= e.at and not exists (select from consent.record r where r.guardian = x.id) then 'ended' else 'open' end as state
    into g from consent.guardian x where x.id = e.actor;
  reachable := e.there and g.owner is not null and g.owner = e.passport;
  if reachable and g.state = 'open' then perform set_config('pvs.passport', e.passport::text, true); end if;
  return jsonb_strip_nulls(jsonb_build_object('passportThere', reachable, 'guardianState', g.state));
end $$;

-- Somebody at work whom the young person asked through the school: stands in this passport for that question alone. No policy of
-- another table gives these roles anything for it.
create function access.entrusted(e access.entering) returns jsonb language plpgsql as $$
declare entrusted boolean;
begin
  if e.kind not in ('dean', 'privacy-officer') or not e.there then return '{}'; end if;
  entrusted := exists (select from consent.asking a where a.owner = e.passport and a.role = e.kind
    and a.organisation = e.organisation and a.handled is null);
  if entrusted then perform set_config('pvs.passport', e.passport::text, true); end if;
  return jsonb_build_object('entrusted', entrusted);
end $$;
grant execute on function access.as_owner(access.entering), access.as_guardian(access.entering),
  access.entrusted(access.entering) to pvs_app;

-- As 0010-proofs has it, and: outside school a share opens only while the consent that it needs is there.
create or replace function access.as_receiver(e access.entering) returns jsonb language plpgsql as $$
declare g record; reachable boolean; copied uuid[]; consented boolean;
begin
  select x.owner, x.copy, x.starts, x."group" is not null as inside,
    case when x.copy then '{}' else x.chapters end as chapters, case when x.copy then '{}' else x.questions end as questions,
    case when x.copy then '{}' else x.extra end as extra,
    case when x.withdrawn is not null then 'stopped' when x.starts is null or x.starts > e.at then 'draft'
      when x.ends <= e.at then 'ended' when a."grant" is null then 'offered' else 'open' end as state
    into g from sharing."grant" x left join sharing.acceptance a on a."grant" = x.id where x.id = e.actor;
  reachable := e.there and g.owner is not null and g.owner = e.passport;
  consented := reachable and g.starts is not null
    and (g.inside or consent.carries(g.owner, consent.chosen(e.actor, g.starts), e.at));
  if reachable and g.state = 'open' and consented then
    perform set_config('pvs.passport', e.passport::text, true),
      set_config('pvs.chapters', g.chapters::text, true), set_config('pvs.questions', g.questions::text, true),
      set_config('pvs.extra', g.extra::text, true);
    if g.copy then
      select coalesce(array_agg(c.proof), '{}') into copied from sharing.copied c where c."grant" = e.actor;
      perform set_config('pvs.proofs', copied::text, true);
    end if;
  end if;
  return jsonb_strip_nulls(jsonb_build_object('passportThere', reachable, 'grantState', g.state, 'consented', consented,
    'grantChapters', coalesce(g.chapters, '{}'), 'grantQuestions', coalesce(g.questions, '{}'), 'grantExtra', coalesce(g.extra, '{}'),
    'grantProofs', coalesce(copied, '{}')));
end $$;

-- As 0012-mirror has it, with a guardian, what an owner may share, and who was asked through the school.
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
    else access.as_staff(e) || access.entrusted(e)
  end;
end $$;
