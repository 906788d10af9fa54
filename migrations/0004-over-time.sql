-- after: sha256 f6f21078bc59df31da6cf62151fc915ac0e2f765de31b73ccfec9996873088e9
-- A passport over time: what an answer was before, how somebody was last year, and a scratch pad. Words are sealed; all of it is the
-- owner's alone. No policy names a receiver, staff or the night watch: no share, preview or paper for others can hold any of it.

create function access.mine(of uuid) returns boolean language sql stable parallel safe
  as $$ select of = access.passport() and access.kind() = 'owner' $$;
grant execute on function access.mine(uuid) to pvs_app;

-- The school year that the answers are of: turned by the first save in a new one.
alter table passport.passport add column year text;
-- "Klopt dit nog?": when the owner last said something about it, and whether that was "weet ik niet".
alter table passport.answer add column still timestamptz, add column doubt boolean not null default false;

-- What an answer was before. `aside`: written in that session while another one changed the answer; the owner has yet to choose.
-- `item` and `revision` are where the seal belongs.
create table passport.version (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  question text not null,
  chapter text not null,
  item text not null,
  revision integer not null check (revision > 0),
  aside uuid,
  sealed bytea not null,
  saved timestamptz not null,
  unique (owner, question, item, revision),
  unique (owner, question, aside)
);

-- "Zo was ik in 2026-2027": the answers with the words of the questions as they were asked.
create table passport.snapshot (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  year text not null,
  sealed bytea not null,
  made timestamptz not null
);
create index snapshot_owner on passport.snapshot (owner, made desc);

-- One's own scratch pad.
create table passport.scratch (
  owner uuid primary key references passport.passport on delete cascade,
  revision integer not null check (revision > 0),
  sealed bytea not null,
  saved timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['version', 'snapshot', 'scratch'] loop
    execute format('alter table passport.%I enable row level security', t);
    execute format('alter table passport.%I force row level security', t);
    execute format('create policy mine on passport.%I to pvs_app using (access.mine(owner)) with check (access.mine(owner))', t);
    execute format('grant select, insert, update, delete on passport.%I to pvs_app', t);
  end loop;
end $$;
