-- after: sha256 3cc75f905deddb4b34ecb4e5493224c85066000624802ad30626a63a3478dbe1
-- The rooms and what stands in them. In clear stand ids, chapters, revisions, times and counts; words are sealed.
-- Every table that holds something of a passport carries the owner's id in the row, so that a policy needs no second look-up.

create schema access;
create schema audit;
create schema organisations;
create schema passport;
create schema sharing;
create schema identity;
grant usage on schema access, audit, organisations, passport, sharing, identity to pvs_app;

-- access: who acts in this transaction, and on whose passport -------------------------------------------------------------------
-- Set by access.enter() with set_config(…, true): they end with the transaction, never with the connection.

create function access.kind() returns text language sql stable parallel safe
  as $$ select current_setting('pvs.kind', true) $$;
create function access.actor() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('pvs.actor', true), '')::uuid $$;
create function access.passport() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('pvs.passport', true), '')::uuid $$;
create function access.organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('pvs.organisation', true), '')::uuid $$;
create function access.chain() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('pvs.chain', true), '')::uuid $$;
create function access.groups() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('pvs.groups', true), ''), '{}')::uuid[] $$;
create function access.chapters() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('pvs.chapters', true), ''), '{}')::text[] $$;
create function access.extra() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('pvs.extra', true), ''), '{}')::text[] $$;
create function access.questions() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('pvs.questions', true), ''), '{}')::text[] $$;

-- audit: the witness -------------------------------------------------------------------------------------------------------------
-- A chain is one passport's log, or one organisation's for acts that are about no passport. The app can only append.

create table audit.entry (
  chain uuid not null,
  n integer not null check (n > 0),
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  at timestamptz not null,
  actor text not null,
  role text not null,
  organisation uuid,
  action text not null,
  outcome text not null check (outcome in ('allowed', 'refused')),
  chapters text[] not null,
  "grant" uuid,
  ground text,
  way text not null check (way in ('own', 'together', 'export', 'system')),
  detail_hash bytea,
  once text,
  primary key (chain, n)
);
create unique index entry_once on audit.entry (chain, once) where once is not null;
create index entry_grant on audit.entry (chain, "grant", at) where "grant" is not null;

create table audit.detail (
  chain uuid not null,
  n integer not null,
  salt bytea not null,
  sealed bytea not null,
  primary key (chain, n)
);

create table audit.head (
  chain uuid primary key,
  n integer not null,
  hash bytea not null
);

-- organisations ------------------------------------------------------------------------------------------------------------------

create table organisations.region (
  id uuid primary key,
  name text not null
);

create table organisations.organisation (
  id uuid primary key,
  region uuid not null references organisations.region,
  kind text not null check (kind in ('school', 'mbo', 'municipality', 'region')),
  name text not null
);

create table organisations."group" (
  id uuid primary key,
  organisation uuid not null references organisations.organisation,
  name text not null,
  school_year text not null
);

create table organisations.staff (
  person uuid not null,
  role text not null check (role in ('mentor', 'dean', 'region-admin', 'adviser', 'intaker', 'privacy-officer')),
  organisation uuid not null references organisations.organisation,
  "group" uuid references organisations."group",
  since timestamptz not null,
  until timestamptz,
  unique nulls not distinct (person, role, organisation, "group")
);

create table organisations.lesson (
  id uuid primary key,
  "group" uuid not null references organisations."group",
  organisation uuid not null references organisations.organisation,
  mentor uuid not null,
  code_index bytea not null unique,
  code_sealed bytea not null,
  opened timestamptz not null,
  ends timestamptz not null,
  stopped timestamptz
);
create index lesson_group on organisations.lesson ("group", opened desc);

create table organisations.member (
  owner uuid not null,
  "group" uuid not null references organisations."group",
  called bytea not null,
  joined timestamptz not null,
  lesson uuid references organisations.lesson,
  "left" timestamptz,
  primary key (owner, "group")
);
create index member_group on organisations.member ("group") where "left" is null;

-- passport -----------------------------------------------------------------------------------------------------------------------

create table passport.passport (
  owner uuid primary key,
  seed text not null,
  method text not null,
  route text check (route in ('mbo', 'werk')),
  language text not null,
  look jsonb not null,
  called bytea not null,
  started timestamptz not null,
  used date not null
);

create table passport.answer (
  owner uuid not null references passport.passport on delete cascade,
  question text not null,
  chapter text not null,
  revision integer not null check (revision > 0),
  sealed bytea not null,
  filled boolean not null,
  -- What protects it, set by the method: extra is shared only by name, in a step of its own; private can never be shared.
  extra boolean not null,
  private boolean not null,
  saved timestamptz not null,
  primary key (owner, question)
);

create table passport.progress (
  owner uuid primary key references passport.passport on delete cascade,
  -- Per chapter: how many questions are answered, of how many, and when it was stamped. Counts only: a mentor's board shows them.
  chapters jsonb not null
);

-- What restore replays before the app may start: a passport that was deleted stays deleted.
create table passport.deletion (
  owner uuid primary key,
  at timestamptz not null
);

-- sharing ------------------------------------------------------------------------------------------------------------------------

create table sharing."grant" (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  receiver bytea not null,
  chapters text[] not null,
  questions text[] not null,
  extra text[] not null,
  purpose text not null,
  starts timestamptz,
  ends timestamptz,
  withdrawn timestamptz,
  link_index bytea unique,
  code_index bytea unique,
  keys bytea,
  drafted timestamptz not null,
  unique (id, owner)
);
create index grant_owner on sharing."grant" (owner);

-- The receiver's yes to the purpose stands apart: a receiver can add it and change nothing of the grant itself.
create table sharing.acceptance (
  "grant" uuid primary key,
  owner uuid not null,
  purpose text not null,
  at timestamptz not null,
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade
);

-- identity -----------------------------------------------------------------------------------------------------------------------

create table identity.person (
  id uuid primary key,
  mail_index bytea not null unique,
  sealed bytea not null,
  language text not null
);

create table identity.card (
  owner uuid primary key,
  code_index bytea not null unique,
  sealed bytea,
  made timestamptz not null
);

create table identity.session (
  token_hash bytea primary key,
  id uuid not null unique,
  kind text not null check (kind in ('owner', 'staff', 'receiver')),
  owner uuid,
  person uuid,
  "grant" uuid,
  role text,
  organisation uuid,
  device text not null check (device in ('own', 'shared')),
  -- What the frame of this person's own pages shows: the name to be called, language, look. Sealed for the house.
  frame bytea not null,
  made timestamptz not null,
  seen timestamptz not null,
  ends timestamptz not null
);
create index session_owner on identity.session (owner) where owner is not null;
create index session_grant on identity.session ("grant") where "grant" is not null;

create table identity.attempt (
  id uuid primary key,
  browser_hash bytea not null,
  person uuid,
  code_index bytea not null,
  made timestamptz not null,
  ends timestamptz not null,
  tries integer not null default 0,
  used timestamptz
);

-- The second wall: row-level security, enabled and forced -------------------------------------------------------------------------

do $$
declare t regclass;
begin
  foreach t in array array['audit.entry', 'audit.detail', 'audit.head', 'organisations.member', 'passport.passport', 'passport.answer',
    'passport.progress', 'passport.deletion', 'sharing."grant"', 'sharing.acceptance', 'identity.card', 'identity.session']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

-- An owner, or the night watch, opens one passport at a time: the one that access.enter() put in pvs.passport.
create function access.own(of uuid) returns boolean language sql stable parallel safe
  as $$ select of = access.passport() and access.kind() in ('owner', 'system') $$;

create policy own on passport.passport to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy shared on passport.passport for select to pvs_app
  using (owner = access.passport() and access.kind() = 'receiver');

create policy own on passport.answer to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy shared on passport.answer for select to pvs_app
  using (owner = access.passport() and access.kind() = 'receiver' and not private
    and (question = any (access.extra())
      or not extra and (chapter = any (access.chapters()) or question = any (access.questions()))));

create policy own on passport.progress to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy lesson on passport.progress for select to pvs_app
  -- Asked of thirty rows at the most: who is in the class now, and nobody who left it or was taken off its list.
  using (access.kind() = 'mentor' and exists (
    select from organisations.member m
    where m.owner = progress.owner and m."group" = any (access.groups()) and m."left" is null));

create policy own on passport.deletion to pvs_app using (access.own(owner)) with check (access.own(owner));

create policy own on sharing."grant" to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy receiver on sharing."grant" for select to pvs_app using (access.kind() = 'receiver' and id = access.actor());
create policy own on sharing.acceptance for select to pvs_app using (access.own(owner));
create policy receiver on sharing.acceptance to pvs_app
  using (access.kind() = 'receiver' and "grant" = access.actor())
  with check (access.kind() = 'receiver' and "grant" = access.actor());

create policy own on organisations.member to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy lesson on organisations.member for select to pvs_app
  using (access.kind() = 'mentor' and "group" = any (access.groups()));
create policy lesson_out on organisations.member for update to pvs_app
  using (access.kind() = 'mentor' and "group" = any (access.groups()))
  with check (access.kind() = 'mentor' and "group" = any (access.groups()));

-- Entries are appended to the chain that this transaction stands in, and read by whom the chain is about.
create policy append on audit.entry for insert to pvs_app with check (chain = access.chain());
create policy own on audit.entry for select to pvs_app using (access.own(chain));
create policy append on audit.detail for insert to pvs_app with check (chain = access.chain());
create policy own on audit.detail for select to pvs_app using (access.own(chain));
create policy append on audit.head to pvs_app using (chain = access.chain()) with check (chain = access.chain());

-- Whoever stands at the outer door is known only by a secret: the row is found by its hash, and by nothing else.
create function access.secret() returns bytea language sql stable parallel safe
  as $$ select decode(coalesce(nullif(current_setting('pvs.secret', true), ''), '00'), 'hex') $$;
create policy own on identity.card to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy bearer on identity.card for select to pvs_app using (code_index = access.secret());
create policy bearer on identity.session to pvs_app using (token_hash = access.secret()) with check (token_hash = access.secret());
create policy own on identity.session to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy bearer on sharing."grant" for select to pvs_app
  using (code_index = access.secret() or link_index = access.secret());

grant select, insert on audit.entry, audit.detail, passport.deletion, sharing.acceptance to pvs_app;
grant select, insert, update on audit.head to pvs_app;
grant select on organisations.region, organisations.organisation, organisations."group", organisations.staff to pvs_app;
grant insert, update on organisations.region, organisations.organisation, organisations."group", organisations.staff to pvs_app;
grant select, insert, update on organisations.lesson to pvs_app;
grant select, insert, update, delete on organisations.member, passport.passport, passport.answer, passport.progress, sharing."grant",
  identity.card, identity.session, identity.attempt to pvs_app;
grant select, insert, update on identity.person to pvs_app;

-- access.enter: the facts, and the settings that the policies lean on, in one round trip -------------------------------------------
-- The database reads the grant itself at every entry: a share that was stopped opens nothing, whatever the app believes.

create function access.enter(
  p_kind text, p_actor uuid, p_organisation uuid, p_passport uuid, p_chain uuid, p_once text, p_now timestamptz,
  out traced boolean, out head_n integer, out head_hash bytea, out passport_there boolean,
  out grant_chapters text[], out grant_questions text[], out grant_extra text[], out grant_state text, out staff_groups uuid[], out staff_held boolean
) language plpgsql as $$
declare g record;
begin
  perform set_config('pvs.kind', p_kind, true), set_config('pvs.actor', coalesce(p_actor::text, ''), true),
    set_config('pvs.passport', '', true), set_config('pvs.chain', coalesce(p_chain::text, ''), true),
    set_config('pvs.organisation', coalesce(p_organisation::text, ''), true), set_config('pvs.groups', '', true),
    set_config('pvs.chapters', '', true), set_config('pvs.questions', '', true), set_config('pvs.extra', '', true),
    set_config('pvs.secret', '', true);

  if p_kind = 'owner' and p_actor = p_passport then
    perform set_config('pvs.passport', p_passport::text, true);
  end if;

  -- The end of the log is locked before the facts are read: who waited here sees what the other one did.
  -- A passport is there when its log has begun; nobody else's log is begun by asking.
  traced := p_once is not null and exists (select from audit.entry e where e.chain = p_chain and e.once = p_once);
  if p_chain is not null and not traced then
    if p_passport is null or p_kind = 'visitor' then
      insert into audit.head (chain, n, hash) values (p_chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    end if;
    select h.n, h.hash into head_n, head_hash from audit.head h where h.chain = p_chain for update;
    traced := p_once is not null and exists (select from audit.entry e where e.chain = p_chain and e.once = p_once);
  end if;
  passport_there := p_passport is not null and (traced or coalesce(head_n, 0) > 0);

  if p_kind = 'visitor' and p_passport is not null and not passport_there then
    -- Somebody who is nobody yet may begin a passport, and only one that never was.
    perform set_config('pvs.kind', 'owner', true), set_config('pvs.passport', p_passport::text, true);
    passport_there := exists (select from passport.deletion where owner = p_passport);
    if passport_there then
      perform set_config('pvs.kind', 'visitor', true), set_config('pvs.passport', '', true);
    end if;
  elsif p_kind = 'system' then
    perform set_config('pvs.passport', coalesce(p_passport::text, ''), true);
  elsif p_kind = 'receiver' then
    select x.owner, x.chapters, x.questions, x.extra,
      case when x.withdrawn is not null then 'stopped' when x.starts is null or x.starts > p_now then 'draft'
        when x.ends <= p_now then 'ended' when a."grant" is null then 'offered' else 'open' end as state
      into g from sharing."grant" x left join sharing.acceptance a on a."grant" = x.id where x.id = p_actor;
    grant_state := g.state;
    passport_there := passport_there and g.owner is not null and g.owner = p_passport;
    grant_chapters := g.chapters;
    grant_questions := g.questions;
    grant_extra := g.extra;
    if passport_there and g.state = 'open' then
      perform set_config('pvs.passport', p_passport::text, true),
        set_config('pvs.chapters', g.chapters::text, true), set_config('pvs.questions', g.questions::text, true),
        set_config('pvs.extra', g.extra::text, true);
    end if;
  elsif p_kind not in ('visitor', 'owner') then
    select array_agg(distinct s."group") filter (where s."group" is not null), count(*) > 0 into staff_groups, staff_held
      from organisations.staff s
      where s.person = p_actor and s.role = p_kind and s.organisation = p_organisation
        and s.since <= p_now and (s.until is null or s.until > p_now);
    perform set_config('pvs.groups', coalesce(staff_groups, '{}')::text, true);
  end if;
end $$;
grant execute on all functions in schema access to pvs_app;

-- The log goes with the passport, and only with it: when the owner has deleted, not before. The tables' owner is under the
-- policies too (forced), so it gets just these two ways.
create policy forget_find on audit.entry for select to current_user using (exists (select from passport.deletion d where d.owner = chain));
create policy forget on audit.entry for delete to current_user using (exists (select from passport.deletion d where d.owner = chain));
create policy forget_find on audit.detail for select to current_user using (exists (select from passport.deletion d where d.owner = chain));
create policy forget on audit.detail for delete to current_user using (exists (select from passport.deletion d where d.owner = chain));
create policy forget_find on audit.head for select to current_user using (exists (select from passport.deletion d where d.owner = chain));
create policy forget on audit.head for delete to current_user using (exists (select from passport.deletion d where d.owner = chain));
create policy forget_find on passport.deletion for select to current_user using (true);

-- Who is at the outer door? The secret's hash finds one session or none; an idle or ended one is none. `seen` moves once a minute.
create function identity.find_session(p_hash bytea, p_now timestamptz, p_idle_shared interval, p_idle_own interval)
returns setof identity.session language plpgsql as $$
declare s identity.session;
begin
  perform set_config('pvs.kind', 'visitor', true), set_config('pvs.passport', '', true), set_config('pvs.secret', encode(p_hash, 'hex'), true);
  select * into s from identity.session x where x.token_hash = p_hash and x.ends > p_now
    and x.seen > p_now - case x.device when 'own' then p_idle_own else p_idle_shared end;
  if s.id is null then return; end if;
  if s.seen < p_now - interval '1 minute' then
    update identity.session set seen = p_now where token_hash = p_hash;
  end if;
  return next s;
end $$;
grant execute on function identity.find_session(bytea, timestamptz, interval, interval) to pvs_app;

-- A session that is over opens nothing any more; its row goes too, with the sealed name in it. It says nothing of whose it was.
create policy tidy_find on identity.session for select to current_user using (ends < now());
create policy tidy on identity.session for delete to current_user using (ends < now());
create function identity.forget_ended() returns void language sql security definer set search_path = pg_catalog
  as $$ delete from identity.session where ends < now() $$;
revoke execute on function identity.forget_ended() from public;
grant execute on function identity.forget_ended() to pvs_app;

create function audit.forget(p_chain uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from passport.deletion d where d.owner = p_chain) then
    raise exception 'only the log of a deleted passport is forgotten';
  end if;
  delete from audit.detail where chain = p_chain;
  delete from audit.entry where chain = p_chain;
  delete from audit.head where chain = p_chain;
end $$;
revoke execute on function audit.forget(uuid) from public;
grant execute on function audit.forget(uuid) to pvs_app;
